"""From text in to the first sound and the first speaking frame at a client."""

import math
import time
from statistics import median

from bridge.bench.report import Row, row
from bridge.bench.sidecar import BenchClient, sidecar
from bridge.model import AudioChunk, Frame, Interrupt, Say

__all__ = ["measure"]

_LINES = ("Hello there.", "Are you ready?", "I see.", "Come with me!", "That is good news.")
_LONG = "I can see the castle gate, but the guards will never let us pass without the old key."
_TRIES = 15
_QUIET_SECS = 0.8  # so that one line's tail is over before the next


def measure() -> list[Row]:
    """Say short lines and one long one to a fresh sidecar, and time what arrives."""
    with sidecar() as client:
        _time_line(client, "Warm up.")
        short = [_time_line(client, _LINES[i % len(_LINES)]) for i in range(_TRIES)]
        long = [_time_line(client, _LONG) for _ in range(5)]
    peer = ("reach of the project", 60.0)
    cloud = ("HeadTTS on a CPU server, first byte (its README)", 712.0)
    return [
        row(
            "first audio chunk, short sentence, median",
            median(sound for sound, _ in short),
            "ms",
            reach="<= 60",
            compared_with=cloud,
        ),
        row(
            "first speaking frame, short sentence, median",
            median(frame for _, frame in short),
            "ms",
            reach="<= 60",
            compared_with=peer,
        ),
        row("first audio chunk, short sentence, worst", max(s for s, _ in short), "ms"),
        row("first audio chunk, long sentence, median", median(s for s, _ in long), "ms"),
    ]


def _time_line(client: BenchClient, text: str) -> tuple[float, float]:
    """Return milliseconds to the first sound and to the first speaking frame, or infinity."""
    for _ in client.receive(_QUIET_SECS):
        pass
    began = time.monotonic()
    client.send(Say(text=text))
    sound = frame = math.inf
    for record in client.receive(5.0):
        if isinstance(record, AudioChunk):
            sound = min(sound, (time.monotonic() - began) * 1e3)
        elif isinstance(record, Frame) and record.utterance_id:
            frame = min(frame, (time.monotonic() - began) * 1e3)
        if max(sound, frame) < math.inf:
            break
    client.forget_answers()
    client.ask(Interrupt())
    return sound, frame
