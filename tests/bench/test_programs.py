"""Programs in other languages are run, and what goes wrong with them is said."""

import sys

import pytest

from bridge.bench.programs import PROGRAMS, Programs, finish
from bridge.errors import BridgeError

SOURCES = {
    "bench": "import sys; print('getting ready'); print('{\"asked\": %d}' % len(sys.argv[1:]))",
    "live": "import sys; print('{\"heard\": %d}' % len(sys.stdin.read()))",
    "crowd": "import sys; sys.exit('nowhere.take is not there')",
}


@pytest.fixture
def programs():
    return Programs(lambda name: [sys.executable, "-c", SOURCES[name]])


def test_the_last_line_is_what_was_found(programs):
    assert set(SOURCES) == set(PROGRAMS)
    assert programs.run("bench", "a", "b") == {"asked": 2}


def test_one_that_waits_for_the_end_of_stdin_gets_it(programs):
    with programs.start("live") as process:
        assert finish("live", process) == {"heard": 0}


def test_a_program_that_fails_says_why(programs):
    with pytest.raises(BridgeError, match=r"crowd failed: nowhere\.take is not there"):
        programs.run("crowd")
