import pytest
import zmq

from bridge.bench.link import Link
from bridge.bench.relay import Relay
from bridge.transport import Publisher

WAIT_MILLIS = 5000


@pytest.fixture
def publisher():
    made = Publisher("tcp://127.0.0.1:*")
    yield made
    made.close()


def heard_through(link, publisher, packets):
    """What a subscriber behind ``link`` hears, up to the packet ``last``."""
    relay = Relay(publisher.endpoint, link)
    with zmq.Context() as context, context.socket(zmq.SUB) as socket:
        socket.linger, socket.rcvtimeo = 0, WAIT_MILLIS
        socket.subscribe(b"hana\0")
        socket.connect(relay.endpoint)
        try:
            joined = []
            while not joined:
                assert publisher._socket.poll(WAIT_MILLIS)
                joined = publisher.joined()
            for packet in packets:
                publisher.send(packet)
            heard = []
            while len(heard) < len(packets) - relay.lost:
                heard.append(socket.recv())
                if relay.carried + relay.lost == len(packets) == len(heard) + relay.lost:
                    break
        finally:
            relay.close()
    return joined, heard, relay


def test_packets_pass_in_order_and_joining_passes_back(publisher):
    packets = [b"hana\0%d" % number for number in range(50)]
    link = Link(delay_micros=3_000, jitter_micros=2_000, loss=0)
    joined, heard, _ = heard_through(link, publisher, packets)
    assert joined == [b"hana\0"]
    assert heard == packets


def test_some_are_lost(publisher):
    packets = [b"hana\0%d" % number for number in range(200)]
    link = Link(delay_micros=1_000, jitter_micros=500, loss=0.2, seed=4)
    _, heard, relay = heard_through(link, publisher, packets)
    assert 0 < relay.lost < 100
    assert len(heard) == len(packets) - relay.lost
