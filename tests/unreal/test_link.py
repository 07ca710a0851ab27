"""The C++ connection against a sidecar of paper, and against a real one."""

import pytest
import unreal
from link_contract import LinkContract, answer
from probe import Probe

pytestmark = unreal.needs_tools


@pytest.fixture(scope="module")
def probe(start_program):
    probe = Probe(start_program("link_probe"))
    yield probe
    probe.close()


class TestLink(LinkContract):
    """The contract, and what is told where other languages throw."""

    client = "unreal"

    def test_what_is_beyond_the_limits_is_not_even_sent(self, probe, name):
        probe.tell("open", name, "tcp://127.0.0.1:1", "")
        code, message = answer(probe, name, "ada", "say", "x" * 10_001)
        assert code == "bad-request"
        assert "10001 characters" in message
