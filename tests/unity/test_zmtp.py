"""The C# sockets against real ones of ZeroMQ, and against whoever else may listen there."""

import pytest
import unity
import zmq
from probe import Probe
from zmtp_contract import ZmtpContract
from zmtp_peers import expected, shown, subscription

pytestmark = unity.needs_tools


@pytest.fixture(scope="module", params=unity.RUNTIMES, ids=str)
def probe(request):
    probe = Probe(unity.start_program("ZmtpProbe", request.param))
    yield probe
    probe.close()


class TestZmtp(ZmtpContract):
    """The contract, and what only a language with exceptions can do."""

    def test_a_listener_that_raises_does_not_stop_the_socket(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        subscription(publisher)
        publisher.send(b"raise")
        publisher.send(b"on")
        assert shown(probe.wait(name, "packet")) == expected(b"on")


def test_frames_waits_and_addresses_hold_against_anything(runtime):
    said = unity.run_program("ZmtpUnits", runtime, 100_000)
    assert said.endswith(" passed, 0 failed\n")
