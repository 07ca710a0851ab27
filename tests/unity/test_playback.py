import pytest
from unity import Runtime, needs_tools

pytestmark = needs_tools


def counted(printed):
    """Return (passed, failed) of what a program of checks printed."""
    passed, failed = printed.strip().splitlines()[-1].split(", ")
    return int(passed.split()[0]), int(failed.split()[0])


@pytest.mark.parametrize(("name", "least"), [("SoundPlaying", 30), ("PosePlaying", 25)])
def test_playing_keeps_its_rules(run_program, runtime, name, least):
    # Only .NET says how much a thread has allocated; Mono answers 0 whatever happened.
    more = ["allocations"] if runtime is Runtime.NET else []
    passed, failed = counted(run_program(name, runtime, *more))
    assert failed == 0
    assert passed >= least
