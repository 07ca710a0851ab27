"""A real sidecar in a process of its own, and a client on loopback, for benches."""

import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import zmq

from bridge.errors import BridgeError
from bridge.model import Ping, Request, StreamRecord
from bridge.wire import Refusal, Reply, decode, decode_reply, encode_request, topic

__all__ = ["CHARACTER", "BenchClient", "sidecar"]

CHARACTER = "Bench"
_START_SECS = 60.0  # loading a voice on a busy machine
_ANSWER_MILLIS = 5000
_FILE = """
name = "{name}"
outputs = []
[voice]
name = "{voice}"
[stream]
endpoint = "tcp://127.0.0.1:*"
control = "tcp://127.0.0.1:*"
[sound]
mode = "off"
"""


class BenchClient:
    """Asks and receives on two plain sockets, so that nothing of a client's is measured."""

    def __init__(self, stream_endpoint: str, control_endpoint: str) -> None:
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._stream = self._context.socket(zmq.SUB)
        self._stream.rcvhwm = 0
        self._stream.connect(stream_endpoint)
        self._stream.subscribe(topic(CHARACTER))
        self._control = self._context.socket(zmq.DEALER)
        self._control.connect(control_endpoint)
        self._ids = itertools.count(1)
        self.offset_micros = self._measure_offset()
        """Session time minus this process's monotonic clock."""

    def session_micros(self) -> int:
        """Return the sidecar's clock, estimated."""
        return time.monotonic_ns() // 1000 + self.offset_micros

    def ask(self, request: Request) -> Reply:
        """Send a request and wait for its answer. Raises ``BridgeError`` when refused."""
        self._control.send(encode_request(next(self._ids), CHARACTER, request))
        if not self._control.poll(_ANSWER_MILLIS):
            raise BridgeError(f"the sidecar gave no answer within {_ANSWER_MILLIS} ms")
        answer = decode_reply(self._control.recv())
        if isinstance(answer, Refusal):
            raise BridgeError(f"{answer.code}: {answer.message}")
        return answer

    def send(self, request: Request) -> None:
        """Send a request without waiting; its answer is dropped by the next ``receive``."""
        self._control.send(encode_request(next(self._ids), CHARACTER, request))

    def receive(self, seconds: float) -> Iterator[StreamRecord]:
        """Yield the stream's records as they arrive, for so long at most."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._stream.poll(max(1, int(left * 1000))):
                yield decode(self._stream.recv())

    def forget_answers(self) -> None:
        """Drop answers nobody waited for."""
        while self._control.poll(0):
            self._control.recv()

    def close(self) -> None:
        """Let go of the sockets."""
        self._context.destroy(linger=0)

    def _measure_offset(self) -> int:
        """Return the offset of the quickest of some pings."""
        best = (1 << 62, 0)
        for _ in range(50):
            before = time.monotonic_ns() // 1000
            session = self.ask(Ping()).session_micros
            after = time.monotonic_ns() // 1000
            best = min(best, (after - before, session - (before + after) // 2))
        return best[1]


@contextmanager
def sidecar(voice: str = "hibari") -> Iterator[BenchClient]:
    """Run ``bridge run`` with one character until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.toml"
        file.write_text(_FILE.format(name=CHARACTER, voice=voice), encoding="utf-8")
        command = [sys.executable, "-u", "-m", "bridge", "run", str(file)]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            command, stdout=subprocess.PIPE, text=True
        )
        try:
            client = BenchClient(*_endpoints(process))
            try:
                yield client
            finally:
                client.close()
        finally:
            process.terminate()
            process.wait(10)
            if process.stdout is not None:
                process.stdout.close()


def _endpoints(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Read the addresses that the sidecar prints first."""
    found: dict[str, str] = {}
    end = time.monotonic() + _START_SECS
    assert process.stdout is not None
    for line in process.stdout:
        key, _, value = line.partition(" ")
        found[key] = value.strip()
        if {"stream", "requests"} <= found.keys():
            return found["stream"], found["requests"]
        if time.monotonic() > end:
            break
    raise BridgeError("the sidecar did not start; run: bridge doctor")
