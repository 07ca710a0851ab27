import pytest
import zmq

from bridge.errors import ConfigError, TransportError
from bridge.transport import Publisher, ServerKeys, make_keys

LOCAL = "tcp://127.0.0.1:*"
WAIT_MILLIS = 5000


@pytest.fixture
def subscriber():
    with zmq.Context() as context:
        sockets = []

        def make(endpoint, *topics, keys=None, server=None):
            socket = context.socket(zmq.SUB)
            sockets.append(socket)
            socket.rcvtimeo = WAIT_MILLIS
            if keys:
                socket.curve_publickey, socket.curve_secretkey = keys.public, keys.secret
                socket.curve_serverkey = server
            for topic in topics:
                socket.subscribe(topic)
            socket.connect(endpoint)
            return socket

        yield make
        for socket in sockets:
            socket.close(linger=0)


def joins(publisher, count):
    """The next ``count`` subscriptions, waiting on the socket itself."""
    topics = []
    while len(topics) < count:
        assert publisher._socket.poll(WAIT_MILLIS), f"only {topics} joined"
        topics += publisher.joined()
    return topics


@pytest.fixture
def publisher():
    made = Publisher(LOCAL)
    yield made
    made.close()


def test_packets_reach_those_who_subscribed(publisher, subscriber):
    one = subscriber(publisher.endpoint, b"ann\0")
    everyone = subscriber(publisher.endpoint, b"")
    assert sorted(joins(publisher, 2)) == [b"", b"ann\0"]
    for packet in (b"anna\0 1", b"ann\0 2"):
        publisher.send(packet)
    assert one.recv() == b"ann\0 2"
    assert [everyone.recv(), everyone.recv()] == [b"anna\0 1", b"ann\0 2"]


def test_every_late_joiner_is_announced_even_to_a_known_topic(publisher, subscriber):
    subscriber(publisher.endpoint, b"ann\0")
    assert joins(publisher, 1) == [b"ann\0"]
    subscriber(publisher.endpoint, b"ann\0")
    assert joins(publisher, 1) == [b"ann\0"]


def test_leaving_is_not_joining(publisher, subscriber):
    socket = subscriber(publisher.endpoint, b"ann\0")
    joins(publisher, 1)
    socket.unsubscribe(b"ann\0")
    socket.subscribe(b"bob\0")
    assert joins(publisher, 1) == [b"bob\0"]


def test_sending_without_subscribers_is_no_fault(publisher):
    publisher.send(b"ann\0 1")
    assert publisher.joined() == []


def test_a_slow_client_loses_packets_and_holds_up_nobody():
    publisher = Publisher("inproc://slow", high_water=4)
    slow = publisher._context.socket(zmq.SUB)
    slow.rcvhwm, slow.rcvtimeo, slow.linger = 1, 0, 0
    slow.connect("inproc://slow")
    slow.subscribe(b"")
    joins(publisher, 1)
    for number in range(100):
        publisher.send(bytes((number,)))
    received = []
    while slow.poll(0):
        received.append(slow.recv()[0])
    assert received == list(range(len(received)))
    assert 1 <= len(received) <= 10
    slow.close()
    publisher.close()


def test_a_taken_port_says_which_and_what_to_do(publisher):
    with pytest.raises(TransportError, match="another sidecar probably runs") as caught:
        Publisher(publisher.endpoint)
    assert f"port {publisher.endpoint.rpartition(':')[2]}" in str(caught.value)
    assert not caught.value.retryable


def test_sending_after_closing_is_a_transport_error():
    publisher = Publisher(LOCAL)
    publisher.close()
    publisher.close()
    with pytest.raises(TransportError):
        publisher.send(b"late")


def test_beyond_this_machine_it_wants_keys_or_a_word():
    with pytest.raises(ConfigError, match="insecure = true"):
        Publisher("tcp://0.0.0.0:*")
    Publisher("tcp://0.0.0.0:*", insecure=True).close()


def test_with_keys_only_those_on_the_list_hear(subscriber):
    server, friend, stranger = make_keys(), make_keys(), make_keys()
    keys = ServerKeys(own=server, clients=frozenset({friend.public}))
    publisher = Publisher(LOCAL, keys=keys)
    outside = subscriber(publisher.endpoint, b"out", keys=stranger, server=server.public)
    inside = subscriber(publisher.endpoint, b"in", keys=friend, server=server.public)
    assert joins(publisher, 1) == [b"in"]
    publisher.send(b"in secret")
    assert inside.recv() == b"in secret"
    outside.rcvtimeo = 0
    with pytest.raises(zmq.Again):
        outside.recv()
    publisher.close()
