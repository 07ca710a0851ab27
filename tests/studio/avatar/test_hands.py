from itertools import pairwise

import numpy as np
import pytest

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.hands import build_hands
from bridge.studio.avatar.skeleton import FINGERS, finger_points


def test_every_finger_has_a_tip_that_its_last_bone_moves():
    hands = build_hands()
    for finger, joints in FINGERS.items():
        tip = finger_points(finger)[-1]
        nearest = np.linalg.norm(hands.positions - tip, axis=1).argmin()
        assert np.linalg.norm(hands.positions[nearest] - tip) < 0.012
        assert hands.weights[nearest, BONE_INDEX[f"left{finger}{joints[-1]}"]] > 0.9


@pytest.mark.parametrize("pair", [*pairwise(("Index", "Middle", "Ring", "Little"))])
def test_fingers_are_parted(pair):
    points = build_hands().positions
    one, other = map(finger_points, pair)
    between = 0.5 * (one[2] + other[2])
    rows = points[np.abs(points[:, 0] - between[0]) < 0.01]
    assert np.abs(rows[:, 2] - between[2]).min() > 0.0004


def test_no_skin_joins_two_fingers_beyond_their_webs():
    hands = build_hands()
    follows = np.stack(
        [
            hands.weights[:, [BONE_INDEX[f"left{finger}{joint}"] for joint in joints]].sum(axis=1)
            for finger, joints in FINGERS.items()
        ],
        axis=1,
    )
    whose = np.where(follows.max(axis=1) > 0.99, follows.argmax(axis=1), -1)[hands.triangles]
    wholly = whose[(whose >= 0).all(axis=1)]
    assert len(wholly) > 500
    assert (wholly == wholly[:, :1]).all()


def test_the_right_hand_is_the_left_ones_mirror_image():
    hands = build_hands()
    half = len(hands.positions) // 2
    assert np.allclose(hands.positions[:half] * (-1, 1, 1), hands.positions[half:])
    moved = hands.weights[half:, BONE_INDEX["rightHand"]]
    assert np.allclose(moved, hands.weights[:half, BONE_INDEX["leftHand"]])
