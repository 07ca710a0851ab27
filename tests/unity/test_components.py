"""The components of the Unity package, exercised through stand-ins of the engine."""

import pytest
import unity
from hosted import hosted

pytestmark = unity.needs_tools

PROGRAMS = ("ComponentsBody", "ComponentsFace", "ComponentsVoice")


@pytest.mark.parametrize("name", PROGRAMS)
def test_components(name, runtime, run_program):
    said = run_program(name, runtime)
    assert said.strip().endswith(" 0 failed"), said


def test_two_characters_of_a_real_sidecar_on_one_connection(runtime, run_program):
    with hosted("Ada", "Ben") as host:
        said = run_program("ComponentsNpc", runtime, host.endpoint, host.control.endpoint, "Ada", "Ben")
    assert said.strip().endswith(" 0 failed"), said
