"""What goes to Unreal's animation is what the sidecar's own rig says of the same pose."""

import json

import numpy as np
import pytest
import unreal

from bridge.model import Frame
from bridge.rigs.arkit import PASCAL_NAMES, SHAPE_NAMES
from bridge.rigs.humanoid import (
    BONE_INDEX,
    BONE_NAMES,
    BONE_PARENTS,
    REST_POSITIONS,
    UNITY_NAMES,
)
from bridge.rigs.rotations import (
    IDENTITY,
    angle_between,
    from_rotation_vector,
    multiply,
    to_yaw_pitch_roll,
)
from bridge.rigs.spaces import (
    unreal_mesh_from_bridge_position,
    unreal_mesh_from_bridge_rotation,
)
from bridge.wire.livelink import VALUE_NAMES, LiveLinkCodec
from bridge.wire.livelink_options import LiveLinkOptions

pytestmark = unreal.needs_tools

_POSES = 20
_TURNS = ("Yaw", "Pitch", "Roll")
_SIDES = {"left": "l", "right": "r"}
_PARTS = {
    "Shoulder": "clavicle", "UpperArm": "upperarm", "LowerArm": "lowerarm", "Hand": "hand",
    "UpperLeg": "thigh", "LowerLeg": "calf", "Foot": "foot", "Toes": "ball",
    "ThumbMetacarpal": "thumb_01", "ThumbProximal": "thumb_02", "ThumbDistal": "thumb_03",
    "IndexProximal": "index_01", "IndexDistal": "index_03", "MiddleIntermediate": "middle_02",
    "RingProximal": "ring_01", "LittleIntermediate": "pinky_02", "LittleDistal": "pinky_03",
}  # fmt: skip
_MANNY = {
    **{f"{s}{part}": f"{name}_{_SIDES[s]}" for s in _SIDES for part, name in _PARTS.items()},
    "hips": "pelvis", "spine": "spine_02", "chest": "spine_03", "upperChest": "spine_05",
    "neck": "neck_02", "head": "head",
}  # fmt: skip
"""The last bone of Manny's that carries the turn of one of ours."""


def _poses():
    rng = np.random.default_rng(7)
    for _ in range(_POSES):
        weights = rng.uniform(0, 1, len(SHAPE_NAMES)).astype(np.float32)
        bones = from_rotation_vector(rng.uniform(-0.9, 0.9, (len(BONE_NAMES), 3)))
        head = np.concatenate([rng.uniform(-0.1, 0.1, 3), bones[BONE_INDEX["head"]]])
        hips = rng.uniform(-0.2, 0.2, 3)
        yield tuple(np.float32(part) for part in (weights, head, bones, hips))


@pytest.fixture(scope="module")
def filled(run_program):
    """Return the tables, and what each pose became."""
    return _fill(run_program)


def _fill(run_program, *turns):
    """Fill the subjects from poses, the head's turns times the factors given."""
    poses = list(_poses())
    stdin = b"".join(part.tobytes() for pose in poses for part in pose)
    printed = run_program("rig_subjects", *turns, stdin=stdin)
    tables, *values = map(json.loads, printed.splitlines())
    assert len(values) == len(poses)
    return tables, list(zip(poses, values, strict=True))


def _globals(rotations, parents):
    out = []
    for rotation, parent in zip(rotations, parents, strict=True):
        out.append(multiply(out[parent], rotation) if parent >= 0 else rotation)
    return np.array(out)


def _bridge_globals(bones):
    out = {}
    while len(out) < len(bones):
        for row, parent in enumerate(BONE_PARENTS):
            if row not in out and (parent < 0 or parent in out):
                out[row] = multiply(out[parent], bones[row]) if parent >= 0 else bones[row]
    return out


