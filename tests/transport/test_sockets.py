import pytest

from bridge.errors import ConfigError, TransportError
from bridge.transport import Publisher
from bridge.transport.sockets import is_local


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("tcp://127.0.0.1:5570", True),
        ("tcp://127.9.0.1:*", True),
        ("tcp://localhost:5570", True),
        ("tcp://[::1]:5570", True),
        ("ipc:///run/bridge", True),
        ("inproc://bridge", True),
        ("tcp://0.0.0.0:5570", False),
        ("tcp://*:5570", False),
        ("tcp://[::]:5570", False),
        ("tcp://eth0:5570", False),
        ("tcp://localhost.example.org:5570", False),
    ],
)
def test_what_only_this_machine_can_reach(endpoint, expected):
    assert is_local(endpoint) is expected


@pytest.mark.parametrize("endpoint", ["", "5570", "tcp://127.0.0.1", "udp://127.0.0.1:1", "tcp://"])
def test_what_is_no_endpoint(endpoint):
    with pytest.raises(ConfigError, match="tcp://HOST:PORT"):
        is_local(endpoint)


def test_an_address_of_another_machine_cannot_be_bound():
    # 192.0.2.0/24 is set aside for documentation, so no machine has it.
    with pytest.raises(TransportError, match="cannot listen") as caught:
        Publisher("tcp://192.0.2.1:5570", insecure=True)
    assert not caught.value.retryable
