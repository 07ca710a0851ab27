"""The components of the Unreal plugin, run on stand-ins of the engine."""

import signal

import pytest
from hosted import hosted
from live import FILE, live
from paper import paper
from unreal import needs_tools

from bridge.model import LookAt, PlayGesture, Say, SetEmotion, SetPolicy, SetStillness, SetStyle

pytestmark = needs_tools

KEPT = [SetEmotion, SetPolicy, SetStyle, SetStillness]


def test_the_face_follows_the_voice_whatever_becomes_of_the_sound(run_program):
    said = run_program("plugin_voice")
    assert said.strip().endswith(" 0 failed"), said


def test_voices_and_characters_find_each_other(run_program):
    said = run_program("plugin_voices")
    assert said.strip().endswith(" 0 failed"), said


def test_what_the_editor_tests_by_itself_holds(run_program):
    assert run_program("plugin_specs") == "12 passed, 0 failed\n"


def test_settings_are_kept_for_sessions_to_come(run_program):
    said = run_program("plugin_kept")
    assert said.strip().endswith(" 0 failed"), said


def test_the_sockets_of_the_engine_keep_to_what_the_core_relies_on(run_program):
    assert "SUCCESS" in run_program("plugin_sockets")


def test_two_characters_of_a_real_sidecar_on_one_connection(run_program):
    with hosted("Ada", "Ben") as host:
        said = run_program("plugin_npc", host.endpoint, "Ada", "Ben", timeout=120.0)
        assert host.desk.refused["unknown-emotion"] == 1, "what was refused is not asked again"
    assert said.strip().endswith(" 0 failed"), said


def test_each_session_is_told_what_a_character_is_set_to(start_program):
    with paper("ada") as sidecar, start_program("plugin_told", sidecar.endpoint, "ada") as game:
        sidecar.of(LookAt)
        for kind in (*KEPT, PlayGesture, Say):
            sidecar.of(kind)
        told = [asked.request for asked in sidecar.asked]
        sidecar.asked.clear()
        sidecar.session = "s2"
        sidecar.describe("ada")
        for kind in (*KEPT, LookAt):
            sidecar.of(kind)
        again = [asked.request for asked in sidecar.asked]
        game.communicate(timeout=10.0)
    assert game.returncode == 0
    assert [one for one in told if isinstance(one, SetEmotion)][-1].label == "anger"
    settings = [one for one in again if type(one) in KEPT]
    assert [type(one) for one in settings] == KEPT
    assert settings[0].label == "anger"
    assert settings[0].intensity == pytest.approx(0.8)
    assert not [one for one in again if isinstance(one, PlayGesture | Say)]


def test_the_game_goes_on_with_a_sidecar_that_starts_anew(start_program, tmp_path):
    with live(tmp_path, names=("Ada", "Ben")) as first:
        places = FILE.replace("tcp://127.0.0.1:*", first.stream, 1)
        places = places.replace("tcp://127.0.0.1:*", first.control, 1)
        game = start_program("plugin_restart", first.stream, "Ada", "Ben")
        try:
            told = [game.stdout.readline().strip() for _ in range(3)]
            assert told == ["on stage", "calm", "angry"]
            first.end(signal.SIGKILL)
        except BaseException:
            game.kill()
            raise
    with live(tmp_path, places, names=("Ada", "Ben")):
        said, complaints = game.communicate(timeout=120.0)
    assert said.splitlines() == [
        "alone", "another", "angry again", "the other one is calm"
    ], complaints  # fmt: skip
