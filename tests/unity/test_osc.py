"""OSC and VMC in C#: what other encoders wrote is read; what nobody would write is counted."""

import json
import socket
import struct
from contextlib import ExitStack, contextmanager

import numpy as np
import pytest
import unity
from live import FILE, Guest, live
from packets import lengths_before
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.osc_packet import OscPacket

from bridge.bench.csharp import Runtime
from bridge.model import Frame
from bridge.rigs.arkit import PASCAL_NAMES, SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS, UNITY_INDEX
from bridge.rigs.rotations import IDENTITY, multiply, normalise
from bridge.rigs.spaces import unity_from_bridge_position, unity_from_bridge_rotation
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS
from bridge.wire.vmc import VmcCodec
from bridge.wire.vmc_options import EyeChannel, VmcNaming, VmcOptions

pytestmark = unity.needs_tools

GOLDEN = unity.ROOT / "tests" / "golden" / "vmc"
ARGUMENTS = [
    ("s", "Kopf ✓ 頭"), ("i", -7), ("f", 0.1), ("d", 1e300), ("h", -(2**60)), ("T", True),
    ("F", False), ("b", b"12345"), ("N", None), ("r", 0x11223344), ("m", (1, 2, 3, 4)), ("s", ""),
]  # fmt: skip


@pytest.fixture
def read(run_program, runtime):
    """Return ``read(packets)``: what the reader says of each, a list or an error."""
    return lambda packets: json.loads(
        run_program("OscPackets", runtime, "read", stdin=lengths_before(packets))
    )


@pytest.fixture
def show(run_program, runtime):
    """Return ``show(packets)``: the pose after each, or with ``"all"`` the last one."""
    return lambda packets, which="each": json.loads(
        run_program("VmcPoses", runtime, which, stdin=lengths_before(packets))
    )


def message(address, *arguments):
    builder = OscMessageBuilder(address)
    for tag, value in arguments:
        builder.add_arg(value, tag)
    return builder.build()


def bundle(*contents):
    builder = OscBundleBuilder(IMMEDIATELY)
    for content in contents:
        builder.add_content(content)
    return builder.build()


def bone(name, *place):
    return message("/VMC/Ext/Bone/Pos", ("s", name), *(("f", x) for x in place))


def value(name, weight):
    return message("/VMC/Ext/Blend/Val", ("s", name), ("f", weight))


APPLY = message("/VMC/Ext/Blend/Apply")
TURNED = (0.0, 0.0, 0.0, 0.6, 0.0, 0.0, 0.8)


def split(path):
    """Return the datagrams of a golden file, and what its JSON says is in them."""
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    data, packets = path.read_bytes(), []
    for length in told["datagram_bytes"]:
        packets.append(data[:length])
        data = data[length:]
    assert not data
    return packets, told["datagrams"]


def plain(read_packets):
    return [[[m[0], *m[2:]] for m in packet] for packet in read_packets]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.bin")), ids=lambda path: path.stem)
def test_golden_packets_hold_what_their_json_says(path, read):
    packets, told = split(path)
    assert plain(read(packets)) == told


def test_every_type_of_another_encoder_is_read(read):
    packets = [message("/every/type", *ARGUMENTS).dgram]
    ((said,),) = read(packets)
    assert said[:2] == ["/every/type", "".join(tag for tag, _ in ARGUMENTS)]
    told = said[2:]
    assert [told[i] for i in (0, 1, 3, 4, 5, 6, 11)] == [
        "Kopf ✓ 頭", -7, 1e300, -(2**60), True, False, "",
    ]  # fmt: skip
    assert told[2] == np.float32(0.1)
    assert told[7] == list(b"12345")
    assert told[8] == []
    assert told[9:] == [[0x11, 0x22, 0x33, 0x44], [1, 2, 3, 4], ""]


def test_arrays_are_passed_through_and_types_without_bytes_take_none(read):
    builder = OscMessageBuilder("/an/array")
    builder.add_arg([1, [2.5, "x"]])
    by_hand = b"/t\0\0,tISc\0\0\0" + bytes(8) + b"abc\0" + b"\0\0\0c"
    assert read([builder.build().dgram, by_hand, b"/no/types\0\0\0"]) == [
        [["/an/array", "[i[fs]]", 1, 2.5, "x"]],
        [["/t", "tISc", [0] * 8, [], "abc", [0, 0, 0, ord("c")]]],
        [["/no/types", ""]],
    ]


