"""An engine's client against a real sidecar over TCP: sync on two networks, and a restart."""

import math
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bridge.bench.client_sync import Sent, read_heard, read_seen, skews
from bridge.bench.link import Link
from bridge.bench.programs import Programs, finish
from bridge.bench.relay import Relay
from bridge.bench.sidecar import CHARACTER, BenchClient
from bridge.errors import BridgeError
from bridge.model import AudioChunk, Say

__all__ = ["DEVICE_RATE", "Recovery", "Sync", "measure_recovery", "measure_sync"]

DEVICE_RATE = 48_000
_TEXT = (
    "The old lighthouse keeper counted seventeen ships before breakfast. "
    "Some carried apples, some carried letters, and one carried nothing but rain. "
)
_TEXT_SECS = 6.0  # it takes longer
_FILE = """
name = "{name}"
outputs = []
[voice]
name = "{voice}"
[stream]
endpoint = "tcp://127.0.0.1:{stream}"
control = "tcp://127.0.0.1:{control}"
[sound]
mode = "off"
"""
_SETTLE_SECS = 1.5
_START_SECS = 60.0
_LIVE, _RESTING = 1.0, 4.0  # of PoseState, as the program writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """How far pose and sound were apart; what the client's own meter says beside it."""

    p50_millis: float
    p99_millis: float
    windows: int
    """Stretches of sound that were found again in what the sidecar sent."""
    meters: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What a viewer saw while the sidecar was away."""

    seconds: float
    """From the new sidecar's being ready to the first pose of its stream; infinite for never."""
    rest_seconds: float
    """From the end of the old one to rest; infinite for never."""
    largest_step: float
    """The most that the face changed from one picture to the next, of all it had to change."""


def measure_sync(programs: Programs, *, link: Link | None, voice: str, seconds: float) -> Sync:
    """Let a character speak for so long; ``link`` is the network that the stream goes over."""
    with tempfile.TemporaryDirectory() as name, _sidecar(voice) as (ports, _):
        folder, (stream, control) = Path(name), ports
        client = BenchClient(stream, control)
        relay = Relay(stream, link) if link else None
        endpoint = relay.endpoint if relay else stream
        rate = str(DEVICE_RATE)
        process = programs.start("live", endpoint, control, CHARACTER, rate, name)
        try:
            chunks = _speak(client, seconds)
            time.sleep(_SETTLE_SECS)
            meters = finish("live", process)
        finally:
            process.kill()
            client.close()
            if relay:
                relay.close()
        sent = Sent.of(chunks)
        heard = read_heard(folder / "heard", DEVICE_RATE, sent.rate)
        found = np.abs(skews(sent, heard, read_seen(folder / "seen"))) / 1e3
    if not len(found):
        return Sync(p50_millis=np.nan, p99_millis=np.nan, windows=0, meters=meters)
    p50, p99 = np.percentile(found, (50, 99))
    return Sync(p50_millis=p50, p99_millis=p99, windows=len(found), meters=meters)


def measure_recovery(programs: Programs, *, voice: str, away_secs: float = 2.0) -> Recovery:
    """Kill a sidecar that speaks, start another at its addresses, and tell what was seen."""
    with tempfile.TemporaryDirectory() as name:
        ports = _free_port(), _free_port()
        with _sidecar(voice, ports) as (endpoints, first):
            stream, control = endpoints
            process = programs.start("live", stream, control, CHARACTER, str(DEVICE_RATE), name)
            client = BenchClient(stream, control)
            _speak(client, _SETTLE_SECS)
            client.close()
            gone = _now()
            first.kill()
        time.sleep(away_secs)
        with _sidecar(voice, ports):
            back = _now()
            time.sleep(_SETTLE_SECS + 1.0)
            finish("live", process)
        return _tell(read_seen(Path(name) / "seen"), gone, back)


def _tell(seen: Any, gone: float, back: float) -> Recovery:
    times, states, face = seen[:, 0], seen[:, 2], seen[:, 3]
    resting = times[(times > gone) & (times < back) & (states == _RESTING)]
    rested = resting[0] if len(resting) else np.inf
    again = times[(times > max(gone, rested)) & (states == _LIVE)]
    live = again[0] if len(again) else np.inf
    away = (times > gone) & (times < live)
    steps, spread = np.abs(np.diff(face[away])), np.ptp(face[away])
    return Recovery(
        seconds=(live - back) / 1e6,
        rest_seconds=(rested - gone) / 1e6,
        largest_step=float(steps.max() / spread) if spread > 0 else np.inf,
    )


def _speak(client: BenchClient, seconds: float) -> list[AudioChunk]:
    """Let the character speak and return the sound that is sent, for so long."""
    client.send(Say(text=_TEXT * math.ceil(seconds / _TEXT_SECS)))
    records = client.receive(seconds)
    return [record for record in records if isinstance(record, AudioChunk)]


@contextmanager
def _sidecar(
    voice: str, ports: tuple[int, int] | None = None
) -> Iterator[tuple[tuple[str, str], "subprocess.Popen[str]"]]:
    """Run ``bridge run`` until the block ends; yields its two addresses and its process."""
    stream, control = ports or (_free_port(), _free_port())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.toml"
        text = _FILE.format(name=CHARACTER, voice=voice, stream=stream, control=control)
        file.write_text(text, encoding="utf-8")
        line = [sys.executable, "-u", "-m", "bridge", "run", str(file)]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            line, stdout=subprocess.PIPE, text=True
        )
        try:
            _await_start(process)
            yield (f"tcp://127.0.0.1:{stream}", f"tcp://127.0.0.1:{control}"), process
        finally:
            process.terminate()
            process.wait(10)
            if process.stdout is not None:
                process.stdout.close()


def _await_start(process: "subprocess.Popen[str]") -> None:
    """Read on until the sidecar has said where it listens."""
    timer = threading.Timer(_START_SECS, process.kill)
    timer.start()
    missing = {"stream", "requests"}
    assert process.stdout is not None
    for line in process.stdout:
        missing.discard(line.partition(" ")[0])
        if not missing:
            break
    timer.cancel()
    if missing:
        raise BridgeError("the sidecar did not start; run: bridge doctor")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _now() -> float:
    return time.monotonic_ns() / 1000
