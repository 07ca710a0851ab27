"""Footage made up for tests: numbers that tell which instant they belong to."""

from dataclasses import replace

import numpy as np

from bridge.client.footage import footage_of
from bridge.model import AudioChunk, Describe, Frame
from bridge.rigs import RIG
from bridge.rigs.arkit import SHAPE_INDEX

RATE = 60
SAMPLE_RATE = 24_000
START_MICROS = 7_000_000


def footage(seconds, *, sound_secs=0.0, shape="jawOpen"):
    """Return a take in which one shape opens evenly, from 0 at the start to 1 at the end."""
    last = round(seconds * RATE)
    describe = Describe(
        character="ada",
        seq=1,
        session_id="s",
        rig=RIG,
        frame_rate=RATE,
        sample_rate=SAMPLE_RATE,
        lead_micros=100_000,
        control_endpoint="",
    )
    still = Frame(
        character="ada",
        seq=2,
        pts_micros=0,
        utterance_id="u1",
        weights=np.zeros(len(RIG.shape_names), np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=np.tile(np.array([0, 0, 0, 1], np.float32), (len(RIG.bone_names), 1)),
        hips=np.zeros(3, np.float32),
    )
    frames = []
    for index in range(last + 1):
        weights = still.weights.copy()
        weights[SHAPE_INDEX[shape]] = index / last
        pts = START_MICROS + index * 1_000_000 // RATE
        frames.append(replace(still, seq=2 + index, pts_micros=pts, weights=weights))
    tone = np.sin(np.arange(round(sound_secs * SAMPLE_RATE)) * 0.1).astype(np.float32)
    chunk = AudioChunk(
        character="ada",
        seq=9999,
        pts_micros=START_MICROS,
        utterance_id="u1",
        sample_rate=SAMPLE_RATE,
        samples=tone,
    )
    return footage_of([describe, *frames, *([chunk] if len(tone) else [])])