def test_a_thousand_random_packets_are_read_as_their_own_encoder_reads_them(read):
    rng = np.random.default_rng(3)
    packets = [bytes(_random_packet(rng, depth=3).dgram) for _ in range(1000)]
    said = [
        [(m[0], *m[2:]) for m in sorted(packet, key=lambda m: m[0])] for packet in read(packets)
    ]
    told = [
        [(t.message.address, *t.message.params) for t in OscPacket(packet).messages]
        for packet in packets
    ]
    assert said == [sorted(packet, key=lambda m: m[0]) for packet in told]
    assert sum(map(len, said)) > 2000


def _random_packet(rng, depth):
    if depth and rng.random() < 0.7:
        contents = [_random_packet(rng, depth - 1) for _ in range(rng.integers(1, 4))]
        return bundle(*contents)
    arguments = [
        [("s", "x" * int(rng.integers(0, 9))), ("i", int(rng.integers(-9, 9))),
         ("f", float(np.float32(rng.standard_normal()))), ("d", float(rng.standard_normal())),
         ("T", True), ("F", False)][rng.integers(6)]
        for _ in range(rng.integers(0, 6))
    ]  # fmt: skip
    return message(f"/a/{rng.integers(1 << 30)}", *arguments)


GOOD = bytes(bundle(bone("Head", *TURNED), APPLY).dgram)
BAD = {
    "empty": b"",
    "not a multiple of four": GOOD[:-1],
    "no slash": b"head\0\0\0\0,\0\0\0",
    "address without end": b"/abc",
    "types without comma": b"/a\0\0f\0\0\0\0\0\0\0",
    "an argument is cut off": b"/a\0\0,f\0\0",
    "an unknown type": b"/a\0\0,q\0\0\0\0\0\0",
    "a text without end": b"/a\0\0,s\0\0abcd",
    "padding that is none": b"/a\0x,\0\0\0",
    "a blob of minus one": b"/a\0\0,b\0\0\xff\xff\xff\xff",
    "a blob of two gigabytes": b"/a\0\0,b\0\0\x7f\xff\xff\xff1234",
    "a bracket is open": b"/a\0\0,[i\0\0\0\0\1",
    "a bundle without time": b"#bundle\0",
    "an element beyond the end": GOOD[:16] + struct.pack(">i", 400) + GOOD[20:],
    "an element of minus four": GOOD[:16] + struct.pack(">i", -4) + GOOD[20:],
    "an element of nothing": GOOD[:16] + struct.pack(">i", 0) + GOOD[20:],
    "bundles all the way down": None,
}


def _deep(levels):
    packet = bytes(message("/a").dgram)
    for _ in range(levels):
        packet = GOOD[:16] + struct.pack(">i", len(packet)) + packet
    return packet


def test_bad_packets_are_refused_in_words_and_have_no_effect(read, show):
    packets = [_deep(5) if packet is None else packet for packet in BAD.values()]
    said = read(packets)
    assert all(isinstance(one, dict) and len(one["error"]) > 20 for one in said), said
    after = show([*packets, GOOD])
    assert [one["malformed"] for one in after] == [*range(1, len(BAD) + 1), len(BAD)]
    assert [one["frames"] for one in after] == [0] * len(BAD) + [1]
    assert read([_deep(4)]) == [[["/a", ""]]]


def test_half_a_good_bundle_moves_nothing(show):
    head, apply = bone("Head", *TURNED), b"/VMC/Ext/Blend/Apply\0\0\0\0,x\0\0"
    parts = [bytes(head.dgram), apply]
    packet = GOOD[:16] + b"".join(struct.pack(">i", len(part)) + part for part in parts)
    assert [one["frames"] for one in show([packet, bytes(APPLY.dgram)])] == [0, 0]


def test_a_hundred_thousand_damaged_packets_do_no_harm(run_program, runtime):
    count = {Runtime.NET: 40_000, Runtime.MONO: 100_000}[runtime]  # .NET is slow to throw
    packets = [packet for path in sorted(GOLDEN.glob("*.bin")) for packet in split(path)[0]]
    after = json.loads(
        run_program("OscPackets", runtime, "fuzz", count, 7, stdin=lengths_before(packets))
    )
    assert after["packets"] == count + len(packets)
    assert count / 2 < after["malformed"] < count
    assert after["frames"] > count / 100
    assert after["sane"]
    assert not after["strangest"]
    assert after["names"] <= 512
    assert after["bytes"] < 16 << 20


def test_reading_a_frame_allocates_nothing(run_program, runtime):
    packets = VmcCodec(VmcOptions(naming=VmcNaming.PERFECT_SYNC_AND_VRM0)).encode(_frame(5))
    cost = json.loads(
        run_program("OscPackets", runtime, "cost", 500, stdin=lengths_before(packets))
    )
    assert cost["allocated"] < 500  # less than a byte a frame: Mono's own way of counting
    assert cost["micros"] < 2000  # a picture of 60 a second has 16,667


