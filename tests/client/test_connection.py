import numpy as np
import pytest

from bridge import wire
from bridge.client import Connection, Monitor
from bridge.client.connection import seen_from_here
from bridge.errors import RequestError
from bridge.flow.clock import SystemClock
from bridge.model import ClientJoined, Describe, Heartbeat, Ping, RigDescription, Say
from bridge.transport import ControlServer, KeyPair, Publisher, ServerKeys, make_keys

LOCAL = "tcp://127.0.0.1:*"
POLLS = 400  # of at most 10 ms each
WAIT_MICROS = 10_000


class Sidecar:
    """Describes one character to whoever joins, and answers requests."""

    def __init__(self, keys=None):
        self.asked = []
        self.publisher = Publisher(LOCAL, keys=keys)
        self.control = ControlServer(self.receive, self.receive, LOCAL, keys=keys)

    def receive(self, client_id, packet):
        asked = wire.decode_request(packet)
        self.asked.append(asked.request)
        reply = wire.Reply(request_id=asked.request_id, session_micros=5_000_000)
        if isinstance(asked.request, Say):
            reply = wire.Refusal(request_id=asked.request_id, code="busy", message="later")
        self.control.reply(client_id, wire.encode_reply(reply))

    def greet(self, session_id="one"):
        """Send a description to those who have joined; tell whether anybody had."""
        topics = self.publisher.joined()
        for _ in topics:
            self.describe(session_id)
        return bool(topics)

    def describe(self, session_id):
        rig = RigDescription(
            shape_names=(),
            bone_names=(),
            bone_parents=(),
            rest_positions=np.zeros((0, 3), np.float32),
        )
        self.send(
            Describe(
                character="hana",
                seq=1,
                session_id=session_id,
                rig=rig,
                frame_rate=60,
                sample_rate=24_000,
                lead_micros=150_000,
                control_endpoint=self.control.endpoint,
            )
        )

    def send(self, record):
        self.publisher.send(wire.encode(record))

    def close(self):
        self.control.close()
        self.publisher.close()


@pytest.fixture
def sidecar():
    made = Sidecar()
    yield made
    made.close()


@pytest.fixture
def connect():
    connections = []

    def make(endpoint, control="", **options):
        made = Connection(endpoint, control, character="hana", clock=SystemClock(), **options)
        connections.append(made)
        return made

    yield make
    for connection in connections:
        connection.close()


def until(connection, condition, monitor=None, meanwhile=lambda: None):
    """Poll until ``condition`` holds; return what arrived."""
    arrived = []
    for _ in range(POLLS):
        meanwhile()
        arrived += connection.poll(WAIT_MICROS, monitor or Monitor())
        if condition():
            return arrived
    raise AssertionError(f"waited in vain; arrived: {arrived}")


def test_a_joiner_is_described_to_and_finds_the_way_to_ask(sidecar, connect):
    connection = connect(sidecar.publisher.endpoint)
    with pytest.raises(RequestError, match="not described itself"):
        connection.ask(Ping())
    monitor = Monitor()
    until(connection, lambda: monitor.offset.is_known, monitor, sidecar.greet)
    assert connection.is_alive
    assert sidecar.asked[0] == ClientJoined(client="python")
    assert monitor.offset.round_trip_micros < 1_000_000


def test_answers_carry_the_id_of_their_question(sidecar, connect):
    connection = connect(sidecar.publisher.endpoint, sidecar.control.endpoint)
    request_id = connection.ask(Say(text="Hello."))
    until(connection, lambda: len(connection.answers) == 2)
    assert [type(answer) for answer in connection.answers] == [wire.Reply, wire.Refusal]
    assert connection.answers[1].request_id == request_id


def test_bad_packets_are_counted_and_the_stream_goes_on(sidecar, connect):
    connection = connect(sidecar.publisher.endpoint)
    until(connection, lambda: connection.received, meanwhile=sidecar.greet)
    topic = wire.topic("hana")
    sidecar.publisher.send(topic + b"\x01\x00 nonsense")
    sidecar.publisher.send(topic + b"\x02\x00\x80")
    sidecar.publisher.send(topic + b"\x01\x00\x82\xa6record\xa5smell\xa3seq\x07")
    sidecar.send(Heartbeat(character="hana", seq=8, pts_micros=9))
    arrived = until(connection, lambda: connection.received == 5)
    assert arrived[-1].record == Heartbeat(character="hana", seq=8, pts_micros=9)
    assert (connection.malformed, connection.unknown) == (2, 1)
    assert list(connection.unknown_seqs) == [7]


def test_other_characters_are_not_heard(sidecar, connect):
    connection = connect(sidecar.publisher.endpoint)
    until(connection, lambda: connection.received, meanwhile=sidecar.greet)
    sidecar.send(Heartbeat(character="hanako", seq=1, pts_micros=0))
    sidecar.send(Heartbeat(character="hana", seq=2, pts_micros=0))
    arrived = until(connection, lambda: connection.received == 2)
    assert [arrival.record.seq for arrival in arrived] == [2]


def test_a_restarted_sidecar_is_joined_anew(sidecar, connect):
    connection = connect(sidecar.publisher.endpoint)
    until(connection, lambda: len(sidecar.asked) >= 2, meanwhile=sidecar.greet)
    sidecar.describe("two")
    until(connection, lambda: sidecar.asked.count(ClientJoined(client="python")) == 2)


def test_nothing_heard_is_not_alive(connect, sidecar):
    assert not connect(sidecar.publisher.endpoint).is_alive


def test_keys_open_both_sockets(connect):
    server, client = make_keys(), make_keys()
    assert isinstance(client, KeyPair)
    sidecar = Sidecar(ServerKeys(own=server, clients=frozenset({client.public})))
    try:
        connection = connect(sidecar.publisher.endpoint, keys=client, server_key=server.public)
        monitor = Monitor()
        until(connection, lambda: monitor.offset.is_known, monitor, sidecar.greet)
    finally:
        sidecar.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "[::]", "*"])
def test_a_sidecar_that_listens_everywhere_is_asked_where_its_stream_comes_from(host):
    asked = seen_from_here(f"tcp://{host}:5571", "tcp://192.168.1.7:5570")
    assert asked == "tcp://192.168.1.7:5571"


def test_an_address_that_says_where_it_is_stays_as_it_is():
    assert seen_from_here("tcp://10.0.0.2:1", "tcp://192.168.1.7:2") == "tcp://10.0.0.2:1"
    assert seen_from_here("ipc:///tmp/a", "tcp://192.168.1.7:2") == "ipc:///tmp/a"
