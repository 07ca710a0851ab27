import pytest
import scenarios
from scenario_checks import faults
from scenario_client import ScenarioClient
from scenario_scripts import SCRIPTS

LARGEST_BYTES = 400_000


def played(scenario):
    """Return what the reference client answers, and its counts."""
    client = ScenarioClient(scenario["device_rate"])
    did = []
    for step in scenario["steps"]:
        kind = next(key for key in step if key != "at")
        answer = client.step(kind, step["at"], step[kind])
        did += [answer] if kind in ("draw", "lost") else []
    return did, client.counts()


def pictures(scenario):
    return [step["draw"] for step in scenario["steps"] if step.get("draw")]


@pytest.mark.parametrize("name", SCRIPTS)
def test_reference_client_plays_a_scenario_as_it_is_written(name, request):
    if request.config.getoption("--update-golden", default=False):
        scenarios.write(name, SCRIPTS[name]())
    scenario = scenarios.read(name)
    assert faults(scenario, *played(scenario)) == []


def test_files_and_scripts_are_the_same():
    assert scenarios.names() == sorted(SCRIPTS)
    sizes = {path.stem: path.stat().st_size for path in scenarios.FOLDER.iterdir()}
    assert max(sizes.values()) < LARGEST_BYTES


def test_scenarios_show_every_state():
    shown = {one["state"] for name in SCRIPTS for one in pictures(scenarios.read(name))}
    assert shown == {"early", "live", "held", "easing", "resting"}


def test_scenarios_count_everything_that_can_be_counted():
    counted = {
        key for name in SCRIPTS for key, value in scenarios.read(name)["expected"].items() if value
    }
    assert counted == set(ScenarioClient(8_000).counts())


def test_a_fault_is_found():
    scenario = scenarios.read("quiet-line")
    did, counts = played(scenario)
    did[20] = did[20] | {"position": did[20]["position"] + 5_000, "state": "resting"}
    did[30] = did[30] | {"weights": [1.0, 1.0]}
    did[31] = None
    found = faults(scenario, did, counts | {"underruns": 1})
    assert len(found) == 5
    assert "position off by 5000 micros" in found[0]
