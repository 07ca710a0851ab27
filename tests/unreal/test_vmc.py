"""VMC in C++: what the sidecar sends comes out as the frame that went in.

The datagrams are real ones; python-osc reads them, as Unreal's OSC plugin would.
"""

import json
from dataclasses import replace

import numpy as np
import pytest
import unreal
from pythonosc.osc_packet import OscPacket

from bridge.model import Frame
from bridge.rigs.arkit import MIRROR, SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.humanoid import BONE_INDEX, BONE_MIRROR, BONE_NAMES
from bridge.rigs.mirror import mirror_position, mirror_rotation
from bridge.rigs.rotations import IDENTITY, angle_between, from_rotation_vector, multiply
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS
from bridge.wire.vmc import VmcCodec
from bridge.wire.vmc_options import (
    BoneMask,
    BonePositions,
    EyeChannel,
    VmcNaming,
    VmcOptions,
)

pytestmark = unreal.needs_tools

_PERFECT = VmcNaming.PERFECT_SYNC
_LOOKS = [column for column, name in enumerate(SHAPE_NAMES) if name.startswith("eyeLook")]
_SPINE = ("hips", "spine", "chest", "upperChest", "neck", "head")


def _lines(datagrams):
    """Return what the program reads: each message of each datagram, as python-osc has it."""
    lines = []
    for datagram in datagrams:
        for timed in OscPacket(datagram).messages:
            lines.append("\t".join([timed.message.address, *map(_word, timed.message.params)]))
        lines.append("")
    return lines


def _word(value):
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"f{float(value)!r}"
    return "?"


@pytest.fixture
def play(run_program):
    """Return ``play(lines, *args)``: the poses that were shown, and the counts."""

    def run(lines, *args):
        said = run_program("vmc_poses", *args, stdin="\n".join([*lines, ""]))
        *poses, counts = map(json.loads, said.splitlines())
        return poses, counts

    return run


def _frame(seed=1, tick=0):
    rng = np.random.default_rng(seed)
    bones = from_rotation_vector(rng.uniform(-0.6, 0.6, (len(BONE_NAMES), 3))).astype(np.float32)
    head = IDENTITY
    for name in _SPINE:
        head = multiply(head, bones[BONE_INDEX[name]])
    return Frame(
        character="hana",
        seq=tick,
        pts_micros=tick * 20_000,
        utterance_id="",
        weights=rng.uniform(0, 1, len(SHAPE_NAMES)).astype(np.float32),
        head=np.concatenate([np.zeros(3), head]).astype(np.float32),
        bones=bones,
        hips=rng.uniform(-0.1, 0.1, 3).astype(np.float32),
    )


def _check_body(pose, bones, hips, left_out=()):
    ours = np.float32(pose["bones"]).reshape(-1, 4)
    for row, name in enumerate(BONE_NAMES):
        wanted = IDENTITY if name in left_out else bones[row]
        assert angle_between(ours[row], wanted) < 2e-3, name
    np.testing.assert_allclose(pose["hips"], hips, atol=2e-6)


@pytest.mark.parametrize(
    "options",
    [
        VmcOptions(naming=_PERFECT),
        VmcOptions(naming=_PERFECT, bundle=False),
        VmcOptions(naming=_PERFECT, root=False, positions=BonePositions.ZERO),
        VmcOptions(naming=_PERFECT, eyes=EyeChannel.EXPRESSIONS),
        VmcOptions(naming=_PERFECT, hips_height=1.3),
    ],
    ids=["as-it-is", "no-bundles", "no-root", "eyes-by-shapes", "taller"],
)
def test_a_frame_comes_out_as_it_went_in(play, options):
    frame = _frame()
    poses, counts = play(_lines(VmcCodec(options).encode(frame)), options.hips_height)
    assert len(poses) == counts["frames"] == 1
    assert counts["unusable"] == counts["unknown"] == 0
    by_shapes = options.eyes is EyeChannel.EXPRESSIONS
    _check_body(poses[0], frame.bones, frame.hips, ("leftEye", "rightEye") if by_shapes else ())
    weights, wanted = np.float32(poses[0]["weights"]), frame.weights.copy()
    if not by_shapes:
        weights[_LOOKS] = wanted[_LOOKS] = 0  # those follow the eyes' bones
    np.testing.assert_allclose(weights, wanted, atol=1e-6)
    assert angle_between(np.float32(poses[0]["head"][3:]), frame.head[3:]) < 2e-3


def test_a_mirrored_frame_is_the_mirror_image(play):
    frame = _frame(2)
    datagrams = VmcCodec(VmcOptions(naming=_PERFECT, mirror=True)).encode(frame)
    (pose,), _ = play(_lines(datagrams))
    bones = mirror_rotation(frame.bones[BONE_MIRROR])
    _check_body(pose, bones, mirror_position(frame.hips))
    weights, wanted = np.float32(pose["weights"]), frame.weights[MIRROR].copy()
    weights[_LOOKS] = wanted[_LOOKS] = 0
    np.testing.assert_allclose(weights, wanted, atol=1e-6)


def test_bones_that_a_mask_leaves_out_rest(play):
    frame = _frame(3)
    options = VmcOptions(naming=_PERFECT, bones=BoneMask.UPPER_BODY)
    (pose,), _ = play(_lines(VmcCodec(options).encode(frame)))
    legs = [n for n in BONE_NAMES if n.endswith(("UpperLeg", "LowerLeg", "Foot", "Toes"))]
    _check_body(pose, frame.bones, np.zeros(3), ["hips", *legs])
    (pose,), _ = play(_lines(VmcCodec(VmcOptions(bones=BoneMask.FACE)).encode(frame)))
    assert angle_between(np.float32(pose["head"][3:]), frame.head[3:]) < 2e-3


