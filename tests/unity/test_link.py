"""The C# connection against a sidecar of paper, and against a real one."""

import pytest
import unity
from link_contract import LinkContract
from probe import Probe

pytestmark = unity.needs_tools


@pytest.fixture(scope="module", params=unity.RUNTIMES, ids=str)
def probe(request):
    probe = Probe(unity.start_program("LinkProbe", request.param))
    yield probe
    probe.close()


class TestLink(LinkContract):
    """The contract, and what only a language with exceptions can do."""

    client = "unity"

    def test_what_is_beyond_the_limits_is_not_even_sent(self, probe, name):
        probe.tell("open", name, "tcp://127.0.0.1:1", "")
        probe.tell("ask", name, "ada", "say", "x" * 10_001)
        assert probe.wait(name, "refused").startswith("ArgumentException|")
