"""The components of the Unreal plugin, run on stand-ins of the engine."""

from hosted import hosted
from unreal import needs_tools

pytestmark = needs_tools


def test_the_face_follows_the_voice_whatever_becomes_of_the_sound(run_program):
    said = run_program("plugin_voice")
    assert said.strip().endswith(" 0 failed"), said


def test_settings_are_kept_for_sessions_to_come(run_program):
    said = run_program("plugin_kept")
    assert said.strip().endswith(" 0 failed"), said


def test_two_characters_of_a_real_sidecar_on_one_connection(run_program):
    with hosted("Ada", "Ben") as host:
        said = run_program("plugin_npc", host.endpoint, "Ada", "Ben", timeout=120.0)
    assert said.strip().endswith(" 0 failed"), said


def test_the_game_goes_on_with_a_sidecar_that_starts_anew(start_program):
    with hosted("Ada") as host:
        stream = host.endpoint
        game = start_program("plugin_restart", stream, "Ada")
        try:
            told = [game.stdout.readline().strip() for _ in range(3)]
            assert told == ["on stage", "calm", "angry"]
        except AssertionError:
            game.kill()
            raise
    with hosted("Ada", stream=stream):
        said, complaints = game.communicate(timeout=60.0)
    assert said.split("\n") == ["alone", "another", "angry again", ""], complaints
