"""Many characters from one connection: a publisher of scripted frames, and an engine's client."""

import threading
import time
from dataclasses import replace
from typing import Any

import numpy as np
import zmq

from bridge import wire
from bridge.bench.programs import Programs
from bridge.model import Describe, Frame
from bridge.rigs import RIG

__all__ = ["FRAME_RATE", "measure"]

FRAME_RATE = 60
_LEAD_MICROS = 200_000
_SECOND = 1_000_000


def measure(programs: Programs, *, characters: int, seconds: float) -> dict[str, Any]:
    """Publish frames of so many characters; return what its program measured for so long."""
    with _Publisher(characters) as publisher:
        return programs.run(
            "crowd", publisher.stream, publisher.control, str(characters), str(seconds)
        )


class _Publisher:
    """Sends every character's frames on time and answers pings, on a thread of its own."""

    def __init__(self, characters: int) -> None:
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._out = self._context.socket(zmq.PUB)
        self._out.sndhwm = 100_000
        self._in = self._context.socket(zmq.ROUTER)
        self.stream = _bind(self._out)
        self.control = _bind(self._in)
        self._names = [f"crowd{i:02}" for i in range(characters)]
        self._began = time.monotonic_ns() // 1000
        self._seq = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)

    def __enter__(self) -> "_Publisher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()
        self._context.destroy(linger=0)

    def _now(self) -> int:
        return time.monotonic_ns() // 1000 - self._began

    def _run(self) -> None:
        frame, tick = _frame(), 0
        while not self._stopping.is_set():
            due = tick * _SECOND // FRAME_RATE
            if tick % FRAME_RATE == 0:
                self._describe()
            pts = due + _LEAD_MICROS
            for name in self._names:
                moved = replace(frame, character=name, seq=self._seq, pts_micros=pts)
                self._out.send(wire.encode(moved))
            self._seq += 1
            tick += 1
            self._answer(until=tick * _SECOND // FRAME_RATE)

    def _describe(self) -> None:
        for name in self._names:
            described = Describe(
                character=name,
                seq=self._seq,
                session_id="crowd",
                rig=RIG,
                frame_rate=FRAME_RATE,
                sample_rate=24_000,
                lead_micros=_LEAD_MICROS,
                control_endpoint=self.control,
            )
            self._out.send(wire.encode(described))
        self._seq += 1

    def _answer(self, until: int) -> None:
        """Answer whatever is asked until the next frame is due."""
        while (left := until - self._now()) > 0:
            if not self._in.poll(max(1, left // 1000)):
                continue
            who, asked = self._in.recv_multipart()
            request_id = wire.decode_request(asked).request_id
            reply = wire.Reply(request_id=request_id, session_micros=self._now())
            self._in.send_multipart([who, wire.encode_reply(reply)])


def _bind(socket: "zmq.Socket[bytes]") -> str:
    return f"tcp://127.0.0.1:{socket.bind_to_random_port('tcp://127.0.0.1')}"


def _frame() -> Frame:
    random = np.random.default_rng(0)
    bones = random.standard_normal((len(RIG.bone_names), 4)).astype(np.float32)
    return Frame(
        character="crowd00",
        seq=0,
        pts_micros=0,
        utterance_id="",
        weights=random.random(len(RIG.shape_names), np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=bones / np.linalg.norm(bones, axis=1, keepdims=True),
        hips=np.zeros(3, np.float32),
    )
