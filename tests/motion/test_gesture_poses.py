import numpy as np
import pytest

from bridge.errors import ConfigError
from bridge.motion.channels import CHANNELS
from bridge.motion.gesture_forms import forms, read_forms
from bridge.motion.gesture_poses import (
    LIMB,
    arm_poses,
    check_reach,
    limb_columns,
    reachable_forms,
    seen_from,
)
from bridge.motion.pose import pose_bones
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.kinematics import joint_places
from bridge.rigs.limits import joint_angles
from bridge.rigs.rotations import rotate

TRUNK = np.array([0, 1.28, 0])


def posed(row, side="right"):
    body = np.zeros((1, CHANNELS))
    body[0, limb_columns(side)] = row
    return pose_bones(body, np.zeros((1, 3)))


def palm_of(bones, side="right"):
    """Return the middle of the palm in the arm's own space, and where palm and fingers point."""
    places, turned = joint_places(bones, np.zeros((1, 3), np.float32), (f"{side}Hand",))
    sign = np.array([1.0 if side == "left" else -1.0, 1, 1], np.float32)
    out = np.array([sign[0], 0, 0], np.float32)
    fingers = rotate(turned[0, 0], out)
    palm = rotate(turned[0, 0], np.array([0, -1, 0], np.float32))
    at = places[0, 0] + rotate(turned[0, 0], 0.055 * out + np.array([0, -0.012, 0], np.float32))
    return (at - TRUNK) * sign, palm * sign, fingers * sign


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    "name", ["beat", "stop-palm", "self", "thumbs-up", "wave", "think", "point-up"]
)
def test_hands_land_where_their_form_puts_them(name, side):
    at, palm, fingers = palm_of(posed(arm_poses(name, is_other=False, size=1.0).stroke, side), side)
    key = forms()[name].hand.stroke
    np.testing.assert_allclose(at, key.at, atol=0.02)
    along = np.array(key.fingers) / np.linalg.norm(key.fingers)
    assert fingers @ along > 0.93
    flat = np.array(key.palm) - np.dot(key.palm, along) * along
    assert palm @ flat / np.linalg.norm(flat) > 0.93


def test_all_forms_can_be_reached():
    assert reachable_forms() is reachable_forms()


def test_a_hand_that_no_arm_brings_there_is_refused():
    form = {"at": [-0.6, 0.6, -0.3], "palm": "up", "fingers": "back", "shape": "open"}
    with pytest.raises(ConfigError, match=r"beat\.at: found .* missed by"):
        check_reach(read_forms({"beat": form}))


def test_shapes_come_out_as_they_are_written():
    angles = np.degrees(
        joint_angles(posed(arm_poses("point-up", is_other=False, size=1.0).stroke))
    )[0]
    assert abs(angles[BONE_INDEX["rightIndexProximal"], 2]) < 0.5
    assert angles[BONE_INDEX["rightMiddleProximal"], 2] == pytest.approx(80, abs=1)
    assert angles[BONE_INDEX["rightRingIntermediate"], 2] == pytest.approx(87, abs=1)


def test_a_small_gesture_stays_nearer_to_where_hands_hover():
    home = np.array([0.17, -0.30, 0.25])
    small, large = (
        palm_of(posed(arm_poses("size-big", is_other=False, size=size).stroke))[0]
        for size in (0.6, 1.0)
    )
    assert np.linalg.norm(small - home) < 0.75 * np.linalg.norm(large - home)


@pytest.mark.parametrize("target", [(-1.0, 1.2, 1.0), (-0.2, 1.6, 2.0), (-1.5, 0.6, 0.8)])
@pytest.mark.parametrize("name", ["point-there", "point-index", "offer", "point-hand", "other"])
def test_what_is_aimed_points_at_its_target(name, target):
    seen = seen_from(target, "right")
    row = arm_poses(name, is_other=False, size=1.0, target=seen).stroke
    at, _, fingers = palm_of(posed(row))
    way = np.array(seen) - at
    assert fingers @ way / np.linalg.norm(way) > 0.85


def test_rows_name_each_channel_once():
    assert len(set(LIMB)) == len(LIMB)
    assert not set(limb_columns("left")) & set(limb_columns("right"))
