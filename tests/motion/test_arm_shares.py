import numpy as np
import pytest

from bridge.motion.arm_shares import REST_DEGREES, arm_shares, rest_angles
from bridge.motion.channels import Channel, channel_row
from bridge.motion.pose import pose_bones
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles

MIRROR = np.array([1, -1, -1])


def angles(**channels):
    return np.degrees(joint_angles(pose_bones(channel_row(**channels)[None], np.zeros((1, 3)))[0]))


def test_every_channel_of_an_arm_turns_something_on_its_own_side():
    shares = list(arm_shares())
    named = {channel for channel, _, _, _ in shares}
    assert named == {c for c in Channel if c.name.startswith(("LEFT_", "RIGHT_"))}
    assert all(bone.startswith(channel.name.split("_")[0].lower()) for channel, bone, *_ in shares)


def test_arms_at_rest_hang_bent_a_little_with_curled_fingers():
    at = angles()
    assert at[BONE_INDEX["leftUpperArm"], 2] == pytest.approx(REST_DEGREES["ARM"], abs=6)
    assert -20 <= at[BONE_INDEX["leftLowerArm"], 1] <= -10
    for finger in ("Index", "Middle", "Ring", "Little"):
        assert -35 <= at[BONE_INDEX[f"left{finger}Proximal"], 2] <= -15


def test_rest_is_inside_the_limits_and_symmetric():
    for bone, axis, degrees in rest_angles():
        low, high = np.degrees(LIMITS_RADIANS[BONE_INDEX[bone], axis])
        assert low <= degrees <= high, bone


PARTS = sorted(c.name.removeprefix("LEFT_") for c in Channel if c.name.startswith("LEFT_"))


@pytest.mark.parametrize("name", PARTS)
def test_the_same_number_is_the_mirror_image_on_the_other_side(name):
    left, right = angles(**{f"left_{name.lower()}": 9.0}), angles(**{f"right_{name.lower()}": 9.0})
    moved = np.flatnonzero(np.abs(left - angles()).max(axis=1) > 0.1)
    assert len(moved)
    for row in moved:
        other = next(n for n, i in BONE_INDEX.items() if i == row).replace("left", "right")
        np.testing.assert_allclose(right[BONE_INDEX[other]], left[row] * MIRROR, atol=1e-3)
