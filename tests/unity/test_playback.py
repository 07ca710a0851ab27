import pytest
import scenarios
from scenario_programs import faults_of
from unity import Runtime, needs_tools

pytestmark = needs_tools


def counted(printed):
    """Return (passed, failed) of what a program of checks printed."""
    passed, failed = printed.strip().splitlines()[-1].split(", ")
    return int(passed.split()[0]), int(failed.split()[0])


@pytest.mark.parametrize(
    ("name", "least"), [("SoundPlaying", 30), ("PosePlaying", 14), ("NotePlaying", 20)]
)
def test_playing_keeps_its_rules(run_program, runtime, name, least):
    # Only .NET says how much a thread has allocated; Mono answers 0 whatever happened.
    more = ["allocations"] if runtime is Runtime.NET else []
    passed, failed = counted(run_program(name, runtime, *more))
    assert failed == 0
    assert passed >= least


@pytest.mark.parametrize("name", scenarios.names())
def test_a_scenario_is_played_as_by_the_reference_client(run_program, runtime, name):
    def run(rate, steps):
        return run_program("ScenarioPlaying", runtime, rate, stdin=steps)

    assert faults_of(scenarios.read(name), run) == []
