import numpy as np

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


def test_fingers_are_parted():
    points = build_hands().positions
    index, middle = finger_points("Index"), finger_points("Middle")
    between = 0.5 * (index[2] + middle[2])
    rows = points[np.abs(points[:, 0] - between[0]) < 0.01]
    assert np.abs(rows[:, 2] - between[2]).min() > 0.001


def test_the_right_hand_is_the_left_ones_mirror_image():
    hands = build_hands()
    half = len(hands.positions) // 2
    assert np.allclose(hands.positions[:half] * (-1, 1, 1), hands.positions[half:])
    moved = hands.weights[half:, BONE_INDEX["rightHand"]]
    assert np.allclose(moved, hands.weights[:half, BONE_INDEX["leftHand"]])
