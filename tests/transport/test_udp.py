import socket

import pytest

from bridge.errors import ConfigError
from bridge.transport.udp import UdpSender


@pytest.fixture
def receiver():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(5)
        yield listening


def port_of(receiver):
    return receiver.getsockname()[1]


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_packets_arrive_whole_and_are_counted(receiver):
    with UdpSender([("127.0.0.1", port_of(receiver))]) as sender:
        for packet in (b"one", b"x" * 1200):
            sender.send(packet)
            assert receiver.recv(65536) == packet
        assert (sender.sent, sender.dropped) == (2, 0)


def test_every_target_gets_every_packet(receiver):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        other.settimeout(5)
        targets = [("127.0.0.1", port_of(receiver)), ("localhost", port_of(other))]
        with UdpSender(targets) as sender:
            sender.send(b"both")
        assert receiver.recv(100) == other.recv(100) == b"both"
        assert sender.sent == 2


def test_a_target_written_twice_is_one(receiver):
    target = ("127.0.0.1", port_of(receiver))
    with UdpSender([target, target]) as sender:
        sender.send(b"once")
    assert sender.sent == 1


def test_ipv6(receiver):
    try:
        listening = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        listening.bind(("::1", 0))
    except OSError:
        pytest.skip("this machine has no IPv6")
    with listening:
        listening.settimeout(5)
        targets = [("::1", listening.getsockname()[1]), ("127.0.0.1", port_of(receiver))]
        with UdpSender(targets) as sender:
            sender.send(b"six")
        assert listening.recv(100) == receiver.recv(100) == b"six"


def test_a_receiver_that_is_not_there_yet_is_no_error():
    port = free_port()
    with UdpSender([("127.0.0.1", port)]) as sender:
        for _ in range(20):
            sender.send(b"is anybody there")
        assert sender.sent + sender.dropped == 20
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as late:
            late.bind(("127.0.0.1", port))
            late.settimeout(5)
            sent_before = sender.sent
            while sender.sent == sent_before:  # a refusal still pending costs one packet
                sender.send(b"now")
            assert late.recv(100) == b"now"


def test_one_target_that_fails_does_not_keep_the_packet_from_the_others(receiver):
    with UdpSender([("127.0.0.1", free_port()), ("127.0.0.1", port_of(receiver))]) as sender:
        for index in range(5):
            sender.send(bytes([index]))
            assert receiver.recv(100) == bytes([index])


def test_what_the_network_refuses_is_dropped_and_counted(receiver):
    with UdpSender([("127.0.0.1", port_of(receiver))]) as sender:
        sender.send(b"x" * 70_000)  # more than a datagram holds
        assert (sender.sent, sender.dropped) == (0, 1)


def test_sending_after_closing_is_counted_and_closing_twice_is_harmless(receiver):
    sender = UdpSender([("127.0.0.1", port_of(receiver))])
    sender.close()
    sender.close()
    sender.send(b"late")
    assert (sender.sent, sender.dropped) == (0, 1)


@pytest.mark.parametrize(
    "target",
    [
        ("127.0.0.1", 0),
        ("127.0.0.1", 65536),
        ("127.0.0.1", -1),
        ("127.0.0.1", True),
        ("127.0.0.1", "39539"),
        ("", 39539),
        (" ", 39539),
        ("0.0.0.0", 39539),
        ("::", 39539),
        ("255.255.255.255", 39539),
        ("a" * 300, 39539),
    ],
)
def test_targets_that_can_never_receive_are_refused(target):
    with pytest.raises(ConfigError) as caught:
        UdpSender([target])
    assert caught.value.key == "targets"


def test_no_targets_are_refused():
    with pytest.raises(ConfigError, match="at least one"):
        UdpSender([])


def test_broadcast_is_not_enabled(receiver):
    with UdpSender([("127.0.0.1", port_of(receiver))]) as sender:
        (inner,) = sender._sockets.values()
        assert inner.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST) == 0
        assert not inner.getblocking()
