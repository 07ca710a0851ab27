import socket

import pytest

from bridge.cli.replaying import replay_take
from bridge.errors import TakeError, TransportError
from bridge.record import TakeWriter
from bridge.transport import Publisher


def test_a_take_drives_a_vmc_receiver(take):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)
        seconds = replay_take(
            take, endpoint="tcp://127.0.0.1:*", record=None, no_sound=True,
            vmc=f"127.0.0.1:{receiver.getsockname()[1]}",
        )  # fmt: skip
        assert receiver.recv(65536).startswith(b"#bundle")
    assert seconds > 0.5


def test_a_take_without_frames_is_told(tmp_path):
    with TakeWriter(tmp_path / "empty.take", {"take": 1}):
        pass
    with pytest.raises(TakeError, match="no frames"):
        replay_take(
            tmp_path / "empty.take", endpoint="tcp://127.0.0.1:*", vmc="", record=None,
            no_sound=True,
        )  # fmt: skip


def test_a_port_in_use_is_told(take):
    publisher = Publisher("tcp://127.0.0.1:*")
    try:
        with pytest.raises(TransportError, match="in use"):
            replay_take(take, endpoint=publisher.endpoint, vmc="", record=None, no_sound=True)
    finally:
        publisher.close()