def _frame(seed):
    rng = np.random.default_rng(seed)
    bones = normalise(rng.standard_normal((55, 4)).astype(np.float32))
    return Frame(
        character="hana",
        seq=seed,
        pts_micros=seed * 16_667,
        utterance_id="",
        weights=rng.random(52, np.float32),
        head=np.array([0, 0, 0, *bones[10]], np.float32),
        bones=bones,
        hips=rng.uniform(-0.05, 0.05, 3).astype(np.float32),
    )


def test_poses_are_those_of_the_frame(show):
    frame = _frame(1)
    options = VmcOptions(naming=VmcNaming.PERFECT_SYNC, eyes=EyeChannel.EXPRESSIONS)
    pose = show(VmcCodec(options).encode(frame))[-1]
    sent = np.array(pose["bones"], bool)
    rotations = np.array(pose["rotations"]).reshape(55, 4)
    eyes = [BONE_INDEX["leftEye"], BONE_INDEX["rightEye"]]
    assert set(np.flatnonzero(~sent)) <= set(eyes)
    wanted = np.where(sent[:, None], unity_from_bridge_rotation(frame.bones), IDENTITY)
    np.testing.assert_allclose(rotations, wanted, atol=1e-6)
    hips = unity_from_bridge_position(REST_POSITIONS[0] + frame.hips)
    np.testing.assert_allclose(pose["positions"][:3], hips, atol=1e-6)
    assert pose["seconds"] == pytest.approx(0.016667)
    assert pose["root"] == [0, 0, 0]
    assert pose["frames"] == 1
    assert set(pose["names"]) == set(PASCAL_NAMES)


def test_a_pose_in_unitys_space_becomes_the_native_one_again(show):
    frame = _frame(2)
    options = VmcOptions(naming=VmcNaming.PERFECT_SYNC, eyes=EyeChannel.EXPRESSIONS)
    pose = show(VmcCodec(options).encode(frame))[-1]
    np.testing.assert_allclose(pose["weights"], frame.weights, atol=1e-6)
    np.testing.assert_allclose(pose["hips"], frame.hips, atol=1e-5)
    sent = np.array(pose["bones"], bool)
    native = np.array(pose["native_bones"]).reshape(55, 4)
    np.testing.assert_allclose(native[sent], frame.bones[sent], atol=1e-6)
    head = IDENTITY
    for name in ("hips", "spine", "chest", "upperChest", "neck", "head"):
        head = multiply(head, frame.bones[BONE_INDEX[name]])
    np.testing.assert_allclose(pose["head"], [0, 0, 0, *head], atol=1e-5)


def test_expressions_alone_move_an_arkit_face(show):
    packets = [bytes(bundle(value("A", 1.0), value("Blink_L", 0.5), APPLY).dgram)]
    weights = np.array(show(packets)[-1]["weights"])
    wanted = MOUTH_WEIGHTS[MOUTH_INDEX["aa"]].copy()
    wanted[SHAPE_INDEX["eyeBlinkLeft"]] = 0.5
    np.testing.assert_allclose(weights, wanted, atol=1e-6)


def test_a_pose_shows_when_it_is_applied_and_what_is_not_sent_stays(show):
    one = [value("JawOpen", 0.25), value("TongueOut", 1.0)]
    packets = [
        bundle(*one),
        APPLY,
        value("JawOpen", 0.75),
        message("/VMC/Ext/T", ("f", 1.0)),
        APPLY,
    ]
    after = show([bytes(packet.dgram) for packet in packets])
    assert [one["frames"] for one in after] == [0, 1, 1, 1, 2]
    assert after[1]["values"][:2] == after[3]["values"][:2] == [0.25, 1]
    assert after[4]["values"][:2] == [0.75, 1]


def test_senders_that_never_apply_are_seen_by_their_time_or_their_second_round(show):
    t = message("/VMC/Ext/T", ("f", 1.0))
    first = bundle(t, bone("Head", *TURNED))  # the time stands before the bones it is of
    rest = [bone("Head", *TURNED), bone("Neck", *TURNED), bone("head", *TURNED)]
    after = show([bytes(packet.dgram) for packet in (first, *rest)])
    assert [one["frames"] for one in after] == [1, 1, 1, 2]
    assert after[0]["bones"][UNITY_INDEX["Head"]]


