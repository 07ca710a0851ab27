"""What every client's ZMTP sockets keep to, against real ones and whoever else may listen."""

import base64
import itertools
import socket
import struct
import threading
import time

import pytest
import zmq
from zmtp_peers import (
    GREETING,
    LARGEST,
    QUICK,
    READY,
    Hall,
    after_greeting,
    error_of,
    expected,
    free_endpoint,
    refuses,
    says,
    shown,
    stranger,
    subscription,
    until_closed,
)

NAMES = (f"s{number}" for number in itertools.count())


class ZmtpContract:
    """Sockets on a leash; the subclass's module has a fixture ``probe`` that holds it."""

    @pytest.fixture
    def hall(self):
        hall = Hall()
        yield hall
        hall.context.destroy(linger=0)

    @pytest.fixture
    def name(self, probe):
        name = next(NAMES)
        yield name
        probe.tell("close", name)
        millis, state = probe.wait(name, "close").split("|")
        assert int(millis) < 1000
        assert state == "Stopped"

    def test_topics_of_a_publisher_are_received_and_no_others(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.wait(name, "connected")
        probe.tell("subscribe", name, "hana\0")
        assert subscription(publisher) == b"\x01hana\0"
        publisher.send(b"bo\0 not wanted")
        publisher.send(b"hana\0 wanted")
        assert shown(probe.wait(name, "packet")) == expected(b"hana\0 wanted")
        probe.tell("unsubscribe", name, "hana\0")
        assert subscription(publisher) == b"\x00hana\0"
        publisher.send(b"hana\0 no longer")
        probe.tell("subscribe", name, "bo\0")
        assert subscription(publisher) == b"\x01bo\0"
        publisher.send(b"bo\0 now")
        assert shown(probe.wait(name, "packet")) == expected(b"bo\0 now")

    def test_the_empty_topic_is_everything(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        assert subscription(publisher) == b"\x01"
        publisher.send(b"")
        publisher.send(b"whatever")
        assert shown(probe.wait(name, "packet")) == expected(b"")
        assert shown(probe.wait(name, "packet")) == expected(b"whatever")

    def test_frames_of_every_length_arrive_whole_and_in_order(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        subscription(publisher)
        lengths = (1, 254, 255, 256, 257, 16_383, 16_384, 16_393, 65_536, LARGEST - 1, LARGEST, 3)
        packets = [bytes((i * 7 + length) % 251 for i in range(length)) for length in lengths]
        for packet in packets:
            publisher.send(packet)
        for packet in packets:
            assert shown(probe.wait(name, "packet")) == expected(packet)

    def test_the_last_part_of_many_is_the_message(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        subscription(publisher)
        publisher.send_multipart([b"topic", b"middle" * 100, b"packet"])
        publisher.send(b"next")
        assert shown(probe.wait(name, "packet")) == expected(b"packet")
        assert shown(probe.wait(name, "packet")) == expected(b"next")

    def test_fifty_subscriptions_are_made_and_made_again_after_a_restart(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        topics = {f"character-{number}\0" for number in range(50)}
        for topic in topics:
            probe.tell("subscribe", name, topic)
        wanted = {b"\x01" + topic.encode() for topic in topics}
        assert {subscription(publisher) for _ in wanted} == wanted
        probe.wait(name, "connected")
        publisher.close()
        assert "closed the connection" in probe.wait(name, "disconnected")
        publisher = hall.open(zmq.XPUB)
        publisher.bind(endpoint)
        assert {subscription(publisher) for _ in wanted} == wanted
        for topic in sorted(topics):
            publisher.send(topic.encode())
        for topic in sorted(topics):
            assert shown(probe.wait(name, "packet")) == expected(topic.encode())

    def test_the_stream_is_back_soon_after_a_restart(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        subscription(publisher)
        publisher.close()
        probe.wait(name, "disconnected")
        time.sleep(1.2)  # long enough for the waits between tries to have grown to their longest
        publisher = hall.open(zmq.XPUB)
        publisher.bind(endpoint)
        began = time.monotonic()
        subscription(publisher)
        publisher.send(b"back")
        probe.wait(name, "packet")
        assert time.monotonic() - began < 1.0

    def test_a_peer_that_asks_for_life_gets_it_and_one_that_gets_none_is_asked(
        self, probe, name, hall
    ):
        publisher, endpoint = hall.bound(zmq.XPUB, heartbeat_ivl=50, heartbeat_timeout=400)
        probe.tell("sub", name, endpoint, "PingAfterMillis=100", "SilentAfterMillis=300")
        probe.tell("subscribe", name, "")
        subscription(publisher)
        time.sleep(1.0)  # several time-outs of both sides
        publisher.send(b"alive")
        assert shown(probe.wait(name, "packet")) == expected(b"alive")
        assert probe.here(name, "disconnected") == []

    def test_a_context_of_a_ping_is_repeated(self, probe, name):
        heard = []

        def serve(connection):
            connection.sendall(GREETING + READY + b"\x04\x0a\x04PING\0\x0aabc")
            data = b""
            while b"PONGabc" not in data:
                data += connection.recv(4096)
            heard.append(data[-9:])
            until_closed(connection)

        with stranger(serve) as endpoint:
            probe.tell("sub", name, endpoint)
            probe.wait(name, "connected")
            end = time.monotonic() + 5
            while not heard and time.monotonic() < end:
                time.sleep(0.01)
        assert heard == [b"\x08\x04PONGabc"]

    def test_a_peer_that_falls_silent_is_left(self, probe, name):
        with stranger(after_greeting()) as endpoint:
            probe.tell("sub", name, endpoint, "PingAfterMillis=100", "SilentAfterMillis=200")
            probe.wait(name, "connected")
            assert "has not answered for 0.3 s" in probe.wait(name, "disconnected", 2)

    def test_a_peer_of_zmtp_3_0_gets_subscriptions_as_messages_and_no_pings(self, probe, name):
        heard = bytearray()

        def serve(connection):
            connection.sendall(GREETING.replace(b"\x7f\x03\x01", b"\x7f\x03\x00") + READY)
            connection.sendall(b"\x00\x05hello")
            while data := connection.recv(4096):
                heard.extend(data)

        with stranger(serve) as endpoint:
            probe.tell("sub", name, endpoint, "PingAfterMillis=50", "SilentAfterMillis=50")
            probe.tell("subscribe", name, "ada")
            assert shown(probe.wait(name, "packet")) == expected(b"hello")
            time.sleep(0.3)  # several pings' worth
            assert bytes(heard).endswith(b"\x00\x04\x01ada")
            assert b"PING" not in heard
            assert probe.here(name, "disconnected") == []

    def test_a_slow_peer_is_waited_for(self, probe, name):
        said = GREETING + READY + b"\x00\x05hello" + b"\x02" + struct.pack(">Q", 300) + bytes(300)

        def serve(connection):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for one in said:
                connection.sendall(bytes((one,)))
                time.sleep(0.0005)
            until_closed(connection)

        with stranger(serve) as endpoint:
            probe.tell("sub", name, endpoint)
            assert shown(probe.wait(name, "packet")) == expected(b"hello")
            assert shown(probe.wait(name, "packet")) == expected(bytes(300))

    @pytest.mark.parametrize(
        ("serve", "error"),
        [
            (says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "is a web server, not a sidecar"),
            (says(b"SSH-2.0-OpenSSH_9.6\r\n"), 'does not speak ZeroMQ: it said "SSH-2.0'),
            (says(bytes(range(200, 255))), "does not speak ZeroMQ"),
            (says(b"\xff" + bytes(8) + b"\x7e"), "does not speak ZeroMQ"),
            (says(b"\x01\x00"), "speaks ZMTP 1.0; ZMTP 3.0 (ZeroMQ 4.0) or later is needed"),
            (says(GREETING[:10] + b"\x01\x02"), "speaks ZMTP 2.0; ZMTP 3.0"),
            (says(b""), "takes connections but does not speak ZeroMQ: it said nothing for 0.3 s"),
            (says(GREETING[:30]), "takes connections but does not speak ZeroMQ: it stopped"),
            (says(GREETING), "stopped for 0.3 s"),
            (says(GREETING.replace(b"NULL", b"PLAI") + READY), "the security mechanism PLAI"),
            (says(GREETING + b"\x04\x09\x05ERROR\x02no"), 'refused the connection: "no"'),
            (says(GREETING + b"\x00\x02hi"), 'sent "hi" instead of READY'),
            (says(GREETING + READY[:-1] + b"X"), "is a XPUX socket; the stream needs PUB or XPUB"),
            (says(GREETING + b"\x04\x08\x05READY\xff\0"), "sent a READY that is cut off"),
            (lambda connection: connection.close(), "closed the connection"),
        ],
        ids=range(15),
    )
    def test_a_wrong_peer_is_named_and_tried_again(self, probe, name, serve, error):
        assert error in refuses(probe, name, serve)

    @pytest.mark.parametrize(
        ("data", "error"),
        [
            (b"\x02" + struct.pack(">Q", 2**60), f"announced a frame of {2**60} bytes; at most"),
            (b"\x02" + b"\xff" * 8, f"announced a frame of {2**64 - 1} bytes; at most 262144"),
            (b"\x06" + struct.pack(">Q", LARGEST + 1), "announced a frame of 262145 bytes"),
            (b"\x08\x00", "flags 0x08"),
            (b"\x05\x00", "flags 0x05"),
            (b"\x04\x05\x04PING", "a PING without a time to live"),
            (b"\x04\x0d\x05ERROR\x06thrown", 'ended the connection: "thrown"'),
        ],
        ids=range(7),
    )
    def test_a_peer_that_says_what_is_not_allowed_is_left_and_tried_again(
        self, probe, name, data, error
    ):
        with stranger(after_greeting(b"\x00\x02ok", data)) as endpoint:
            probe.tell("sub", name, endpoint, *QUICK)
            probe.wait(name, "packet")
            assert error in probe.wait(name, "disconnected")
            probe.wait(name, "connected")

    def test_a_peer_that_closes_within_a_frame_is_left_and_the_part_is_dropped(self, probe, name):
        def serve(connection):
            connection.sendall(GREETING + READY + b"\x00\x02ok\x00\x09cut")
            connection.close()

        with stranger(serve) as endpoint:
            probe.tell("sub", name, endpoint)
            assert shown(probe.wait(name, "packet")) == expected(b"ok")
            reason = probe.wait(name, "disconnected")
            assert "closed the connection" in reason or "was lost" in reason
            assert shown(probe.wait(name, "packet")) == expected(b"ok")

    def test_a_curve_server_is_named(self, probe, name, hall):
        public, secret = zmq.curve_keypair()
        _, endpoint = hall.bound(
            zmq.XPUB, curve_server=1, curve_secretkey=secret, curve_publickey=public
        )
        probe.tell("sub", name, endpoint, *QUICK)
        assert "needs keys (CURVE), which this client does not" in error_of(probe, name)

    def test_a_server_that_wants_a_password_is_named(self, probe, name, hall):
        _, endpoint = hall.bound(zmq.ROUTER, plain_server=1)
        probe.tell("dealer", name, endpoint, *QUICK)
        assert "needs a password (PLAIN)" in error_of(probe, name)

    @pytest.mark.parametrize(("kind", "server"), [("sub", zmq.ROUTER), ("dealer", zmq.XPUB)])
    def test_swapped_addresses_are_suspected(self, probe, name, hall, kind, server):
        _, endpoint = hall.bound(server)
        probe.tell(kind, name, endpoint, *QUICK)
        assert "Are the addresses of the stream and of the requests swapped?" in error_of(
            probe, name
        )

    def test_nobody_there_is_said_and_somebody_who_comes_later_is_met(self, probe, name, hall):
        endpoint = free_endpoint()
        probe.tell("sub", name, endpoint)
        assert "nobody listens there; is the sidecar running?" in error_of(probe, name)
        hall.open(zmq.XPUB).bind(endpoint)
        probe.wait(name, "connected", 2)
        assert probe.ask("state", name) == "Connected|"

    def test_a_host_without_an_address_is_said(self, probe, name):
        probe.tell("sub", name, "tcp://nowhere.invalid:5570")
        assert "the name nowhere.invalid was not found" in error_of(probe, name)

    def test_a_dealer_asks_a_router_and_is_answered(self, probe, name, hall):
        router, endpoint = hall.bound(zmq.ROUTER)
        probe.tell("dealer", name, endpoint)
        probe.wait(name, "connected")
        for request in (b"one", bytes(1000), bytes(65_536)):
            assert probe.ask("send", name, base64.b64encode(request).decode()) == "yes"
            assert router.poll(5000)
            client, got = router.recv_multipart()
            assert got == request
            router.send_multipart([client, b"answer to " + got[:8]])
            assert shown(probe.wait(name, "packet")) == expected(b"answer to " + request[:8])

    def test_a_dealer_takes_nothing_while_nobody_is_there(self, probe, name):
        probe.tell("dealer", name, free_endpoint())
        error_of(probe, name)
        assert probe.ask("send", name, "AAAA") == "no"

    def test_a_dealer_whose_peer_does_not_read_fills_up_and_never_waits(self, probe, name):
        ready = READY.replace(b"\x1a", b"\x1c").replace(b"\x04XPUB", b"\x06ROUTER")

        def serve(connection):
            connection.sendall(GREETING + ready)
            done.wait(10)

        done = threading.Event()
        with stranger(serve) as endpoint:
            probe.tell("dealer", name, endpoint)
            probe.wait(name, "connected")
            large = base64.b64encode(bytes(60_000)).decode()
            began = time.monotonic()
            answers = [probe.ask("send", name, large) for _ in range(200)]
            assert answers[0] == "yes"
            assert answers[-1] == "no"
            assert time.monotonic() - began < 5
            done.set()

    def test_receiving_allocates_nothing(self, probe, name, hall):
        publisher, endpoint = hall.bound(zmq.XPUB, sndhwm=0)
        probe.tell("sub", name, endpoint)
        probe.tell("subscribe", name, "")
        subscription(publisher)
        packet = bytes(1500)
        for number in range(4000):
            publisher.send((b"quiet " if number < 1000 else b"quiet!") + packet)
        publisher.send(b"done")
        probe.wait(name, "packet")
        packets, size, allocated = map(int, probe.ask("allocated", name).split("|"))
        assert (packets, size) == (4001, 4000 * 1506 + 4)
        assert allocated <= 512  # the counter itself may step by a block

    def test_stopping_takes_less_than_a_second_whatever_it_waits_for(self, probe, hall):
        _, there = hall.bound(zmq.XPUB)
        with stranger(says(b"")) as mute:
            for endpoint in (there, mute, "tcp://127.0.0.1:1", "tcp://192.0.2.1:5570"):
                name = next(NAMES)
                probe.tell("sub", name, endpoint)
                time.sleep(0.1)
                millis, state = probe.ask("close", name).split("|")
                assert int(millis) < 500
                assert state == "Stopped"

    @pytest.mark.parametrize(
        ("endpoint", "error"),
        [
            ("", "it does not begin with tcp://"),
            ("127.0.0.1:5570", "it does not begin with tcp://"),
            ("ipc:///tmp/bridge", "only tcp:// is supported, not ipc://"),
            ("tcp://127.0.0.1", "it names no port"),
            ("tcp://[::1]", "it names no port"),
            ("tcp://:5570", "it names no host"),
            ("tcp://::1:5570", "stands in brackets"),
            ("tcp://host:port", 'the port "port" is not a number from 1 to 65535'),
            ("tcp://host:0", 'the port "0"'),
            ("tcp://host:65536", 'the port "65536"'),
            ("tcp://a/b:80", "has characters that no host has"),
        ],
    )
    def test_what_is_no_address_is_refused_with_a_reason(self, probe, endpoint, error):
        name = next(NAMES)
        probe.tell("sub", name, endpoint)
        reason = probe.wait(name, "refused")
        assert reason.startswith("BadEndpoint|")
        assert error in reason

    def test_an_address_of_every_host_cannot_be_connected_to(self, probe, name):
        probe.tell("sub", name, "tcp://0.0.0.0:5570", *QUICK)
        assert "connect to one host, such as tcp://127.0.0.1:5570" in error_of(probe, name)

    def test_names_and_addresses_of_version_six_work(self, probe, name, hall):
        publisher = hall.open(zmq.XPUB)
        publisher.ipv6 = 1
        try:
            port = publisher.bind_to_random_port("tcp://[::1]")
        except zmq.ZMQError:
            pytest.skip("this machine has no IPv6")
        probe.tell("sub", name, f"tcp://[::1]:{port}")
        probe.wait(name, "connected")
