"""VMC packets: every trap of real receivers, and golden datagrams that python-osc reads."""

import json
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from pythonosc.osc_packet import OscPacket

from bridge.hooks import Codec
from bridge.model import Frame, Heartbeat
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX, RIG, UNITY_NAMES
from bridge.rigs.rotations import IDENTITY, normalise
from bridge.rigs.standing import STANDING
from bridge.wire.vmc import MAX_BLENDS, MAX_BONES, VmcCodec
from bridge.wire.vmc_options import (
    BoneMask,
    EyeChannel,
    VmcNaming,
    VmcOptions,
    read_vmc_options,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "vmc"
BONE, BLEND, ROOT = "/VMC/Ext/Bone/Pos", "/VMC/Ext/Blend/Val", "/VMC/Ext/Root/Pos"
OK, TIME, APPLY = "/VMC/Ext/OK", "/VMC/Ext/T", "/VMC/Ext/Blend/Apply"
EVERY_CHOICE = [
    VmcOptions(naming=naming, bones=bones, eyes=eyes, root=root)
    for naming in VmcNaming
    for bones in BoneMask
    for eyes in EyeChannel
    for root in (True, False)
]


def frame(**changes):
    fields = {
        "character": "hana",
        "seq": 7,
        "pts_micros": 1_500_000,
        "utterance_id": "u1",
        "weights": np.zeros(52, np.float32),
        "head": np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        "bones": np.tile(IDENTITY, (55, 1)),
        "hips": np.zeros(3, np.float32),
    }
    return Frame(**(fields | changes))


def busy_frame(seed=0):
    rng = np.random.default_rng(seed)
    return frame(
        weights=rng.random(52, np.float32),
        bones=normalise(rng.standard_normal((55, 4)).astype(np.float32)),
        head=np.concatenate([np.zeros(3), normalise(rng.standard_normal(4))]).astype(np.float32),
        hips=rng.uniform(-0.05, 0.05, 3).astype(np.float32),
    )


def read(packet):
    return [(timed.message.address, *timed.message.params) for timed in OscPacket(packet).messages]


def read_all(packets):
    return list(chain.from_iterable(read(packet) for packet in packets))


def poses(packets):
    return {m[1]: np.array(m[2:]) for m in read_all(packets) if m[0] == BONE}


def blends(packets):
    return {m[1]: m[2] for m in read_all(packets) if m[0] == BLEND}


def test_it_is_a_codec():
    assert isinstance(VmcCodec(), Codec)


def test_only_frames_make_packets():
    assert VmcCodec().encode(Heartbeat(character="hana", seq=1, pts_micros=0)) == []


@pytest.mark.parametrize("options", EVERY_CHOICE, ids=lambda o: f"{o.naming}-{o.bones}-{o.eyes}")
def test_datagrams_are_small_bundles_for_now_ending_in_one_time_and_apply(options):
    packets = VmcCodec(options).encode(busy_frame())
    for packet in packets:
        assert len(packet) <= 1200
        assert packet[:16] == b"#bundle\0" + (1).to_bytes(8, "big")
        addresses = [message[0] for message in read(packet)]
        assert addresses.count(BONE) <= MAX_BONES
        assert addresses.count(BLEND) <= MAX_BLENDS
        assert len({BONE, BLEND} & set(addresses)) <= 1
    messages = read_all(packets)
    final = ([(ROOT, "root", 0, 0, 0, 0, 0, 0, 1)] if options.root else []) + [
        (OK, 1, 3, 0, 1),
        (TIME, 1.5),
        (APPLY,),
    ]
    assert read(packets[-1]) == final
    assert [m for m in messages if m[0] not in (BONE, BLEND)] == final
    kinds = [m[0] for m in messages[: -len(final)]]
    assert kinds == sorted(kinds, key=[BONE, BLEND].index)


def test_without_bundles_every_message_is_a_datagram_in_the_same_order():
    bundled = VmcCodec(VmcOptions()).encode(busy_frame())
    single = VmcCodec(VmcOptions(bundle=False)).encode(busy_frame())
    assert not any(packet.startswith(b"#bundle") for packet in single)
    assert [read(packet) for packet in single] == [[message] for message in read_all(bundled)]


def test_every_frame_is_the_full_state_even_when_nothing_changes():
    codec = VmcCodec()
    assert codec.encode(busy_frame()) == codec.encode(busy_frame())
    still = codec.encode(frame())
    assert len(poses(still)) == 55
    assert len(blends(still)) == 18


def test_argument_types_are_exact():
    for address, *arguments in read_all(VmcCodec().encode(busy_frame())):
        kinds = [type(argument) for argument in arguments]
        expected = {
            BONE: [str] + [float] * 7,
            ROOT: [str] + [float] * 7,
            BLEND: [str, float],
            OK: [int] * 4,
            TIME: [float],
            APPLY: [],
        }
        assert kinds == expected[address]


def test_a_resting_frame_is_the_t_pose_in_unitys_space():
    found = poses(VmcCodec().encode(frame()))
    assert tuple(found) == UNITY_NAMES
    for name, pose in found.items():
        np.testing.assert_array_equal(pose[3:], (0, 0, 0, 1))
        rest = RIG.rest_positions[UNITY_NAMES.index(name)]
        np.testing.assert_allclose(pose[:3], rest * [-1, 1, 1], atol=1e-7)
        assert not np.signbit(pose[pose == 0]).any()


def test_bones_are_converted_and_thumbs_are_shifted():
    given_frame = busy_frame()
    found = poses(VmcCodec().encode(given_frame))
    for bone, wire in [("head", "Head"), ("leftThumbMetacarpal", "LeftThumbProximal"),
                       ("rightThumbProximal", "RightThumbIntermediate")]:  # fmt: skip
        x, y, z, w = given_frame.bones[BONE_INDEX[bone]].tolist()
        np.testing.assert_array_equal(found[wire][3:], (x, -y, -z, w))


def test_the_hips_move_and_the_root_stays():
    hips = np.array([0.1, -0.02, 0.03], np.float32)
    packets = VmcCodec(VmcOptions(hips_height=0.44)).encode(frame(hips=hips))
    half = hips * [-0.5, 0.5, 0.5] + [0, 0.44, 0]
    np.testing.assert_allclose(poses(packets)["Hips"][:3], half, atol=1e-6)


def test_a_models_own_rest_positions_are_sent():
    own = (RIG.rest_positions * np.float32(0.7)).astype(np.float32)
    found = poses(VmcCodec(rest_positions=own).encode(frame()))
    np.testing.assert_allclose(found["Spine"][:3], own[BONE_INDEX["spine"]] * [-1, 1, 1])


def test_a_mirrored_hand_is_the_other_hand():
    given_frame = busy_frame()
    found = poses(VmcCodec(VmcOptions(mirror=True)).encode(given_frame))
    expected = given_frame.bones[BONE_INDEX["rightHand"]]
    np.testing.assert_allclose(found["LeftHand"][3:], expected, atol=1e-7)


@given(hnp.arrays(np.float32, 52, elements=st.floats(-1, 2, width=32)))
def test_weights_stay_in_range(weights):
    for naming in (VmcNaming.PERFECT_SYNC, VmcNaming.VRM0):
        found = blends(VmcCodec(VmcOptions(naming=naming)).encode(frame(weights=weights)))
        assert all(0 <= value <= 1 for value in found.values())


def test_packets_handed_out_do_not_change_with_the_next_frame():
    codec = VmcCodec()
    first = codec.encode(busy_frame(1))
    kept = [bytes(bytearray(packet)) for packet in first]
    codec.encode(busy_frame(2))
    assert first == kept


@pytest.mark.parametrize("naming", list(VmcNaming))
def test_rest_packets_leave_a_still_face_on_a_standing_body(naming):
    codec = VmcCodec(VmcOptions(naming=naming, eyes=EyeChannel.EXPRESSIONS))
    before = codec.encode(busy_frame())
    packets = codec.rest_packets()
    assert set(blends(packets)) == set(blends(before))
    assert not any(blends(packets).values())
    x, y, z, w = STANDING[BONE_INDEX["leftUpperArm"]].tolist()
    np.testing.assert_allclose(poses(packets)["LeftUpperArm"][3:], (x, -y, -z, w), atol=1e-7)
    assert read(packets[-1])[-2:] == [(TIME, 1.5), (APPLY,)]


def test_rest_packets_need_no_frame_before_them():
    assert read(VmcCodec().rest_packets()[-1])[-2:] == [(TIME, 0.0), (APPLY,)]


GOLDEN_CASES = {
    "default": {},
    "perfect-sync": {"naming": "perfect-sync", "eyes": "expressions"},
    "face-mirrored": {"naming": "vrm1", "bones": "face", "mirror": True, "root": False},
    "plain-messages": {"bones": "none", "bundle": False},
}


@pytest.mark.parametrize("name", GOLDEN_CASES)
def test_golden_packets(name, request):
    packets = VmcCodec(read_vmc_options(GOLDEN_CASES[name])).encode(golden_frame())
    meaning = {"options": GOLDEN_CASES[name], "datagram_bytes": [len(p) for p in packets],
               "datagrams": [[list(m) for m in read(packet)] for packet in packets]}  # fmt: skip
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / f"{name}.bin").write_bytes(b"".join(packets))
        (GOLDEN / f"{name}.json").write_text(json.dumps(meaning, indent=1) + "\n", "utf-8")
    kept = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    data = (GOLDEN / f"{name}.bin").read_bytes()
    ends = [0, *accumulate(kept["datagram_bytes"])]
    datagrams = [data[start:end] for start, end in pairwise(ends)]
    assert [[list(m) for m in read(packet)] for packet in datagrams] == kept["datagrams"]
    if name == "perfect-sync":
        assert datagrams == packets
    # Presets are sums, whose last digit depends on the machine.
    for found, expected in zip(read_all(packets), read_all(datagrams), strict=True):
        assert found[:2] == expected[:2] or found[0] == TIME
        assert list(found[2:]) == pytest.approx(list(expected[2:]), abs=1e-6)


def golden_frame():
    """Return a frame whose every number is exact in float32, so that no library matters."""
    weights = np.zeros(52, np.float32)
    for name, weight in {
        "jawOpen": 0.5, "mouthPucker": 0.25, "eyeBlinkLeft": 1.0, "browInnerUp": 0.75,
        "eyeLookUpLeft": 0.5, "eyeLookUpRight": 0.5, "mouthSmileRight": 0.125,
    }.items():  # fmt: skip
        weights[SHAPE_INDEX[name]] = weight
    bones = np.tile(IDENTITY, (55, 1))
    for bone in ("head", "leftUpperArm", "rightThumbMetacarpal", "leftEye"):
        bones[BONE_INDEX[bone]] = (0.5, -0.5, 0.5, 0.5)
    head = np.array([0, 0, 0, 0.5, -0.5, 0.5, 0.5], np.float32)
    hips = np.array([0.0625, -0.03125, 0.125], np.float32)
    return frame(weights=weights, bones=bones, head=head, hips=hips)
