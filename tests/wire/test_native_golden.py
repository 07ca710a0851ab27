"""Golden packets: the contract between Python, C# and C++."""

import json
import struct
from pathlib import Path
from typing import get_args

import msgpack
import numpy as np
import pytest

from bridge import model, wire
from bridge.model import (
    AudioChunk,
    ClientEvent,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    PerformanceEvent,
    Request,
    RigDescription,
    StreamRecord,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.model.plain import to_plain

GOLDEN = Path(__file__).parents[1] / "golden" / "wire"
NAME = "hana-花"
SHAPES, BONES = 52, 55


def ramp(count, low, high, *shape):
    """Numbers that float32 and JSON both keep exactly, no two alike."""
    steps = np.round(np.linspace(low, high, count) * 1024) / 1024
    return steps.astype(np.float32).reshape(shape or (count,))


def describe():
    rig = RigDescription(
        shape_names=tuple(f"shape{i}" for i in range(SHAPES)),
        bone_names=tuple(f"bone{i}" for i in range(BONES)),
        bone_parents=tuple(range(-1, BONES - 1)),
        rest_positions=ramp(BONES * 3, -1, 1, BONES, 3),
    )
    return Describe(
        character=NAME,
        seq=1,
        session_id="s-7f3a",
        rig=rig,
        frame_rate=60,
        sample_rate=24_000,
        lead_micros=150_000,
        control_endpoint="tcp://127.0.0.1:5571",
    )


def frame(seq=4, utterance_id="u1"):
    return Frame(
        character=NAME,
        seq=seq,
        pts_micros=9_007_199_254_740_991,
        utterance_id=utterance_id,
        weights=ramp(SHAPES, 0, 1),
        head=ramp(7, -0.5, 1),
        bones=ramp(BONES * 4, -1, 1, BONES, 4),
        hips=ramp(3, -0.25, 0.25),
    )


def stamp(seq, pts_micros):
    return {"character": NAME, "seq": seq, "pts_micros": pts_micros, "utterance_id": "u1"}


STREAM = {
    "describe": describe(),
    "utterance-started": UtteranceStarted(
        **stamp(2, 1_000_000),
        turn_id="t1",
        text="こんにちは, Mama!",
        sentence_type="statement",
        act="greeting",
        emotion="joy",
    ),
    "audio": AudioChunk(**stamp(3, 1_000_000), sample_rate=24_000, samples=ramp(480, -1, 1)),
    "frame": frame(),
    "frame-idle": frame(seq=5, utterance_id=""),
    "event": PerformanceEvent(**stamp(6, -250_000), end_micros=1_430_000, kind="word", name="Mama"),
    "utterance-ended": UtteranceEnded(**stamp(7, 2_000_000)),
    "interrupted": Interrupted(**stamp(8, 1_500_000)),
    "heartbeat": Heartbeat(character=NAME, seq=9, pts_micros=2_200_000),
}

REQUESTS = {
    "ping": model.Ping(),
    "describe": model.DescribeRig(),
    "say": model.Say(text="Well met, 旅人.", language="en"),
    "turn": model.TakeTurn(text="Who are you?"),
    "interrupt": model.Interrupt(),
    "look-at": model.LookAt(target=(0.5, 1.25, 2.0)),
    "look-at-ahead": model.LookAt(target=None),
    "play-gesture": model.PlayGesture(name="nod", weight=0.75),
    "set-emotion": model.SetEmotion(label="joy", intensity=0.5),
    "set-style": model.SetStyle(name="calm"),
    "set-policy": model.SetPolicy(name="ja"),
    "stillness": model.SetStillness(amount=0.25),
    "resend": model.Resend(first_seq=17, last_seq=23),
    "join": model.ClientJoined(client="unity-1"),
    "report-playback": model.PlaybackReported(
        client="unity-1", utterance_id="u1", position_micros=640_000, skew_micros=-1500, underruns=2
    ),
    "player-event": model.PlayerEventReported(client="unity-1", name="hit", text="by an arrow"),
    "listen": model.Listen(listening=True),
    "listen-no-more": model.Listen(listening=False),
    "play-gesture-at": model.PlayGesture(name="point-there", weight=-1.25, target=(0.5, 1.25, 2.0)),
}

REPLIES = {
    "reply-ping": wire.Reply(request_id=1, session_micros=5_000_000),
    "reply-say": wire.Reply(request_id=2, session_micros=5_000_100, turn_id="t9"),
    "reply-describe": wire.Reply(
        request_id=3, session_micros=5_000_200, packet=wire.encode(describe())
    ),
    "reply-resend": wire.Reply(request_id=4, session_micros=5_000_300, resent=7),
    "refusal": wire.Refusal(request_id=5, code="unknown-gesture", message="no gesture 'nodd'"),
}


def golden_packets():
    for name, record in STREAM.items():
        yield f"stream-{name}", wire.encode(record), record
    for number, (name, request) in enumerate(REQUESTS.items(), start=1):
        yield f"request-{name}", wire.encode_request(number, NAME, request), request
    for name, reply in REPLIES.items():
        yield name, wire.encode_reply(reply), reply


PACKETS = {name: (packet, record) for name, packet, record in golden_packets()}


def as_json(value):
    """Any record with arrays as lists and bytes as hexadecimal."""
    if isinstance(value, dict) and "dtype" in value:
        return np.frombuffer(value["data"], "<f4").reshape(value["shape"]).tolist()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value.hex() if isinstance(value, bytes) else value


def fields_of(record):
    return as_json(to_plain(record))


@pytest.mark.parametrize("name", PACKETS)
def test_packet_is_golden(name, request):
    packet, record = PACKETS[name]
    binary, text = GOLDEN / f"{name}.bin", GOLDEN / f"{name}.json"
    if request.config.getoption("--update-golden", default=False):
        binary.write_bytes(packet)
        content = {"record": type(record).__name__, "fields": fields_of(record)}
        text.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert binary.read_bytes() == packet, "packets changed: a new minor version, or a mistake"
    assert json.loads(text.read_text(encoding="utf-8"))["fields"] == fields_of(record)


def test_no_golden_packet_is_left_over():
    assert {path.stem for path in GOLDEN.glob("*.bin")} == set(PACKETS)
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(PACKETS)


@pytest.mark.parametrize("name", PACKETS)
def test_packet_says_what_its_json_says(name):
    """Decode with msgpack and struct alone: no code of ours checks itself here."""
    packet = (GOLDEN / f"{name}.bin").read_bytes()
    fields = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["fields"]
    if name.startswith("stream-"):
        topic, _, packet = packet.partition(b"\0")
        assert topic.decode() == fields.pop("character")
    assert packet[:2] == b"\x01\x00"
    body = msgpack.unpackb(packet[2:])
    fields.update(fields.pop("rig", {}))
    body.update(body.pop("rig", {}))
    for key, expected in fields.items():
        assert plainly(body[key], expected) == expected, key


def plainly(found, expected):
    if isinstance(found, bytes) and isinstance(expected, str):
        return found.hex()
    if isinstance(found, bytes):
        numbers = list(struct.unpack(f"<{len(found) // 4}f", found))
        if expected and isinstance(expected[0], list):
            width = len(expected[0])
            return [numbers[i : i + width] for i in range(0, len(numbers), width)]
        return numbers
    return found


@pytest.mark.parametrize("kind", get_args(StreamRecord))
def test_every_stream_record_has_a_golden_packet(kind):
    assert any(type(record) is kind for record in STREAM.values())


@pytest.mark.parametrize("kind", get_args(Request) + get_args(ClientEvent))
def test_every_request_has_a_golden_packet(kind):
    assert any(type(request) is kind for request in REQUESTS.values())


@pytest.mark.parametrize("name", STREAM)
def test_stream_record_comes_back(name):
    assert fields_of(wire.decode(wire.encode(STREAM[name]))) == fields_of(STREAM[name])


@pytest.mark.parametrize("name", REQUESTS)
def test_request_comes_back(name):
    asked = wire.decode_request(wire.encode_request(7, NAME, REQUESTS[name]))
    assert asked == wire.Asked(request_id=7, character=NAME, request=REQUESTS[name])


@pytest.mark.parametrize("name", REPLIES)
def test_reply_comes_back(name):
    assert wire.decode_reply(wire.encode_reply(REPLIES[name])) == REPLIES[name]


def test_described_packet_in_a_reply_is_a_stream_packet():
    reply = wire.decode_reply(wire.encode_reply(REPLIES["reply-describe"]))
    assert fields_of(wire.decode(reply.packet)) == fields_of(describe())
