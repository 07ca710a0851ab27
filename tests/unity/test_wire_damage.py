"""Damaged packets in C#: refused at once, at no cost, and as Python refuses them."""

import json
from functools import cache

import pytest
import unity
from golden_wire import PACKETS, REPLIES, STREAM
from unity_wire import take_of

from bridge import wire
from bridge.bench.csharp import Runtime
from bridge.errors import WireError
from bridge.record import read_packets
from bridge.wire.native_envelope import UnknownKindError

pytestmark = unity.needs_tools

FUZZED, JUDGED_TWICE = 100_000, 8_000


@cache
def fuzzed(runtime):
    """Return what became of 100,000 damaged packets, and the first of them."""
    folder = unity.program("WireFuzz", runtime).parent
    golden = take_of([PACKETS[name] for name in STREAM + REPLIES], folder / f"golden.{id(PACKETS)}")
    kept = folder / f"kept.{id(PACKETS)}"
    said = unity.run_program(
        "WireFuzz", runtime, golden, FUZZED, 20_261_121, kept, JUDGED_TWICE, timeout=60
    )
    packets = list(read_packets(kept))
    golden.unlink()
    kept.unlink()
    return json.loads(said), packets


def test_damaged_packets_raise_nothing_else_and_quickly(runtime):
    found, _ = fuzzed(runtime)
    assert 0.01 * FUZZED < found["accepted"] < 0.3 * FUZZED
    assert found["kinds_of_messages"] > 50
    assert found["longest_message"] < 250
    assert found["seconds"] / FUZZED < 1e-3
    assert found["slowest_millis"] < 500


def test_damaged_packets_cost_no_memory_that_they_only_claim(runtime):
    found, _ = fuzzed(runtime)
    assert found["most_allocated_beyond"] < 16_384
    assert found["grown"] < 2**20


def test_both_runtimes_judge_alike():
    net, mono = (fuzzed(runtime)[0] for runtime in Runtime)
    for key in ("accepted", "stream_verdicts", "reply_verdicts"):
        assert net[key] == mono[key]


@pytest.mark.parametrize(("key", "judge"), [("stream_verdicts", wire.decode),
                                            ("reply_verdicts", wire.decode_reply)])  # fmt: skip
def test_damaged_packets_are_judged_as_in_python(key, judge):
    found, packets = fuzzed(Runtime.NET)
    assert len(packets) == JUDGED_TWICE
    stricter = 0
    for packet, verdict in zip(packets, found[key], strict=True):
        theirs = verdict_of(judge, packet)
        if theirs == verdict:
            continue
        # A frame of another rig than its character's: only a decoder that remembers sees it.
        assert (theirs, verdict) == ("+", "-"), packet.hex()
        stricter += 1
    assert stricter < JUDGED_TWICE * 0.01


def verdict_of(judge, packet):
    try:
        judge(packet)
    except UnknownKindError as error:
        return "-" if error.seq is None else "+"
    except WireError:
        return "-"
    return "+"
