"""The C++ sockets against real ones of ZeroMQ, and against whoever else may listen there."""

import pytest
import unreal
from probe import Probe
from zmtp_contract import ZmtpContract

pytestmark = unreal.needs_tools


@pytest.fixture(scope="module")
def probe(start_program):
    probe = Probe(start_program("zmtp_probe"))
    yield probe
    probe.close()


class TestZmtp(ZmtpContract):
    """The contract."""


def test_damaged_handshakes_and_streams_are_survived(run_program):
    assert run_program("zmtp_fuzz", 100_000).endswith("100000 passed, 0 failed\n")
