"""How a client's program plays a scenario: steps as lines in, JSON as lines out."""

import json

from scenario_checks import faults


def faults_of(scenario, run):
    """Let a program play a scenario; return what is wrong with what it did, in words.

    Args:
        scenario: As it stands in its file.
        run: Takes the device's rate and the steps, a line each; returns what was printed.
    """
    steps = "\n".join(map(_line, scenario["steps"]))
    *did, counts = map(json.loads, run(scenario["device_rate"], steps).splitlines())
    return faults(scenario, did, counts)


def _line(step):
    kind = next(key for key in step if key != "at")
    content = step[kind]
    words = {
        "take": lambda: [content],
        "pong": lambda: [content["sent"], content["session"], content["received"]],
        "render": lambda: [content["first_sample"], content["count"], content["heard_at"]],
    }
    return " ".join(map(str, [step["at"], kind, *words.get(kind, list)()]))
