import socket

import pytest
from pythonosc.osc_packet import OscPacket

from bridge.errors import ConfigError
from bridge.session.outputs import DatagramOutput, NativeOutput, live_link_output, vmc_output
from bridge.testing import sample_frame, sample_records
from bridge.testing.contracts import OutputContract
from bridge.wire import decode, encode


class Receiver:
    """Somewhere datagrams go."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(0.2)
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def datagrams(self):
        """Return everything that has come."""
        found = []
        try:
            while True:
                found.append(self.socket.recv(65_536))
        except TimeoutError:
            return found

    def messages(self):
        """Return the OSC messages of everything that has come, as (address, parameters)."""
        packets = map(OscPacket, self.datagrams())
        return [(m.message.address, m.message.params) for p in packets for m in p.messages]


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.socket.close()


class TestNativeOutput(OutputContract):
    @pytest.fixture
    def part(self):
        return NativeOutput([lambda packet: None])


def test_every_sink_gets_every_record_encoded_once():
    one, two = [], []
    output = NativeOutput([one.append, two.append])
    records = sample_records()
    for record in records:
        output.send(record)
    assert one == [encode(record) for record in records]
    assert all(a is b for a, b in zip(one, two, strict=True))


def test_a_range_is_sent_again_to_the_network_only():
    network, take = [], []
    output = NativeOutput([network.append, take.append])
    for record in sample_records():
        output.send(record)
    network.clear()
    output.resend(3, 5)
    assert sorted(decode(packet).seq for packet in network) == [3, 4, 5]
    assert len(take) == len(sample_records())
    assert output.count_kept(3, 5) == 3
    assert output.count_kept(900, 1000) == 0


def test_only_the_latest_packets_are_kept():
    output = NativeOutput([lambda packet: None])
    for seq in range(1, 2001):
        output.send(sample_frame(seq=seq))
    assert output.count_kept(1, 2000) == 512
    assert output.count_kept(1489, 2000) == 512


def test_a_vmc_receiver_gets_frames_and_nothing_else(receiver):
    output = vmc_output({"targets": [receiver.address]})
    for record in sample_records():
        output.send(record)
    messages = receiver.messages()
    blends = [params for address, params in messages if address == "/VMC/Ext/Blend/Val"]
    assert len([m for m in messages if m[0] == "/VMC/Ext/Blend/Apply"]) == 1
    assert max(value for _, value in blends) > 0
    output.close()


def test_closing_leaves_a_vmc_receiver_with_a_still_face(receiver):
    output = vmc_output({"targets": [receiver.address]})
    output.send(sample_frame())
    receiver.messages()
    output.close()
    blends = [m for m in receiver.messages() if m[0] == "/VMC/Ext/Blend/Val"]
    assert blends
    assert all(value == 0 for _, (_, value) in blends)


@pytest.mark.parametrize(
    "targets", [[], "127.0.0.1:39539", ["127.0.0.1"], ["127.0.0.1:port"], [":39539"], 7, None]
)
def test_targets_that_are_none_are_refused(targets):
    with pytest.raises(ConfigError, match="targets"):
        vmc_output({"targets": targets})


def test_an_option_that_vmc_does_not_have_is_refused():
    with pytest.raises(ConfigError, match="presett"):
        vmc_output({"presett": "arkit"})


class TestLiveLinkOutput(OutputContract):
    @pytest.fixture
    def part(self, receiver):
        return live_link_output({"targets": [receiver.address]})


def test_unreal_gets_one_datagram_a_frame_and_a_still_face_at_the_end(receiver):
    output = live_link_output({"targets": [receiver.address], "subject": "Ada"})
    assert isinstance(output, DatagramOutput)
    output.send(sample_frame())
    output.close()
    speaking, resting = receiver.datagrams()
    assert b"Ada" in speaking
    assert any(speaking[-244:])
    assert resting[-244:] == bytes(244)


def test_an_option_that_live_link_face_does_not_have_is_refused():
    with pytest.raises(ConfigError, match="subjekt"):
        live_link_output({"subjekt": "Ada"})
