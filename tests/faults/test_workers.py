"""A voice in a child process that is killed while it speaks."""

import os
import signal
from pathlib import Path

import pytest
from live import FILE, Guest, install_plugin, live

from bridge.model import (
    AudioChunk,
    Frame,
    PerformanceEvent,
    Say,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.rigs import SHAPE_INDEX

PLUGIN = Path(__file__).parent / "plugin" / "bridge_faults.py"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
JAW = SHAPE_INDEX["jawOpen"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("mortal")


@pytest.fixture(scope="module")
def sidecar(folder, tmp_path_factory):
    path = install_plugin(tmp_path_factory.mktemp("site"), "faults", PLUGIN)
    voice = f"name = \"mortal\"\npid_file = '{folder / 'pid'}'"
    with live(folder, FILE.replace('name = "sine"', voice), path=path) as running:
        yield running


def kinds(records):
    return {type(record) for record in records}


def test_a_voice_killed_in_mid_sentence_ends_the_utterance_and_the_next_one_works(
    sidecar, folder, guest
):
    guest.ask(Say(text="one two three four five six seven eight nine ten"))
    guest.until(lambda record: isinstance(record, AudioChunk))
    victim = int((folder / "pid").read_text())
    os.kill(victim, KILL)
    records = guest.until(lambda record: isinstance(record, UtteranceEnded))
    (error,) = [r for r in records if isinstance(r, PerformanceEvent) and r.kind == "error"]
    assert error.name.startswith("voice 'mortal': the child process was ended")
    assert error.utterance_id == records[-1].utterance_id
    after = guest.until(
        lambda r: isinstance(r, Frame) and r.pts_micros > records[-1].pts_micros + 500_000
    )
    assert after[-1].weights[JAW] < 0.05

    guest.ask(Say(text="again"))
    again = guest.until(lambda record: isinstance(record, UtteranceEnded))
    assert {UtteranceStarted, AudioChunk} <= kinds(again)
    assert int((folder / "pid").read_text()) != victim
    assert "Traceback" not in sidecar.complaints()


def test_the_voice_dies_with_its_sidecar(sidecar, folder):
    with Guest(sidecar) as guest:
        guest.meet()
        guest.ask(Say(text="one two three four five six seven eight nine ten"))
        guest.until(lambda record: isinstance(record, AudioChunk))
    child = int((folder / "pid").read_text())
    assert sidecar.end() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
