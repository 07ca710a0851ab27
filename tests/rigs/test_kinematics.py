"""The places of joints are those of the T-pose, and follow their parents."""

import numpy as np

from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.kinematics import joint_places
from bridge.rigs.rotations import from_axis_angle

REST = np.tile(np.array([0, 0, 0, 1], np.float32), (3, len(BONE_NAMES), 1))
STILL = np.zeros((3, 3), np.float32)


def test_in_the_t_pose_the_hands_are_level_with_the_shoulders_and_mirrored():
    names = ("leftUpperArm", "leftHand", "rightHand")
    places, rotations = joint_places(REST, STILL, names)
    assert places.shape == (3, 3, 3)
    assert rotations.shape == (3, 3, 4)
    np.testing.assert_allclose(places[0, 0, 1], places[0, 1, 1], atol=1e-6)
    np.testing.assert_allclose(places[0, 1], places[0, 2] * (-1, 1, 1), atol=1e-6)
    np.testing.assert_allclose(places[0, 1, 0] - places[0, 0, 0], 0.56, atol=1e-6)


def test_a_raised_forearm_carries_the_hand_straight_up():
    bones = REST.copy()
    up = from_axis_angle(np.array([0, 0, 1], np.float32), np.float32(np.pi / 2))
    bones[1, BONE_INDEX["leftLowerArm"]] = up
    places, _ = joint_places(bones, STILL, ("leftLowerArm", "leftHand"))
    np.testing.assert_allclose(places[1, 1] - places[1, 0], (0, 0.26, 0), atol=1e-6)


def test_hips_carry_everything():
    moved = STILL + np.array([0.1, -0.2, 0.3], np.float32)
    before, _ = joint_places(REST, STILL, ("head", "leftFoot"))
    after, _ = joint_places(REST, moved, ("head", "leftFoot"))
    np.testing.assert_allclose(
        after - before, np.broadcast_to(moved[:, None], after.shape), atol=1e-6
    )
