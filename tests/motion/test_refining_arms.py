import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.motion.refining_arms import palm_places, part_hands
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.kinematics import joint_places
from bridge.rigs.limits import from_joint_angles
from bridge.rigs.rotations import conjugate, from_rotation_vector, rotate

BONES = len(BONE_NAMES)
LEFT_PALM = np.array((0.055, -0.012, 0), np.float32)
RIGHT_PALM = LEFT_PALM * np.array((-1, 1, 1), np.float32)


def identity(rows=1):
    bones = np.zeros((rows, BONES, 4), np.float32)
    bones[..., 3] = 1
    return bones


def turned(**vectors):
    bones = identity()
    for name, vector in vectors.items():
        bones[:, BONE_INDEX[name]] = from_rotation_vector(np.radians(vector).astype(np.float32))
    return bones


def arms_that(elbows, reach=0.0):
    """Return arms hanging down with the forearms bent across the belly, or reaching forward."""
    return turned(
        leftUpperArm=(0, reach, -72), rightUpperArm=(0, -reach, 72),
        leftLowerArm=(0, -elbows, 0), rightLowerArm=(0, elbows, 0),
    )  # fmt: skip


def to_axis(bones):
    palms, _ = palm_places(bones)
    axis = np.zeros_like(palms)
    axis[..., 1] = np.clip(palms[..., 1], -0.30, -0.03)
    axis[..., 2] = -0.02
    return np.linalg.norm(palms - axis, axis=-1)


def between(bones):
    palms, _ = palm_places(bones)
    return np.linalg.norm(palms[:, 0] - palms[:, 1], axis=-1)


@pytest.mark.parametrize("seed", range(3))
def test_palms_are_where_the_skeleton_has_them(seed):
    vectors = np.random.default_rng(seed).normal(0, 0.5, (2, BONES, 3)).astype(np.float32)
    bones = from_rotation_vector(vectors)
    hips = np.zeros((2, 3), np.float32)
    places, turns = joint_places(bones, hips, ("upperChest", "leftHand", "rightHand"))
    world = places[:, 1:] + rotate(turns[:, 1:], np.stack((LEFT_PALM, RIGHT_PALM)))
    expected = rotate(conjugate(turns[:, :1]), world - places[:, :1])
    np.testing.assert_allclose(palm_places(bones)[0], expected, atol=1e-5)


def test_hands_that_hang_are_left_alone():
    bones = arms_that(15)
    assert part_hands(bones) is bones


def test_a_hand_inside_the_body_comes_out():
    # An elbow at the side, bent sharply: the turn of the upper arm swings the hand
    # from straight ahead into the belly.
    angles = np.zeros((60, BONES, 3), np.float32)
    angles[:, BONE_INDEX["leftUpperArm"], 0] = np.linspace(0, np.radians(85), 60)
    angles[:, BONE_INDEX["leftUpperArm"], 2] = np.radians(-85)
    angles[:, BONE_INDEX["leftLowerArm"], 1] = np.radians(-130)
    angles[:, BONE_INDEX["rightUpperArm"], 2] = np.radians(72)
    bones = from_joint_angles(angles)
    before, after = to_axis(bones), to_axis(part_hands(bones))
    assert before[:, 0].min() < 0.1
    assert after[:, 0].min() > 0.16
    assert (after[:, 0] >= before[:, 0] - 1e-5).all()
    np.testing.assert_array_equal(after[:, 1], before[:, 1])


@given(st.floats(-20, 70), st.floats(40, 120), st.floats(-90, -50), st.floats(-60, 60))
@settings(max_examples=60, deadline=None)
def test_no_hand_ends_deeper_than_it_was_or_than_the_skin(forward, elbow, height, twist):
    bones = turned(leftUpperArm=(twist, -forward, height), leftLowerArm=(0, -elbow, 0))
    before, after = to_axis(bones)[0, 0], to_axis(part_hands(bones))[0, 0]
    assert after >= min(before, 0.155) - 1e-4


def close_hands(sideways):
    """Return arms stretched ahead and drawn together."""
    return turned(leftUpperArm=(0, -90 - sideways, 0), rightUpperArm=(0, 90 + sideways, 0))


def test_hands_keep_their_distance_unless_they_mean_to_meet():
    bones = close_hands(12.5)
    assert between(bones)[0] < 0.055
    assert between(part_hands(bones))[0] > 0.0595
    assert between(part_hands(bones, np.ones(1, np.float32)))[0] == pytest.approx(
        between(bones)[0], abs=0.01
    )


def test_giving_way_is_gentle():
    bones = np.concatenate([close_hands(angle) for angle in np.linspace(0, 13, 400)])
    parted = between(part_hands(bones))
    steps = np.diff(parted)
    assert (steps <= 1e-5).all()  # nearer wishes never end farther apart
    assert np.abs(np.diff(steps)).max() < 1e-4
