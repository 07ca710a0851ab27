"""What playing costs in C++: little time, and no memory once it runs."""

import json

import pytest
import unreal

from bridge.bench.client_figures import write_take

pytestmark = unreal.needs_tools

_FRAME_MICROS = 5.0


@pytest.fixture
def take(tmp_path):
    """Return the path of half a minute of a stream, all shapes and all bones in it."""
    path = tmp_path / "bench.take"
    write_take(path)
    return path


def test_a_picture_costs_microseconds_and_no_memory(run_program, take):
    found = json.loads(run_program("bench", take))
    assert found["frame_bytes"] == found["block_bytes"] == 0
    assert found["drawn"] == found["frames"] > 1_000
    assert found["sounding"] > found["blocks"] / 3
    assert found["frame_micros"] <= _FRAME_MICROS


def test_a_take_that_was_cut_off_is_read_up_to_there(sanitised_program, take):
    whole = json.loads(sanitised_program("bench", take))["frames"]
    packets = take.read_bytes()
    take.write_bytes(packets[: int(len(packets) * 0.9)])
    assert 0.7 * whole < json.loads(sanitised_program("bench", take))["frames"] < whole


def test_a_character_talks_on_and_on_without_memory(run_program):
    found = json.loads(run_program("stream_steady"))
    assert found["allocations"] == 0
    assert found["drawn"] > 0.99 * found["ticks"]
    assert found["told"] > 1_500
    assert found["reported"] > 4_000
    assert found["sounding"]
