import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.channels import CHANNELS, Channel, channel_row
from bridge.motion.pose import FACING, pose_bones
from bridge.motion.skeleton import place_head
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES, BONE_PARENTS, REST_POSITIONS
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles
from bridge.rigs.rotations import multiply, rotate, to_yaw_pitch_roll

AHEAD = np.zeros((1, 3))


def pose(**channels):
    return pose_bones(channel_row(**channels)[None], AHEAD)


def place(bones, hips, name):
    """Walk from the root to a bone's place in the character's space."""
    chain = []
    index = BONE_INDEX[name]
    while index >= 0:
        chain.append(index)
        index = BONE_PARENTS[index]
    turned, at = np.array([0, 0, 0, 1], np.float32), np.asarray(hips, np.float32)
    for index in reversed(chain):
        at = at + rotate(turned, REST_POSITIONS[index])
        turned = multiply(turned, bones[0, index])
    return at


@pytest.mark.parametrize(("channel", "axis"), [("yaw", 0), ("pitch", 1), ("roll", 2)])
def test_the_head_turns_by_what_its_channels_say(channel, axis):
    head = place_head(pose(**{channel: 8.0}), np.zeros((1, 3), np.float32))
    turned = np.degrees(to_yaw_pitch_roll(head[0, 3:]))
    expected = np.zeros(3)
    expected[axis] = 8
    np.testing.assert_allclose(turned, expected, atol=0.15)


def test_a_nod_carries_the_head_forward():
    head = place_head(pose(pitch=10.0), np.zeros((1, 3), np.float32))
    assert 0.003 < head[0, 2] < 0.03


def test_leaning_moves_the_head_and_not_the_gaze():
    head = place_head(pose(lean=3.0), np.zeros((1, 3), np.float32))
    assert 0.012 < head[0, 2] < 0.03
    np.testing.assert_allclose(np.degrees(to_yaw_pitch_roll(head[0, 3:])), 0, atol=0.05)


@pytest.mark.parametrize("channel", ["pelvis_roll", "pelvis_turn"])
def test_the_head_stays_as_it_is_whatever_the_pelvis_does(channel):
    head = place_head(pose(**{channel: 3.0}), np.zeros((1, 3), np.float32))
    np.testing.assert_allclose(np.degrees(to_yaw_pitch_roll(head[0, 3:])), 0, atol=0.3)


def test_a_bow_turns_the_head_with_the_trunk_and_the_eyes_with_it():
    head = place_head(pose(bend=30.0), np.zeros((1, 3), np.float32))
    np.testing.assert_allclose(np.degrees(to_yaw_pitch_roll(head[0, 3:])), [0, 30, 0], atol=0.3)
    assert not FACING[Channel.BEND].any()


def test_who_stands_on_the_left_leg_lowers_the_left_shoulder():
    left, right = (
        place(pose(pelvis_roll=-3.0), (0, 0, 0), f"{side}UpperArm") for side in ("left", "right")
    )
    assert 0.002 < right[1] - left[1] < 0.012


def test_hands_hang_beside_the_thighs_and_mirror_each_other():
    left, right = (place(pose(), (0, 0, 0), f"{side}Hand") for side in ("left", "right"))
    assert 0.2 < left[0] < 0.45
    assert 0.6 < left[1] < 0.85
    assert left[2] > 0
    np.testing.assert_allclose(right, left * (-1, 1, 1), atol=1e-5)


def test_eyes_turn_left_and_down_together():
    bones = pose_bones(np.zeros((1, CHANNELS)), np.array([[10.0, 10.0, 6.0]]))
    for eye in ("leftEye", "rightEye"):
        turned = np.degrees(to_yaw_pitch_roll(bones[0, BONE_INDEX[eye]]))
        np.testing.assert_allclose(turned, [10, 6, 0], atol=0.2)


def test_facing_tells_how_far_each_channel_turns_the_face():
    np.testing.assert_allclose(FACING[Channel.YAW], [1, 0], atol=1e-9)
    np.testing.assert_allclose(FACING[Channel.PITCH], [0, 1], atol=1e-9)
    np.testing.assert_allclose(FACING[Channel.LEAN], [0, 0], atol=1e-9)


@given(st.lists(st.floats(-50, 50), min_size=CHANNELS, max_size=CHANNELS), st.floats(-90, 90))
def test_no_demand_leaves_a_joint_outside_its_range(channels, look):
    body = np.array([channels])
    body[:, [Channel.HIPS_X, Channel.HIPS_Z]] /= 100  # metres
    bones = pose_bones(body, np.array([[look, look, -look]]))
    assert bones.shape == (1, len(BONE_NAMES), 4)
    np.testing.assert_allclose(np.linalg.norm(bones, axis=-1), 1, atol=1e-5)
    turned = joint_angles(bones)
    assert (turned >= LIMITS_RADIANS[..., 0] - 1e-3).all()
    assert (turned <= LIMITS_RADIANS[..., 1] + 1e-3).all()
