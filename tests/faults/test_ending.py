"""The sidecar is told to end in the middle of a sentence."""

import signal
import socket
import subprocess
import sys

import pytest
from live import FILE, Guest, heeding_ctrl_c, live
from pythonosc.osc_packet import OscPacket

from bridge.model import AudioChunk, Interrupted, Say
from bridge.record import TakeWriter
from bridge.testing import sample_frame, sample_records
from bridge.wire import encode

SIGNALS = [signal.SIGINT, signal.SIGTERM]


@pytest.fixture
def receiver():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(0.3)
        yield receiver


def faces(receiver):
    """Return the blendshapes of every VMC frame that came, oldest first."""
    found, face = [], {}
    try:
        while True:
            for timed in OscPacket(receiver.recv(65_536)).messages:
                address, parameters = timed.message.address, timed.message.params
                if address == "/VMC/Ext/Blend/Val":
                    face[parameters[0]] = parameters[1]
                elif address == "/VMC/Ext/Blend/Apply":
                    found.append(face)
                    face = {}
    except TimeoutError:
        return found


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_it_ends_cleanly_and_leaves_receivers_at_rest(tmp_path, receiver, number):
    port = receiver.getsockname()[1]
    vmc = f'outputs = [{{{{name = "vmc", targets = ["127.0.0.1:{port}"]}}}}]'
    with live(tmp_path, FILE.replace("outputs = []", vmc)) as sidecar, Guest(sidecar) as guest:
        guest.meet()
        guest.ask(Say(text="one two three four five six seven eight nine ten"))
        first = guest.until(lambda record: isinstance(record, AudioChunk))[-1]
        guest.until(lambda record: record.pts_micros > first.pts_micros + 400_000)
        assert sidecar.end(number) == 0
        assert sidecar.complaints() == ""
        cuts = [record for record in guest.here() if isinstance(record, Interrupted)]
        assert [cut.utterance_id for cut in cuts] == [first.utterance_id]
    seen = faces(receiver)
    assert max(max(face.values()) for face in seen[-30:-1]) > 0.1
    assert seen[-1].keys() == seen[-2].keys()
    assert set(seen[-1].values()) == {0.0}


def test_a_sidecar_that_has_not_begun_can_be_stopped_as_well(tmp_path):
    with live(tmp_path) as sidecar:
        assert sidecar.end() == 0
        assert sidecar.complaints() == ""


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_replay_that_is_stopped_leaves_receivers_at_rest(tmp_path, receiver, number):
    take, port = tmp_path / "long.take", receiver.getsockname()[1]
    with TakeWriter(take, {"take": 1, "characters": ["ada"]}) as writer:
        writer.write(encode(sample_records()[0]))
        for index in range(600):
            frame = sample_frame(seq=2 + index, pts_micros=index * 16_667)
            writer.write(encode(frame))
    arguments = ["replay", str(take), "--no-sound", "--vmc", f"127.0.0.1:{port}"]
    with heeding_ctrl_c():
        process = subprocess.Popen(
            [sys.executable, "-m", "bridge", *arguments, "--endpoint", "tcp://127.0.0.1:*"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    try:
        receiver.settimeout(30)
        receiver.recv(65_536)
        process.send_signal(number)
        _, complaints = process.communicate(timeout=10)
    finally:
        process.kill()
        process.wait()
    assert complaints == ""
    receiver.settimeout(0.3)
    seen = faces(receiver)
    assert set(seen[-1].values()) == {0.0}
