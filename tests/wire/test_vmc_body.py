import numpy as np
import pytest

from bridge.rigs.humanoid import BONE_INDEX, RIG, UNITY_NAMES
from bridge.rigs.rotations import IDENTITY, conjugate, from_yaw_pitch_roll, multiply, normalise
from bridge.wire.vmc_body import VmcBody
from bridge.wire.vmc_options import BoneMask, BonePositions, EyeChannel, VmcOptions

AHEAD = np.array([0, 0, 0, 0, 0, 0, 1], np.float32)


def body(**options):
    return VmcBody(VmcOptions(**options), RIG.rest_positions)


def rotations(of, bones, head=AHEAD):
    out = np.zeros((len(of.names), 4), np.float32)
    of.write(bones, head, out)
    return dict(zip(of.names, out * of.turn_signs, strict=True))


def distinct_bones():
    return normalise(np.random.default_rng(2).standard_normal((55, 4)).astype(np.float32))


def test_all_bones_go_by_unitys_names_in_unitys_order():
    of = body()
    assert of.names == UNITY_NAMES
    bones = distinct_bones()
    x, y, z, w = bones[BONE_INDEX["leftThumbMetacarpal"]]
    np.testing.assert_array_equal(rotations(of, bones)["LeftThumbProximal"], (x, -y, -z, w))


@pytest.mark.parametrize("eyes", [EyeChannel.EXPRESSIONS, EyeChannel.OFF])
def test_eyes_that_are_turned_otherwise_are_no_bones(eyes):
    assert {"LeftEye", "RightEye"}.isdisjoint(body(eyes=eyes).names)
    assert len(body(eyes=eyes).names) == 53


def test_the_upper_body_has_neither_hips_nor_legs():
    of = body(bones=BoneMask.UPPER_BODY)
    assert not of.has_hips
    assert {"Spine", "Head", "LeftHand", "RightLittleDistal"} <= set(of.names)
    assert not [name for name in of.names if "Leg" in name or "Foot" in name or "Toes" in name]
    assert len(of.names) == 55 - 1 - 8


def test_a_face_alone_carries_the_whole_turn_of_the_head():
    of = body(bones=BoneMask.FACE)
    assert set(of.names) == {"Neck", "Head", "LeftEye", "RightEye", "Jaw"}
    bones = np.tile(IDENTITY, (55, 1))
    bones[BONE_INDEX["neck"]] = from_yaw_pitch_roll(np.array([0.1, 0.05, 0], np.float32))
    turn = from_yaw_pitch_roll(np.array([0.4, 0.2, 0.1], np.float32))
    found = rotations(of, bones, np.concatenate([AHEAD[:3], turn]))
    whole = multiply(found["Neck"] * of.turn_signs, found["Head"] * of.turn_signs)
    np.testing.assert_allclose(multiply(conjugate(turn), whole), IDENTITY, atol=1e-6)


def test_no_bones_at_all():
    assert body(bones=BoneMask.NONE).names == ()


def test_positions_are_the_t_poses_in_unitys_space():
    of = body()
    row = UNITY_NAMES.index("LeftUpperArm")
    np.testing.assert_allclose(of.positions[row], RIG.rest_positions[row] * [-1, 1, 1])
    np.testing.assert_allclose(of.positions[0], (0, RIG.rest_positions[0, 1], 0))


def test_zero_positions_leave_the_hips_where_they_are():
    of = body(positions=BonePositions.ZERO, hips_height=0.5)
    assert not of.positions[1:].any()
    np.testing.assert_allclose(of.positions[0], (0, 0.5, 0))


def test_the_hips_travel_with_the_size_of_the_model():
    of = body(hips_height=float(RIG.rest_positions[0, 1]) / 2)
    np.testing.assert_allclose(of.hips_scale, (-0.5, 0.5, 0.5))


def test_a_mirror_exchanges_the_sides_and_reflects_the_turns():
    of = body(mirror=True)
    bones = distinct_bones()
    # Reflected in the bridge's space, then seen in Unity's: two reflections are none.
    found = rotations(of, bones)
    np.testing.assert_allclose(found["LeftHand"], bones[BONE_INDEX["rightHand"]])
    np.testing.assert_allclose(found["Head"], bones[BONE_INDEX["head"]])
    np.testing.assert_allclose(of.hips_scale, (1, 1, 1))
