import queue

import pytest
import zmq

from bridge.errors import ConfigError, TransportError, WireError
from bridge.transport import ControlServer, Rates, ServerKeys, make_keys
from bridge.transport.control import MAX_REQUEST_BYTES
from bridge.wire import MAX_REQUEST_BYTES as MAX_REQUEST_BYTES_OF_THE_WIRE

LOCAL = "tcp://127.0.0.1:*"
WAIT_MILLIS = 5000


class Service:
    """Answers in upper case; refuses with a question mark; chokes on ``bad``."""

    def __init__(self):
        self.taken = queue.Queue()

    def receive(self, client_id, packet):
        if packet == b"bad":
            raise WireError("native", "bad")
        if packet == b"worse":
            raise RuntimeError("a mistake of ours")
        self.taken.put((client_id, packet))
        self.server.reply(client_id, packet.upper())

    def refuse(self, client_id, packet):
        self.server.reply(client_id, b"?" + packet)


@pytest.fixture
def serve():
    services = []

    def make(**options):
        service = Service()
        service.server = ControlServer(service.receive, service.refuse, LOCAL, **options)
        services.append(service)
        return service

    yield make
    for service in services:
        service.server.close()


@pytest.fixture
def dealer():
    with zmq.Context() as context:
        sockets = []

        def make(endpoint, keys=None, server=None):
            socket = context.socket(zmq.DEALER)
            sockets.append(socket)
            socket.rcvtimeo = WAIT_MILLIS
            if keys:
                socket.curve_publickey, socket.curve_secretkey = keys.public, keys.secret
                socket.curve_serverkey = server
            socket.connect(endpoint)
            return socket

        yield make
        for socket in sockets:
            socket.close(linger=0)


def test_requests_are_answered_in_order(serve, dealer):
    client = dealer(serve().server.endpoint)
    for word in (b"one", b"two"):
        client.send(word)
    assert [client.recv(), client.recv()] == [b"ONE", b"TWO"]


def test_each_client_gets_its_own_answers(serve, dealer):
    endpoint = serve().server.endpoint
    one, other = dealer(endpoint), dealer(endpoint)
    one.send(b"one")
    other.send(b"other")
    assert (other.recv(), one.recv()) == (b"OTHER", b"ONE")


def test_bad_requests_are_counted_and_stop_nobody(serve, dealer, caplog):
    service = serve()
    client = dealer(service.server.endpoint)
    client.send(b"bad")
    client.send_multipart([b"", b"from a REQ socket"])
    client.send(b"worse")
    client.send(b"good")
    assert client.recv() == b"GOOD"
    assert (service.server.received, service.server.malformed) == (4, 3)
    assert [record.message for record in caplog.records] == ["a request could not be taken"]


def test_a_client_that_asks_too_often_is_told(serve, dealer):
    service = serve(rates=Rates(requests_per_sec=0.001, burst=2))
    hasty = dealer(service.server.endpoint)
    for _ in range(4):
        hasty.send(b"go")
    assert [hasty.recv() for _ in range(4)] == [b"GO", b"GO", b"?go", b"?go"]
    calm = dealer(service.server.endpoint)
    calm.send(b"go")
    assert calm.recv() == b"GO"
    assert service.server.refused == 2


def test_an_oversized_request_never_arrives(serve, dealer):
    service = serve()
    large = dealer(service.server.endpoint)
    large.linger = 0
    large.send(b"x" * (MAX_REQUEST_BYTES + 1))
    other = dealer(service.server.endpoint)
    other.send(b"x" * MAX_REQUEST_BYTES)
    assert len(other.recv()) == MAX_REQUEST_BYTES
    assert service.server.received == 1


def test_the_limit_is_the_one_of_the_wire():
    assert MAX_REQUEST_BYTES == MAX_REQUEST_BYTES_OF_THE_WIRE


def test_an_answer_to_nobody_is_counted(serve, dealer):
    service = serve()
    service.server.reply(b"gone", b"hello?")
    client = dealer(service.server.endpoint)
    client.send(b"go")
    client.recv()
    assert service.server.undeliverable == 1


def test_waiting_answers_are_sent_before_it_closes(serve, dealer):
    service = serve()
    client = dealer(service.server.endpoint)
    client.send(b"who")
    client_id, _ = service.taken.get(timeout=WAIT_MILLIS / 1000)
    assert client.recv() == b"WHO"
    for number in range(5):
        service.server.reply(client_id, b"%d" % number)
    service.server.close()
    service.server.close()
    assert service.server.undeliverable == 0


def test_a_taken_port_says_what_to_do(serve):
    endpoint = serve().server.endpoint
    with pytest.raises(TransportError, match="another sidecar probably runs"):
        ControlServer(print, print, endpoint)


def test_beyond_this_machine_it_wants_keys():
    with pytest.raises(ConfigError, match="bridge keys"):
        ControlServer(print, print, "tcp://0.0.0.0:*")


def test_with_keys_a_friend_is_answered(serve, dealer):
    own, friend = make_keys(), make_keys()
    service = serve(keys=ServerKeys(own=own, clients=frozenset({friend.public})))
    client = dealer(service.server.endpoint, keys=friend, server=own.public)
    client.send(b"hi")
    assert client.recv() == b"HI"
