"""Every part of a plugin fails at every call, and the character talks on."""

import signal
from pathlib import Path

import numpy as np
import pytest
from live import FILE, Guest, install_plugin, live

from bridge.model import (
    AudioChunk,
    Frame,
    PerformanceEvent,
    PlayGesture,
    Say,
    SetPolicy,
    SetStyle,
    TakeTurn,
    UtteranceEnded,
)
from bridge.rigs import SHAPE_INDEX
from bridge.wire import Refusal, Reply

PLUGIN = Path(__file__).parent / "plugin" / "bridge_faults.py"
ROLES = ("style", "policy", "lips", "refiner", "emotion", "memory")
BROKEN = FILE.replace("outputs = []", 'outputs = [{{name = "broken"}}]') + "".join(
    f'[{role}]\nname = "broken"\n' for role in ROLES
)
JAW = SHAPE_INDEX["jawOpen"]


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory):
    path = install_plugin(tmp_path_factory.mktemp("site"), "faults", PLUGIN)
    with live(tmp_path_factory.mktemp("sidecar"), BROKEN, path=path) as running:
        yield running


def utterance(guest, request):
    assert isinstance(guest.ask(request), Reply)
    return guest.until(lambda record: isinstance(record, UtteranceEnded))


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_sound_and_frames_come_without_a_gap_and_the_mouth_follows_the_voice(guest):
    records = utterance(guest, Say(text="Papa, mama."))
    numbers = [record.seq for record in records]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    assert sum(len(chunk.samples) for chunk in of(AudioChunk, records)) == 24_000 * 84 // 100
    speaking = [frame.weights[JAW] for frame in of(Frame, records) if frame.utterance_id]
    assert max(speaking) > 0.1
    assert np.ptp(speaking) > 0.1


def test_nobody_is_told_of_an_error_because_the_performance_goes_on(guest):
    records = utterance(guest, Say(text="Papa."))
    assert [e for e in of(PerformanceEvent, records) if e.kind == "error"] == []


def test_a_conversation_goes_on_without_its_memory(guest):
    for _ in range(2):
        assert of(AudioChunk, utterance(guest, TakeTurn(text="hello")))


@pytest.mark.parametrize("request_", [SetStyle(name="broken"), SetPolicy(name="broken")])
def test_what_cannot_be_had_is_refused_with_the_plugin_named(guest, request_):
    answer = guest.ask(request_)
    assert isinstance(answer, Refusal)
    assert answer.code == "failed"
    assert answer.message.startswith("plugin faults:")
    assert isinstance(guest.ask(PlayGesture(name="nod", weight=1.0)), Reply)


def test_each_part_is_one_line_in_the_log_and_the_end_is_in_order(sidecar):
    assert sidecar.end(signal.SIGTERM) == 0
    lines = sidecar.complaints().splitlines()
    assert not [line for line in lines if "Traceback" in line]
    named = [
        "instead='the mouth follows the loudness'",
        "instead='the sentence is neutral'",
        "instead='the turn is forgotten'",
        "instead='the record goes to everybody else'",
        "a pose refiner's answer was not used",
        "an output failed; it is tried again",
        "an output could not be closed",
        "a hook raised; further failures of its plugin are only counted",
        "style 'broken' raised RuntimeError",
        "policy 'broken' raised RuntimeError",
    ]
    for words in named:
        assert len([line for line in lines if words in line]) == 1, (words, lines)
    assert len(lines) == len(named), lines


def test_words_that_cannot_be_reviewed_are_not_said(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    path = install_plugin(site, "faults", PLUGIN)
    text = FILE + '[safety]\nname = "broken"\n'
    with live(tmp_path, text, path=path) as sidecar, Guest(sidecar) as guest:
        guest.meet()
        assert isinstance(guest.ask(Say(text="Anything.")), Reply)
        records = guest.until(lambda r: isinstance(r, PerformanceEvent) and r.kind == "error")
        assert of(AudioChunk, records) == []
        assert "could not be reviewed" in records[-1].name
