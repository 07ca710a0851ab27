"""The native wire in C++: read and written to the last bit, without memory of its own."""

import json
from pathlib import Path

import pytest
import unreal
from golden_wire import (
    FLAGS,
    GOLDEN,
    PACKETS,
    REPLIES,
    REQUESTS,
    STREAM,
    crowd,
    extreme_requests,
    golden_json,
    single,
)
from packets import lengths_before
from wire_rules import WireRules

from bridge import wire

pytestmark = unreal.needs_tools

CORE = unreal.ROOT / "unreal_client" / "AvatarBridge" / "Source" / "AvatarBridgeCore"


@pytest.fixture
def decode(run_program):
    """Return ``decode(packets, what)``: what C++ says of each."""

    def said(packets, what="stream"):
        lines = run_program("wire_decode", what, stdin=lengths_before(packets)).splitlines()
        assert len(lines) == len(packets)
        return [json.loads(line) for line in lines]

    return said


class TestWireRules(WireRules):
    """Those that clients in all languages keep."""


def test_every_golden_stream_packet_says_what_its_json_says(decode):
    for name, found in zip(STREAM, decode([PACKETS[name] for name in STREAM]), strict=True):
        assert single(found) == single(golden_json(name)), name


def test_every_golden_answer_says_what_its_json_says(decode):
    answers = decode([PACKETS[name] for name in REPLIES], "replies")
    for name, found in zip(REPLIES, answers, strict=True):
        expected = golden_json(name)
        assert {key: found[key] for key in expected} == expected, name


def test_packets_in_files_are_read_too(run_program):
    files = [GOLDEN / f"{name}.bin" for name in STREAM]
    found = run_program("wire_decode", "stream", *files).splitlines()
    assert [json.loads(line)["record"] for line in found] == [
        golden_json(name)["record"] for name in STREAM
    ]


def test_every_request_is_written_as_its_golden_packet(run_program):
    written = requests(run_program)
    for name in REQUESTS:
        assert written[name.removeprefix("request-")] == PACKETS[name], name


def test_every_request_comes_back_from_the_sidecar_s_decoder(run_program):
    written = requests(run_program)
    for name, expected in extreme_requests().items():
        asked = wire.decode_request(written.pop(name))
        assert asked == wire.Asked(request_id=2**53 - 1, character=FLAGS, request=expected), name
    assert set(written) == {name.removeprefix("request-") for name in REQUESTS}


def requests(run):
    lines = [line.split(" ") for line in run("wire_requests").splitlines()]
    return {name: bytes.fromhex(packet) for name, packet in lines}


def test_frames_sound_and_words_of_fifty_characters_allocate_nothing(run_program):
    kinds = ("frame", "audio", "frame-idle", "event", "utterance-started", "heartbeat")
    found = steady(run_program, crowd(50, kinds))
    assert (found["allocations"], found["refused"]) == (0, 0)


def test_a_description_costs_little_more_than_its_names(run_program):
    found = steady(run_program, crowd(50, ["describe"]))
    names = golden_json("stream-describe")["rig"]
    assert found["allocations"] / ROUNDS < 10 + sum(
        len(name) > 15 for name in names["shape_names"] + names["bone_names"]
    )


ROUNDS = 5_000


def steady(run, packets, first=()):
    """Return what one packet costs, when ``first`` and each of ``packets`` have been met."""
    said = run("wire_steady", ROUNDS, len(first), stdin=lengths_before([*first, *packets]))
    return json.loads(said)


def test_limits_are_those_of_the_specification():
    text = (Path(wire.__file__).parent / "README.md").read_text(encoding="utf-8")
    header = CORE / "Include" / "AvatarBridge" / "Wire" / "Limits.h"
    written = header.read_text(encoding="utf-8").replace("'", "")
    for line in text.splitlines():
        cells = [cell.strip(" `") for cell in line.split("|")]
        if len(cells) > 3 and cells[1].startswith("MAX_"):
            name = cells[1].title().replace("_", "")
            assert f" k{name} = {cells[2]};" in written, cells[1]
