"""The core plays what the reference client plays, and shows the same."""

import pytest
import scenarios
import unreal
from scenario_programs import faults_of

pytestmark = unreal.needs_tools


@pytest.mark.parametrize("name", scenarios.names())
def test_a_scenario_is_played_as_by_the_reference_client(run_program, name):
    def run(rate, steps):
        return run_program("scenario", rate, stdin=steps)

    assert faults_of(scenarios.read(name), run) == []
