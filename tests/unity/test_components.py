"""The components of the Unity package, exercised through stand-ins of the engine."""

import pytest
import unity

pytestmark = unity.needs_tools

PROGRAMS = ("ComponentsBody", "ComponentsVoice")


@pytest.mark.parametrize("name", PROGRAMS)
def test_components(name, runtime, run_program):
    said = run_program(name, runtime)
    assert said.strip().endswith(" 0 failed"), said
