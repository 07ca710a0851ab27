"""What the editor does: set-up in one click, inspectors, the connection test, takes as assets."""

import json
import socket

import numpy as np
import pytest
from commands import CHARACTER, bridge_json, write_character
from hosted import hosted
from unity import Runtime, needs_tools

from bridge.model import AudioChunk
from bridge.record import TakeWriter, read_header, read_packets
from bridge.wire import decode

pytestmark = needs_tools

TEXTS = {"Ada": "Hello *there*, you.", "Ben": "Ah."}


@pytest.fixture(scope="session")
def stage():
    """Return a sidecar with Ada and Ben on stage."""
    with hosted("Ada", "Ben") as host:
        yield host


@pytest.fixture
def findings(run_program):
    """Return ``findings(stream, control, *wanted)``: (kind, what, what to do) of each."""

    def find(*arguments):
        printed = run_program("EditorConnection", Runtime.NET, *arguments)
        return [tuple(line.split("\t")) for line in printed.splitlines()]

    return find


@pytest.fixture(scope="session")
def takes(tmp_path_factory):
    """Return the take of each character, as the command line makes it."""
    folder = tmp_path_factory.mktemp("takes")
    return {name: _say(folder, name, text) for name, text in TEXTS.items()}


@pytest.fixture
def imported(run_program, runtime):
    """Return ``imported(take, *character)``: what Unity would have of it."""
    return lambda *arguments: json.loads(run_program("EditorImport", runtime, *arguments))


@pytest.mark.parametrize(("name", "least"), [("EditorSetup", 45), ("EditorStandIn", 8)])
def test_menus_inspectors_and_the_stand_in_do_what_they_say(run_program, runtime, name, least):
    printed = run_program(name, runtime)
    assert printed.endswith(" passed, 0 failed\n")
    assert int(printed.split()[-4]) >= least


def test_a_sidecar_that_plays_all_who_are_wanted_is_good(findings, stage):
    found = findings(stage.endpoint, stage.control.endpoint, "Ada", "Ben")
    assert [kind for kind, *_ in found] == ["Good", "Good"]
    assert "Ada, Ben (60 frames and 24000 samples a second)" in found[0][1]
    assert "answered within" in found[1][1]


def test_the_address_of_requests_is_learnt_from_the_stream(findings, stage):
    found = findings(stage.endpoint, "", "Ada")
    assert any("answered within" in what for _, what, _ in found)


def test_who_is_not_on_stage_is_named_with_who_is(findings, stage):
    found = findings(stage.endpoint, stage.control.endpoint, "ada", "Cid")
    assert found[0] == (
        "Problem",
        '"ada" is not on stage, but "Ada" is.',
        'Write the character\'s name as "Ada": capitals count.',
    )
    kind, what, to_do = found[1]
    assert (kind, what) == ("Problem", '"Cid" is not on stage.')
    assert "There is Ada, Ben." in to_do


def test_swapped_addresses_are_told_from_a_sidecar_that_does_not_run(findings, stage):
    swapped = findings(stage.control.endpoint, stage.endpoint)
    assert swapped[0][0] == "Problem"
    assert "Somebody listens there" in swapped[0][2]
    alone = findings(_nobody(), stage.control.endpoint)
    assert "nobody listens there" in alone[0][1]
    assert "bridge run" in alone[0][2]


def test_requests_that_nobody_takes_are_a_problem_of_their_own(findings, stage):
    nobody = _nobody()
    kind, what, to_do = findings(stage.endpoint, nobody, "Ada")[0]
    assert (kind, nobody in what) == ("Problem", True)
    assert "firewall" in to_do


def test_an_address_that_is_none_says_how_one_looks(findings):
    ((kind, what, to_do),) = findings("127.0.0.1:5570", "")
    assert kind == "Problem"
    assert "does not begin with tcp://" in what
    assert "tcp://127.0.0.1:5570" in to_do


def test_a_take_becomes_a_line_that_sounds_and_moves(imported, takes):
    result = imported(takes["Ada"])
    assert (result["errors"], result["warnings"], result["main"]) == ([], [], "Ada")
    (line,) = result["lines"]
    chunks = [record for record in _records(takes["Ada"]) if isinstance(record, AudioChunk)]
    sound = np.concatenate([chunk.samples for chunk in chunks])
    assert (line["character"], line["text"]) == ("Ada", "Hello there, you.")
    assert line["rate"] == chunks[0].sample_rate
    assert line["samples"] >= len(sound)
    assert line["loudest"] == pytest.approx(float(np.abs(sound).max()), abs=1e-6)
    assert line["frames"] > 30
    assert line["widest"] > 0.05
    assert line["seconds"] >= len(sound) / line["rate"]


def test_a_take_of_two_becomes_a_line_for_each_with_its_own_part(imported, takes, tmp_path):
    both = _both(takes, tmp_path / "scene.take")
    result = imported(both)
    lines = {line["character"]: line for line in result["lines"]}
    assert result["main"] == "scene (Ada)"
    assert {name: line["text"] for name, line in lines.items()} == {
        "Ada": "Hello there, you.",
        "Ben": "Ah.",
    }
    alone = imported(takes["Ben"])["lines"][0]
    assert lines["Ben"]["samples"] == alone["samples"]
    assert lines["Ada"]["bytes"] + lines["Ben"]["bytes"] < both.stat().st_size + 1000
    (only,) = imported(both, "Ben")["lines"]
    assert (only["name"], only["character"]) == ("scene", "Ben")


def test_a_cut_take_keeps_what_is_whole_and_warns(imported, takes, tmp_path):
    cut = tmp_path / "cut.take"
    cut.write_bytes(takes["Ada"].read_bytes()[:-7])
    result = imported(cut)
    assert len(result["lines"]) == 1
    assert any("ends within a packet" in warning for warning in result["warnings"])


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"ABTAKE1\n\xff\xff\xff\xff"])
def test_what_is_no_take_is_an_error_that_says_how_to_make_one(imported, tmp_path, content):
    bad = tmp_path / "bad.take"
    bad.write_bytes(content)
    result = imported(bad)
    assert result["lines"] == []
    (error,) = result["errors"]
    assert "bad.take" in error
    assert "bridge say" in error


def test_a_character_who_is_not_in_the_take_is_an_error(imported, takes):
    (error,) = imported(takes["Ada"], "Zoe")["errors"]
    assert "Zoe" in error


def _say(folder, name, text):
    take = folder / f"{name}.take"
    file = write_character(folder, CHARACTER.replace("Ada", name), f"{name}.toml")
    bridge_json("say", text, "--character", file, "--record", take, "--json")
    return take


def _both(takes, path):
    with TakeWriter(path, read_header(takes["Ada"])) as both:
        for take in takes.values():
            for packet in read_packets(take):
                both.write(packet)
    return path


def _records(take):
    return [decode(packet) for packet in read_packets(take)]


def _nobody():
    """Return an address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{probe.getsockname()[1]}"