def test_bundles_before_the_last_come_in_any_order(play):
    frame, rng = _frame(4), np.random.default_rng(4)
    *parts, last = VmcCodec(VmcOptions(naming=_PERFECT)).encode(frame)
    (wanted,), _ = play(_lines([*parts, last]))
    for _ in range(10):
        shuffled = [parts[i] for i in rng.permutation(len(parts))]
        assert play(_lines([*shuffled, last]))[0] == [wanted]


def test_whatever_the_order_a_pose_that_is_held_arrives_with_the_next_frame(play):
    frame, rng = _frame(5), np.random.default_rng(5)
    datagrams = VmcCodec(VmcOptions(naming=_PERFECT)).encode(frame)
    (wanted,), _ = play(_lines(datagrams))
    for _ in range(10):
        shuffled = [datagrams[i] for i in rng.permutation(len(datagrams))]
        poses, _ = play(_lines([*shuffled, *datagrams]))
        assert poses[-1] == wanted


def test_a_lost_bundle_leaves_its_bones_as_they_were(play):
    codec = VmcCodec(VmcOptions(naming=_PERFECT))
    first, second = _frame(6), _frame(7, tick=1)
    datagrams = [list(codec.encode(first)), list(codec.encode(second))]
    lost = {row for row in range(13, 26)}  # the second bundle of thirteen bones
    poses, counts = play(_lines([*datagrams[0], datagrams[1][0], *datagrams[1][2:]]))
    assert counts["frames"] == len(poses) == 2
    bones = np.array([(first if row in lost else second).bones[row] for row in range(55)])
    _check_body(poses[1], bones, second.hips)


def test_a_stream_shows_every_frame_once_and_in_order(play):
    codec = VmcCodec(VmcOptions(naming=_PERFECT))
    frames = [_frame(tick, tick) for tick in range(30)]
    lines = [line for frame in frames for line in _lines(list(codec.encode(frame)))]
    poses, counts = play(lines)
    assert counts["frames"] == len(poses) == 30
    for pose, frame in zip(poses, frames, strict=True):
        _check_body(pose, frame.bones, frame.hips)


@pytest.mark.parametrize("name", ["{0}", "{1}"], ids=["vrm0", "vrm1"])
@pytest.mark.parametrize(
    ("vowels", "mouth"),
    [(("A", "aa"), "aa"), (("I", "ih"), "ih"), (("U", "ou"), "ou"), (("E", "ee"), "E"),
     (("O", "oh"), "oh")],
)  # fmt: skip
def test_a_vowel_is_the_mouth_that_the_sidecar_has_for_it(play, name, vowels, mouth):
    value = f"/VMC/Ext/Blend/Val\ts{name.format(*vowels)}\tf1"
    (pose,), _ = play([value, "/VMC/Ext/Blend/Apply", ""])
    np.testing.assert_allclose(pose["weights"], MOUTH_WEIGHTS[MOUTH_INDEX[mouth]], atol=1e-6)


@pytest.mark.parametrize("naming", [VmcNaming.VRM0, VmcNaming.VRM1, VmcNaming.VRM0_AND_VRM1])
def test_faces_that_are_sent_as_expressions_open_and_close_with_the_mouth(play, naming):
    codec, jaw = VmcCodec(VmcOptions(naming=naming)), SHAPE_INDEX["jawOpen"]
    lines = []
    for mouth in MOUTH_WEIGHTS:
        sent = replace(_frame(8), weights=np.float32(mouth))
        lines += _lines(list(codec.encode(sent)))
    poses, _ = play(lines)
    shown = np.array([pose["weights"][jaw] for pose in poses])
    assert np.corrcoef(shown, MOUTH_WEIGHTS[:, jaw])[0, 1] > 0.9
    assert shown[MOUTH_INDEX["sil"]] == 0


def test_standing_still_is_what_the_end_of_a_show_looks_like(play):
    (pose,), _ = play(_lines(VmcCodec(VmcOptions(naming=_PERFECT)).rest_packets()))
    assert not any(pose["weights"])
    assert angle_between(np.float32(pose["head"][3:]), IDENTITY) < 1e-3
    np.testing.assert_allclose(pose["hips"], 0, atol=1e-6)


def test_what_nobody_would_send_is_counted_and_the_rest_is_shown(play):
    good = _lines(VmcCodec(VmcOptions(naming=_PERFECT)).encode(_frame(9)))
    bad = [
        "/VMC/Ext/Bone/Pos\tsHead\tf0",
        "/VMC/Ext/Bone/Pos\tsTail\tf0\tf0\tf0\tf0\tf0\tf0\tf1",
        "/VMC/Ext/Bone/Pos\tsHead\tf0\tf0\tf0\tsx\tf0\tf0\tf1",
        "/VMC/Ext/Bone/Pos\tsHead\tf0\tf0\tf0\tf0\tf0\tf0\tf0",
        "/VMC/Ext/Blend/Val\tf1\tf1",
        "/VMC/Ext/Blend/Val\tsJawOpen\tfnan",
        "/VMC/Ext/Blend/Val\tsJawOpen\t?",
        "/VMC/Ext/T",
    ]
    unknown = ["/VMC/Ext/Cam\tsCamera", "/avatar/parameters/x\tf1"]
    wanted, _ = play(good)
    poses, counts = play([*bad, *unknown, "", *good])
    assert poses == wanted
    assert (counts["unusable"], counts["unknown"]) == (len(bad), len(unknown))
