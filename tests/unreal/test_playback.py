"""Playing in C++ takes no memory once it runs."""

import json

import pytest
import unreal

from bridge.bench.client_figures import write_take

pytestmark = unreal.needs_tools


@pytest.fixture
def take(tmp_path):
    """Return the path of half a minute of a stream, all shapes and all bones in it."""
    path = tmp_path / "bench.take"
    write_take(path)
    return path


def test_a_picture_costs_no_memory(run_program, take):
    found = json.loads(run_program("bench", take, 1))
    assert found["frame_bytes"] == found["block_bytes"] == 0
    assert found["drawn"] == found["frames"] > 1_000
    assert found["sounding"] > found["blocks"] / 3


def test_a_take_that_was_cut_off_is_read_up_to_there(run_program, take):
    whole = json.loads(run_program("bench", take, 1))["frames"]
    packets = take.read_bytes()
    take.write_bytes(packets[: int(len(packets) * 0.9)])
    assert 0.7 * whole < json.loads(run_program("bench", take, 1))["frames"] < whole


def test_a_character_talks_on_and_on_without_memory(run_program):
    found = json.loads(run_program("stream_steady"))
    assert found["allocations"] == 0
    assert found["drawn"] > 0.99 * found["ticks"]
    assert found["told"] > 450
    assert found["reported"] > 1_200
    assert found["sounding"]
