import threading

import pytest
from footages import describe

from bridge.client.discovery import first_character, require_address
from bridge.errors import ConfigError, TransportError
from bridge.model import Heartbeat
from bridge.transport import Publisher
from bridge.wire import encode

LOCAL = "tcp://127.0.0.1:*"


class Broadcast:
    """Repeats packets until the block ends, because a subscriber joins when it can."""

    def __init__(self, *packets):
        self.packets, self.publisher = packets, Publisher(LOCAL)
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.ended.wait(0.005):
            for packet in self.packets:
                self.publisher.send(packet)

    def __enter__(self):
        self.thread.start()
        return self.publisher.endpoint

    def __exit__(self, *error):
        self.ended.set()
        self.thread.join()
        self.publisher.close()


def test_the_first_who_describes_itself_is_found():
    heartbeat = Heartbeat(character="eve", seq=1, pts_micros=0)
    with Broadcast(encode(heartbeat), encode(describe("bob"))) as endpoint:
        assert first_character(endpoint) == "bob"


def test_packets_that_cannot_be_read_are_passed_over():
    with Broadcast(b"\x00bob\x00garbage", encode(describe("bob"))) as endpoint:
        assert first_character(endpoint) == "bob"


def test_nobody_is_told_with_the_cure():
    with pytest.raises(TransportError, match="bridge run") as caught:
        first_character("tcp://127.0.0.1:9", seconds=0.02)
    assert caught.value.retryable


@pytest.mark.parametrize("endpoint", ["", "5570", "localhost:5570", "tcp://host", LOCAL])
def test_what_is_no_address_is_told(endpoint):
    with pytest.raises(ConfigError, match="endpoint"):
        require_address(endpoint)
    with pytest.raises(ConfigError):
        first_character(endpoint)


def test_addresses_near_and_far_are_fine():
    for endpoint in ("tcp://127.0.0.1:5570", "tcp://[::1]:5570", "tcp://studio.local:5570"):
        require_address(endpoint)
