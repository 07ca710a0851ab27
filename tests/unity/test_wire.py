"""The native wire in C#: read and written to the last bit, and cheap."""

import json
import re
import sys
from base64 import b64decode
from pathlib import Path

import pytest
import unity
from golden_wire import (
    FLAGS,
    PACKETS,
    REPLIES,
    REQUESTS,
    STREAM,
    crowd,
    extreme_requests,
    golden_json,
    single,
)
from unity_wire import decoded, take_of

from bridge import wire

pytestmark = unity.needs_tools


@pytest.fixture
def decode(runtime, tmp_path):
    """Return ``decode(packets, what)``: what C# says of each."""
    return lambda packets, what="stream": decoded(packets, tmp_path, runtime, what)


def test_every_golden_stream_packet_says_what_its_json_says(decode):
    for name, found in zip(STREAM, decode([PACKETS[name] for name in STREAM]), strict=True):
        assert single(found) == single(golden_json(name)), name


def test_every_golden_answer_says_what_its_json_says(decode):
    answers = decode([PACKETS[name] for name in REPLIES], "replies")
    for name, found in zip(REPLIES, answers, strict=True):
        expected = golden_json(name)
        assert {key: found[key] for key in expected} == expected, name


def test_every_request_is_written_as_its_golden_packet(run_program, runtime):
    written = requests(run_program, runtime)
    for name in REQUESTS:
        assert written[name.removeprefix("request-")] == PACKETS[name], name


def test_every_request_comes_back_from_the_sidecar_s_decoder(run_program, runtime):
    written = requests(run_program, runtime)
    for name, expected in extreme_requests().items():
        asked = wire.decode_request(written.pop(name))
        assert asked == wire.Asked(request_id=2**53 - 1, character=FLAGS, request=expected), name
    assert set(written) == {name.removeprefix("request-") for name in REQUESTS}


def requests(run_program, runtime):
    lines = [line.split(" ") for line in run_program("WireRequests", runtime).splitlines()]
    return {name: bytes.fromhex(packet) for name, packet in lines}


def test_frames_and_sound_of_fifty_characters_allocate_nothing(run_program, runtime, tmp_path):
    kinds = ("describe", "frame", "audio", "frame-idle", "event", "heartbeat")
    packets = crowd(50, kinds)
    assert wire.decode(packets[51]).character == "npc-0001"
    take = take_of(packets[50:], tmp_path / "frames.take")
    found = json.loads(run_program("WireSteady", runtime, take, 10_000))
    assert found["allocated"] == 0
    frames = take_of(packets[50:100], tmp_path / "only_frames.take")
    cost = json.loads(run_program("WireSteady", runtime, frames, 10_000))["micros"]
    assert cost < 20 * (1 if sys.gettrace() is None else 5)
    described = take_of(packets[:50], tmp_path / "described.take")
    again = json.loads(run_program("WireSteady", runtime, described, 10_000))
    assert again["allocated"] / 10_000 < 128


def test_limits_are_those_of_the_specification():
    text = (Path(wire.__file__).parent / "README.md").read_text(encoding="utf-8")
    source = unity.ROOT / "unity_client" / "Runtime" / "Core" / "Wire" / "Limits.cs"
    written = source.read_text(encoding="utf-8").replace("_", "")
    for line in text.splitlines():
        cells = [cell.strip(" `") for cell in line.split("|")]
        if len(cells) > 3 and cells[1].startswith("MAX_"):
            name = cells[1].title().replace("_", "")
            assert f" {name} = {cells[2]};" in written, cells[1]


def test_the_packets_that_unity_s_own_tests_read_are_golden():
    source = unity.ROOT / "unity_client" / "Tests" / "Editor" / "GoldenPackets.cs"
    constants = source.read_text(encoding="utf-8").split("FromBase64String(")[1:]
    found = {b64decode("".join(re.findall(r'"(.*)"', one))) for one in constants}
    assert len(found) == len(constants) > 5
    assert found <= set(PACKETS.values())
