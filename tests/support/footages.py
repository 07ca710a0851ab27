"""Takes made by hand: a character, some frames, what it says and does."""

import numpy as np

from bridge.client.footage import footage_of
from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Interrupted,
    PerformanceEvent,
    UtteranceStarted,
)
from bridge.rigs import RIG

RATE = 8000


def describe(character="ada", **changes):
    fields = {
        "character": character, "seq": 0, "session_id": "s", "rig": RIG, "frame_rate": 60,
        "sample_rate": RATE, "lead_micros": 0, "control_endpoint": "",
    }  # fmt: skip
    return Describe(**fields | changes)


def frame(pts, *, character="ada", shapes=None, weight=0.0):
    size = len(RIG.shape_names) if shapes is None else shapes
    return Frame(
        character=character, seq=1, pts_micros=pts, utterance_id="u1",
        weights=np.full(size, weight, np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=np.tile(np.array([0, 0, 0, 1], np.float32), (len(RIG.bone_names), 1)),
        hips=np.zeros(3, np.float32),
    )  # fmt: skip


def sound(pts, count, level=0.5):
    return AudioChunk(
        character="ada", seq=2, pts_micros=pts, utterance_id="u1", sample_rate=RATE,
        samples=np.full(count, level, np.float32),
    )  # fmt: skip


def said(text, pts=0):
    return UtteranceStarted(
        character="ada", seq=3, pts_micros=pts, utterance_id="u1", turn_id="t", text=text,
        sentence_type="statement", act="inform", emotion="joy",
    )  # fmt: skip


def event(kind, name, start, end, utterance_id="u1"):
    return PerformanceEvent(
        character="ada", seq=4, pts_micros=start, end_micros=end, utterance_id=utterance_id,
        kind=kind, name=name,
    )  # fmt: skip


def cut(pts):
    return Interrupted(character="ada", seq=5, pts_micros=pts, utterance_id="u1")


def filmed(*records, seconds=2.0):
    """Return footage of frames at rest, with ``records`` beside them."""
    frames = [frame(round(n * 1e6 / 60)) for n in range(round(seconds * 60) + 1)]
    return footage_of([describe(), *frames, *records])
