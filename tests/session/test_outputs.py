import socket

import pytest
from pythonosc.osc_packet import OscPacket

from bridge.errors import ConfigError
from bridge.session.outputs import NativeOutput, VmcOutput
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

    def messages(self):
        """Return the OSC messages of everything that has come, as (address, parameters)."""
        found = []
        try:
            while True:
                packet = OscPacket(self.socket.recv(65_536))
                found += [(m.message.address, m.message.params) for m in packet.messages]
        except TimeoutError:
            return found


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
    output = VmcOutput({"targets": [receiver.address]})
    for record in sample_records():
        output.send(record)
    messages = receiver.messages()
    blends = [params for address, params in messages if address == "/VMC/Ext/Blend/Val"]
    assert len([m for m in messages if m[0] == "/VMC/Ext/Blend/Apply"]) == 1
    assert max(value for _, value in blends) > 0
    output.close()


def test_closing_leaves_a_vmc_receiver_with_a_still_face(receiver):
    output = VmcOutput({"targets": [receiver.address]})
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
        VmcOutput({"targets": targets})


def test_an_option_that_vmc_does_not_have_is_refused():
    with pytest.raises(ConfigError, match="presett"):
        VmcOutput({"presett": "arkit"})
