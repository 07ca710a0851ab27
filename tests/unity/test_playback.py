import json

import pytest
import scenarios
from scenario_checks import faults
from unity import Runtime, needs_tools

pytestmark = needs_tools


def counted(printed):
    """Return (passed, failed) of what a program of checks printed."""
    passed, failed = printed.strip().splitlines()[-1].split(", ")
    return int(passed.split()[0]), int(failed.split()[0])


def line(step):
    """Return a step as the program reads it."""
    kind = next(key for key in step if key != "at")
    content = step[kind]
    words = {
        "take": lambda: [content],
        "pong": lambda: [content["sent"], content["session"], content["received"]],
        "render": lambda: [content["first_sample"], content["count"], content["heard_at"]],
    }
    return " ".join(map(str, [step["at"], kind, *words.get(kind, list)()]))


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
    scenario = scenarios.read(name)
    steps = "\n".join(map(line, scenario["steps"]))
    printed = run_program("ScenarioPlaying", runtime, scenario["device_rate"], stdin=steps)
    *did, counts = map(json.loads, printed.splitlines())
    assert faults(scenario, did, counts) == []
