"""The plugin's Live Link sources: on stand-ins of the engine, and with a real sidecar."""

import json

import pytest
from hosted import hosted
from unreal import needs_tools

pytestmark = needs_tools

WATCH_SECS = 4.0


@pytest.mark.parametrize(
    ("program", "least"),
    [
        ("plugin_live_link", 50),
        ("plugin_live_link_sources", 28),
        ("plugin_game_sources", 16),
        ("plugin_retarget_asset", 64),
    ],
)
def test_live_link_is_told_what_it_should_be(run_program, program, least):
    printed = run_program(program)
    assert printed.endswith(" passed, 0 failed\n"), printed
    assert int(printed.split()[-4]) >= least


def test_a_source_shows_a_real_sidecar_and_ends_at_once(run_program):
    with hosted("Ada") as host:
        printed = run_program(
            "plugin_live_link_sources", host.endpoint, WATCH_SECS, "Ada", timeout=60
        )
    found = json.loads(printed.splitlines()[-1])
    assert found["status"] == "Active: Ada"
    assert found["ending_secs"] < 1.0
    for kind in ("_Face", "_Body"):
        subject = found[kind]
        assert subject["introductions"] == 1
        assert subject["removals"] == 1
        assert subject["wrong"] == 0
        assert subject["frames"] > 60
