"""Damaged packets in C++: refused with a reason, and as Python refuses them."""

import json
import os
from functools import cache

import pytest
import unreal
from packets import lengths_removed

from bridge import wire
from bridge.errors import WireError
from bridge.wire.native_envelope import UnknownKindError

pytestmark = unreal.needs_tools

FUZZED, JUDGED_TWICE, SEED = 100_000, 8_000, 20_261_121


@cache
def fuzzed():
    """Return what became of 100,000 damaged packets, and the first of them."""
    kept = unreal.program("wire_fuzz").parent / f"kept.{os.getpid()}"
    said = unreal.run_program("wire_fuzz", FUZZED, SEED, kept, JUDGED_TWICE)
    packets = lengths_removed(kept.read_bytes())
    kept.unlink()
    return json.loads(said), packets


def test_damaged_packets_are_taken_or_refused_with_a_reason():
    found, _ = fuzzed()
    assert found["wrongs"] == 0
    assert 0.01 * FUZZED < found["accepted"] < 0.3 * FUZZED
    assert found["kinds_of_messages"] > 50
    assert found["longest_message"] < 250


def test_damaged_packets_cost_no_memory_that_they_only_claim():
    found, _ = fuzzed()
    assert found["most_allocated_beyond"] < 16_384


@pytest.mark.parametrize(("key", "judge"), [("stream_verdicts", wire.decode),
                                            ("reply_verdicts", wire.decode_reply)])  # fmt: skip
def test_damaged_packets_are_judged_as_in_python(key, judge):
    found, packets = fuzzed()
    assert len(packets) == len(found[key]) == JUDGED_TWICE
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
