"""Whether movement keeps the beat of the voice, and whether it stays with its clock.

Beats as in Li et al. 2021 and EMAGE: those of the sound are the onsets of stressed vowels, those
of movement the local minima of the mean speed of the upper body's joints, hands included.
"""

import math
from dataclasses import replace

import numpy as np

from bridge.bench.motion_stage import Floats, Performance, render
from bridge.model import Scene
from bridge.rigs import SHAPE_INDEX
from bridge.rigs.kinematics import joint_places

__all__ = ["UPPER_BODY", "beat_alignment", "sync_drift"]

UPPER_BODY = (
    "chest", "neck", "head", "leftUpperArm", "leftLowerArm", "leftHand",
    "rightUpperArm", "rightLowerArm", "rightHand",
)  # fmt: skip
"""The joints whose mean speed has the minima that count."""

_SIGMA_SECS = 0.1
_STRESSING = frozenset({"en"})  # what a voice speaks; where arithmetic does, all is stressed
_OTHER_TIMES = np.linspace(0.45, 9.0, 39)  # seconds: a voice set beside what it does not belong to
_JAW = SHAPE_INDEX["jawOpen"]
_LAGS_MILLIS = np.arange(-50.0, 50.5, 0.5)
_ALONE_MICROS = 2_000_000
_LEAST_SECS = 0.8  # of a line, to find its place by


def beat_alignment(shown: Performance) -> tuple[float, float]:
    """Return how near the voice's beats are to those of movement, and how near by chance.

    1 is on the beat; 100 ms off is .61. By chance is the mean over the same beats at other
    times: many beats of movement are near anything. NaN where nobody stresses or moves.
    """
    lows, beats = _movement_beats(shown), _voice_beats(shown)
    if not len(lows) or not len(beats):
        return math.nan, math.nan
    by_chance = [_nearness(beats + late, lows) for late in _OTHER_TIMES]
    return _nearness(beats, lows), float(np.mean(by_chance))


def sync_drift(shown: Performance, scene: Scene) -> tuple[float, float]:
    """Return how far the clock of the mouth is from that of the sound, and the offsets' SD in ms.

    Each line's jaw is set against the same line performed alone at the start of a session. The
    first is the slope of its time against the sound's, less 1.
    """
    times = shown.block.times_micros
    heard, late = [], []
    for line in shown.timelines:
        if line.duration_micros < _LEAST_SECS * 1e6:
            continue
        alone = replace(line, origin_micros=_ALONE_MICROS)
        length = _ALONE_MICROS + line.duration_micros
        fine = np.arange(1, length * 2 * shown.fps // 1_000_000) * 500_000 // shown.fps
        wanted = render(scene, (alone,), fine, seed=1)
        since = times - line.origin_micros
        seen = (since > 100_000) & (since < line.duration_micros - 100_000)
        jaw = shown.block.weights[seen, _JAW].astype(np.float64)
        at = since[seen] + _ALONE_MICROS
        misses = [
            np.square(jaw - np.interp(at - lag * 1e3, fine, wanted.weights[:, _JAW])).sum()
            for lag in _LAGS_MILLIS
        ]
        heard.append(line.origin_micros * 1e-3 + line.duration_micros * 5e-4)
        late.append(_LAGS_MILLIS[int(np.argmin(misses))])
    if len(heard) < 3:
        return math.nan, math.nan
    slope = float(np.polyfit(heard, late, 1)[0])
    return slope, float(np.std(late))


def _movement_beats(shown: Performance) -> Floats:
    """Return seconds at which the upper body is slower than just before and just after."""
    places, _ = joint_places(shown.block.bones, shown.block.hips, UPPER_BODY)
    steps = np.diff(places.astype(np.float64), axis=0)
    speed = np.linalg.norm(steps, axis=-1).mean(axis=1)
    is_low = (speed[1:-1] <= speed[:-2]) & (speed[1:-1] < speed[2:])
    times = shown.block.times_micros * 1e-6
    return np.asarray((0.5 * (times[1:] + times[:-1]))[1:-1][is_low])


def _voice_beats(shown: Performance) -> Floats:
    """Return seconds at which stressed vowels begin."""
    lines = zip(shown.timelines, shown.speeches, shown.languages, strict=True)
    return np.array(
        [
            (timeline.origin_micros + phone.start_micros) * 1e-6
            for timeline, speech, language in lines
            if language in _STRESSING
            for phone in speech.phones
            if phone.stress == 1
        ]
    )


def _nearness(beats: Floats, lows: Floats) -> float:
    after = np.searchsorted(lows, beats)
    near = [np.abs(lows[np.clip(after - k, 0, len(lows) - 1)] - beats) for k in (0, 1)]
    off = np.minimum(*near)
    return float(np.exp(-np.square(off) / (2.0 * _SIGMA_SECS**2)).mean())