def test_the_rig_of_those_without_a_description_is_the_sidecars(filled):
    tables, _ = filled
    assert tables["rig_shapes"] == list(SHAPE_NAMES)
    assert tables["rig_bones"] == list(BONE_NAMES)
    assert tables["rig_parents"] == list(BONE_PARENTS)
    assert tables["unity"] == list(UNITY_NAMES)
    np.testing.assert_allclose(tables["rig_rest"], REST_POSITIONS.ravel(), rtol=0, atol=1e-7)
    assert tables["face"][:52] == list(PASCAL_NAMES)


def test_faces_have_the_weights_and_the_angles_of_the_pose(filled):
    tables, poses = filled
    assert tables["face"][52:] == [
        f"{p}{t}" for p in ("Head", "LeftEye", "RightEye") for t in _TURNS
    ]
    for (weights, head, bones, _), values in poses:
        face = np.array(values["face"])
        np.testing.assert_array_equal(np.float32(face[:52]), weights)
        turns = [head[3:], bones[BONE_INDEX["leftEye"]], bones[BONE_INDEX["rightEye"]]]
        wanted = to_yaw_pitch_roll(np.array(turns)) * (-1, 1, 1)
        np.testing.assert_allclose(face[52:], wanted.ravel(), atol=2e-6)


@pytest.mark.parametrize("gains", [(1.0, 1.0, 1.0), (-1.0, 0.5, 0.0)])
def test_faces_have_all_numbers_of_the_packets_for_those_without_a_plugin(run_program, gains):
    tables, poses = _fill(run_program, *gains)
    assert tables["face"] == list(VALUE_NAMES)
    codec = LiveLinkCodec(LiveLinkOptions(head=gains))
    for (weights, head, bones, hips), values in poses:
        pose = {"weights": weights, "head": head, "bones": bones, "hips": hips}
        frame = Frame(character="ada", seq=1, pts_micros=0, utterance_id="", **pose)
        (packet,) = codec.encode(frame)
        sent = np.frombuffer(packet[-4 * len(VALUE_NAMES) :], ">f4")
        np.testing.assert_allclose(values["face"], sent, atol=2e-6)


def test_every_bone_is_turned_in_its_space_as_ours_in_ours(filled):
    tables, poses = filled
    rows = {name: row for row, name in enumerate(tables["bones"])}
    for (_, _, bones, _), values in poses:
        body = np.float32(values["body"])
        ours = _globals(body[:, 3:], tables["parents"])
        theirs = _bridge_globals(bones)
        for name, manny in _MANNY.items():
            wanted = unreal_mesh_from_bridge_rotation(theirs[BONE_INDEX[name]])
            apart = angle_between(ours[rows[manny]], wanted)
            assert apart < 2e-3, f"{manny} is {np.degrees(apart):.3f} degrees off"


def test_bones_rest_where_the_rigs_do_and_hips_travel(filled):
    tables, poses = filled
    rows = {name: row for row, name in enumerate(tables["bones"])}
    rest = np.float32(tables["rest"])
    assert np.all(rest[:, 3:] == IDENTITY)
    for name in ("leftLowerArm", "leftHand", "rightFoot", "leftToes", "rightThumbDistal"):
        wanted = unreal_mesh_from_bridge_position(REST_POSITIONS[BONE_INDEX[name]])
        np.testing.assert_allclose(rest[rows[_MANNY[name]], :3], wanted, atol=1e-4)
    for (*_, hips), values in poses:
        moved = np.float32(values["body"])[:, :3] - rest[:, :3]
        wanted = unreal_mesh_from_bridge_position(hips)
        np.testing.assert_allclose(moved[rows["pelvis"]], wanted, atol=1e-4)
        moved[rows["pelvis"]] = 0
        assert np.all(moved == 0)


def test_subjects_and_skeletons_are_filled_without_allocating(run_program):
    said = json.loads(run_program("rig_steady"))
    for work in ("face", "body", "retarget", "vmc"):
        assert said[work]["allocations"] == 0, work
    assert said["frames"] > 4_000
    assert said["bones"] > 70
