import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.transform import Rotation

from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.limits import (
    LIES_ALONG_X,
    LIMITS_RADIANS,
    clamp_to_limits,
    from_joint_angles,
    joint_angles,
)
from bridge.rigs.mirror import mirror_bones
from bridge.rigs.rotations import IDENTITY, angle_between, normalise, rotate

SMALL = hnp.arrays(np.float32, (2, 55, 3), elements=st.floats(-1.5, 1.5, width=32))
REST = np.tile(IDENTITY, (55, 1))


@given(SMALL)
def test_angles_come_back(angles):
    np.testing.assert_allclose(joint_angles(from_joint_angles(angles)), angles, atol=2e-5)


@pytest.mark.parametrize(
    ("bone", "order", "columns"),
    [("head", "YXZ", [1, 0, 2]), ("leftLowerLeg", "YXZ", [1, 0, 2]),
     ("leftUpperArm", "YZX", [1, 2, 0]), ("rightIndexProximal", "YZX", [1, 2, 0])],
)  # fmt: skip
def test_the_order_of_the_angles_suits_the_bone(bone, order, columns):
    angles = np.random.default_rng(3).uniform(-1, 1, (55, 3)).astype(np.float32)
    row = BONE_INDEX[bone]
    expected = Rotation.from_euler(order, angles[row, columns]).as_quat()
    found = from_joint_angles(angles)[row]
    assert abs(np.dot(found, expected)) == pytest.approx(1, abs=1e-6)


def test_the_t_pose_is_allowed():
    assert clamp_to_limits(REST) is REST


@given(hnp.arrays(np.float32, (2, 55, 4), elements=st.floats(-1, 1, width=32)))
def test_clamping_lands_inside_and_twice_changes_little(raw):
    bones = normalise(raw)
    once = clamp_to_limits(bones)
    angles = joint_angles(once)
    assert (angles >= LIMITS_RADIANS[..., 0] - 2e-3).all()
    assert (angles <= LIMITS_RADIANS[..., 1] + 2e-3).all()
    assert angle_between(once, clamp_to_limits(once)).max() < 5e-3


def test_bones_inside_are_left_to_the_bit_beside_one_outside():
    bones = REST.copy()
    bones[BONE_INDEX["spine"]] = normalise(np.array([0.05, 0.02, 0, 1], np.float32))
    bones[BONE_INDEX["head"]] = normalise(np.array([1, 0, 0, 1], np.float32))
    clamped = clamp_to_limits(bones)
    assert joint_angles(clamped)[BONE_INDEX["head"], 0] == pytest.approx(np.radians(20), abs=1e-5)
    others = [row for row in range(55) if row != BONE_INDEX["head"]]
    np.testing.assert_array_equal(clamped[others], bones[others])


def test_both_sides_have_the_same_freedom():
    rng = np.random.default_rng(5)
    bones = normalise(rng.standard_normal((3, 55, 4)).astype(np.float32))
    difference = angle_between(
        clamp_to_limits(mirror_bones(bones)), mirror_bones(clamp_to_limits(bones))
    )
    middle = [row for row, n in enumerate(BONE_NAMES) if not n.startswith(("left", "right"))]
    sided = [row for row in range(55) if row not in middle]
    assert difference[:, sided].max() < 5e-3


@pytest.mark.parametrize(
    ("bone", "angle", "degrees", "watched", "goes"),
    [
        ("leftUpperArm", 2, 20, (1, 0, 0), (0, 1, 0)),  # no elbow far above the shoulder
        ("leftLowerArm", 1, -140, (1, 0, 0), (0, 0, 1)),  # elbows bend forward
        ("leftIndexProximal", 2, -85, (1, 0, 0), (0, -1, 0)),  # fingers close to the palm
        ("leftLowerLeg", 0, 135, (0, -1, 0), (0, 0, -1)),  # knees bend backward
        ("jaw", 0, 18, (0, 0, 1), (0, -1, 0)),  # jaws open downward
    ],
)
def test_which_way_joints_bend(bone, angle, degrees, watched, goes):
    row, side = BONE_INDEX[bone], 1 if degrees > 0 else 0
    assert LIMITS_RADIANS[row, angle, side] == pytest.approx(np.radians(degrees))
    assert (
        abs(LIMITS_RADIANS[row, angle, 1 - side]) < np.radians(abs(degrees))
        or bone == "leftUpperArm"
    )
    angles = np.zeros((55, 3), np.float32)
    angles[row, angle] = np.sign(degrees) * 0.2
    moved = rotate(from_joint_angles(angles)[row], np.array(watched, np.float32))
    assert np.dot(moved, goes) > 0.15


def test_arms_and_hands_lie_along_x():
    along = {name for name, lies in zip(BONE_NAMES, LIES_ALONG_X, strict=True) if lies}
    assert len(along) == 2 * (2 + 2 + 15)
    assert along.isdisjoint({"hips", "head", "leftFoot", "rightLowerLeg", "jaw", "leftEye"})