def test_odd_arguments_are_counted_and_the_rest_goes_on(show):
    nan, whole = ("f", float("nan")), ("i", 1)
    odd = [
        message("/VMC/Ext/Bone/Pos", ("s", "Head"), ("f", 1.0)),
        bone("Tail", *TURNED),
        bone("Head", 0, 0, 0, 0, 0, 0, 0),
        message("/VMC/Ext/Blend/Val", ("s", "A"), nan),
        message("/VMC/Ext/Blend/Val", ("f", 1.0), ("s", "A")),
        message("/VMC/Ext/T"),
        message("/VMC/Ext/OK"),
        message("/VMC/Ext/Root/Pos", *(("f", x) for x in TURNED)),
    ]
    fine = [
        message("/VMC/Ext/Blend/Val", ("s", "A"), whole),
        value("B", 7.0),
        message("/VMC/Ext/OK", *(("i", n) for n in (0, 3, 0, 0))),
        message("/VMC/Ext/Cam", ("s", "Camera")),
        message("/VMC/Ext/VRM", ("s", "one argument too few")),
        bone("Head", *(2 * x for x in TURNED)),
        APPLY,
    ]
    pose = show([bytes(bundle(*odd, *fine).dgram)])[-1]
    assert (pose["unusable"], pose["unknown"], pose["malformed"]) == (len(odd), 2, 0)
    assert (pose["loaded"], pose["tracking"], pose["root"]) == (0, 0, None)
    named = dict(zip(pose["names"], pose["values"], strict=True))
    assert named == {"A": 1, "B": 1}
    head = 4 * UNITY_INDEX["Head"]
    assert pose["rotations"][head : head + 4] == pytest.approx(TURNED[3:])


def test_a_thousand_names_end_at_five_hundred_and_twelve(show):
    packets = [bytes(bundle(value(f"n{i}", 0.5), APPLY).dgram) for i in range(1000)]
    pose = show(packets, "all")
    assert len(pose["names"]) == 512
    assert pose["unusable"] == 488


OUTPUT = """
[[outputs]]
name = "vmc"
targets = [{targets}]
naming = "perfect-sync"
eyes = "expressions"
"""


class Listener:
    """A receiver in C# at a port of its own."""

    def __init__(self, process):
        self.process = process
        self.port = int(process.stdout.readline())

    def pose(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def pose_when(self, holds):
        for _ in range(5000):
            pose = self.pose()
            if holds(pose):
                return pose
        raise AssertionError(f"it never came to that: {str(pose)[:500]}")

    def end(self):
        last, _ = self.process.communicate("end\n", timeout=unity.RUN_SECS)
        return self.process.returncode, last


@contextmanager
def listening(runtime):
    process = unity.start_program("VmcPoses", runtime, "listen")
    try:
        yield Listener(process)
    finally:
        process.kill()
        process.communicate()


def test_a_port_survives_whatever_comes_and_a_taken_one_is_refused_in_words(runtime):
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with listening(runtime) as listener, udp as sender:
        sender.connect(("127.0.0.1", listener.port))
        for packet in (b"", b"12345", b"noise...", b"x" * 60_000, GOOD):
            sender.send(packet)
        pose = listener.pose_when(lambda pose: pose["frames"] == 1)
        assert (pose["received"], pose["refused"], pose["malformed"]) == (5, 1, 3)
        assert pose["last_error"] == "five bytes are too few"
        status, words = listener.end()
        assert status == 0
        assert f"127.0.0.1:{listener.port}" in words
        assert "listens there" in words


def test_the_sidecars_own_vmc_arrives_over_udp(tmp_path):
    with ExitStack() as stack:
        listeners = [stack.enter_context(listening(runtime)) for runtime in unity.RUNTIMES]
        targets = ", ".join(f'"127.0.0.1:{listener.port}"' for listener in listeners)
        text = FILE.replace("outputs = []", "") + OUTPUT.replace("{targets}", targets)
        sidecar = stack.enter_context(live(tmp_path, text))
        guest = stack.enter_context(Guest(sidecar))
        guest.meet()
        poses = [listener.pose_when(lambda pose: pose["frames"] > 30) for listener in listeners]
        frames = [record for record in guest.here() if isinstance(record, Frame)]
    for pose in poses:
        check_pose(pose, frames)


def check_pose(pose, frames):
    """The pose is that of the frame of its time, whose records came ahead on the stream."""
    assert pose["malformed"] == pose["unusable"] == pose["unknown"] == 0
    frame = [one for one in frames if np.float32(one.pts_micros / 1e6) == pose["seconds"]][-1]
    np.testing.assert_allclose(pose["weights"], frame.weights, atol=1e-6)
    native = np.array(pose["native_bones"]).reshape(55, 4)
    sent = np.array(pose["bones"], bool)
    assert sent.sum() >= 53
    np.testing.assert_allclose(native[sent], frame.bones[sent], atol=1e-6)
    assert set(pose["names"]) == set(PASCAL_NAMES)
