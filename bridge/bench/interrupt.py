"""From an interruption to silence and to a closed mouth."""

import math

import numpy as np

from bridge.bench.report import Row, row
from bridge.bench.sidecar import BenchClient, sidecar
from bridge.model import AudioChunk, Frame, Interrupt, Interrupted, Say
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["measure"]

_TEXT = (
    "Once upon a time there was an old tower by the sea, and all around the tower "
    "there grew wild roses that nobody had ever dared to cut."
)
_TRIES = 12
_CLOSED_JAW = 0.05  # a weight nobody sees


def measure() -> list[Row]:
    """Interrupt a long sentence again and again, at different places."""
    with sidecar() as client:
        tries = [_time_try(client, 0.6 + 0.13 * index) for index in range(_TRIES)]
        client.ask(Say(text="Now the next one works."))
        works = any(isinstance(record, AudioChunk) for record in client.receive(3.0))
    silence, mouth = np.array(tries).T
    blend = ("NeuroSync Player, blend out (its source)", 200.0)
    return [
        row("event to silence, median", float(np.median(silence)), "ms"),
        row("event to silence, worst", float(silence.max()), "ms", reach="<= 50"),
        row("event to mouth closed, median", float(np.median(mouth)), "ms", compared_with=blend),
        row("event to mouth closed, worst", float(mouth.max()), "ms", reach="<= 100"),
        row("the next utterance works", float(works), "", reach="== 1"),
    ]


def _time_try(client: BenchClient, after_secs: float) -> tuple[float, float]:
    """Return milliseconds from asking to silence, and to a mouth that stays closed.

    Infinity stands for what did not come.
    """
    client.ask(Say(text=_TEXT))
    started = None
    frames: dict[int, float] = {}
    for record in client.receive(after_secs + 5.0):
        if isinstance(record, AudioChunk) and started is None:
            started = record.pts_micros
        if started and client.session_micros() > started + after_secs * 1e6:
            break
    asked = client.session_micros()
    client.send(Interrupt())
    silent = math.inf
    for record in client.receive(0.6):
        if isinstance(record, Interrupted):
            # Sound ends when the word is in, and at the instant it names.
            silent = max(client.session_micros(), record.pts_micros)
            frames.clear()
        elif isinstance(record, Frame) and silent < math.inf:
            frames[record.pts_micros] = float(record.weights[SHAPE_INDEX["jawOpen"]])
    client.forget_answers()
    closed = _closed_for_good(frames)
    return (silent - asked) / 1e3, (closed - asked) / 1e3


def _closed_for_good(jaw_by_pts: dict[int, float]) -> float:
    """Return the time of the first frame from which the jaw stays closed, or infinity."""
    closed = math.inf
    for pts in sorted(jaw_by_pts, reverse=True):
        if jaw_by_pts[pts] > _CLOSED_JAW:
            break
        closed = pts
    return closed
