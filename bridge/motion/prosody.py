"""Loudness and pitch to head motion: the chin rises with the voice and beats with its force."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bridge.model import Clip, Timeline
from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.smoothing import LAG_MICROS

__all__ = ["COUPLED", "PROSODY_TAIL_MICROS", "ProsodyCurves", "compile_prosody"]

COUPLED = slice(Channel.YAW, Channel.LEAN + 1)
"""The channels that follow the voice."""

_QUICK_SECS = 0.045  # of each of two poles: keeps the syllable, drops the F0 tracker's tremor
_SLOW_SECS = 0.15  # for the trunk
PROSODY_TAIL_MICROS = 1_200_000
"""Time until the slow filter has let go."""

_EARLY_MICROS = 60_000 + LAG_MICROS  # most of what the filters are late by
_LEAST_LEAN = -0.5  # a soft consonant is no reason to shrink back
# Degrees for each standard deviation of loudness and each 3 semitones of pitch: so much that a
# head is told from one that listens to another voice.
_CHIN_UP, _CHIN_DOWN, _TURN, _TILT, _LEAN = -2.8, 1.8, 1.2, 0.9, 0.8
_MOST_DEGREES = 4.0  # together, so that a noisy F0 track cannot shake the head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Curve:
    start: float
    hop: float
    cut: float
    fade: float
    values: Floats

    def at(self, t: Floats) -> Floats:
        row = (t - self.start) / self.hop
        row = np.minimum(np.maximum(row, 0.0), len(self.values) - 1.000001)
        index = row.astype(np.int64)
        share = (row - index)[:, None]
        low = self.values[index]
        curve = low + share * (self.values[index + 1] - low)
        if t[-1] > self.cut:
            curve = curve * (1.0 - smooth_step((t - self.cut) / self.fade))[:, None]
        return curve


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsodyCurves:
    """The coupled motion of every utterance of a scene."""

    curves: tuple[_Curve, ...]

    def at(self, t: Floats) -> Floats | None:
        """Return (T, coupled) degrees, or None where nobody speaks."""
        near = [
            curve.at(t)
            for curve in self.curves
            if curve.start <= t[-1] and t[0] <= curve.start + len(curve.values) * curve.hop
        ]
        return sum(near[1:], near[0]) if near else None


def compile_prosody(timelines: Sequence[Timeline], cut_secs: float) -> ProsodyCurves:
    """Return the curves of every ``prosody`` clip."""
    return ProsodyCurves(
        curves=tuple(
            _curve(timeline, clip, cut_secs)
            for timeline in timelines
            for clip in timeline.clips
            if clip.name == "prosody" and len(clip.values)
        )
    )


def _curve(timeline: Timeline, clip: Clip, cut_secs: float) -> _Curve:
    hop = clip.hop_micros * 1e-6
    tail = PROSODY_TAIL_MICROS // clip.hop_micros
    column = {name: clip.values[:, i].astype(np.float64) for i, name in enumerate(clip.channels)}
    loud, pitch, side = (
        np.pad(np.clip(column[name], -2.0, 2.0), (1, tail))
        for name in ("loudness", "pitch", "side")
    )
    values = np.zeros((len(loud), COUPLED.stop))
    quick, slow = _kernel(_QUICK_SECS, hop), _kernel(_SLOW_SECS, hop)
    for channel, drive, kernel in (
        (Channel.PITCH, _CHIN_UP * pitch + _CHIN_DOWN * np.maximum(loud, 0.0), quick),
        (Channel.YAW, _TURN * loud * side, slow),
        (Channel.ROLL, _TILT * pitch * side, slow),
        (Channel.LEAN, _LEAN * np.maximum(loud, _LEAST_LEAN), slow),
    ):
        drive = np.clip(drive, -_MOST_DEGREES, _MOST_DEGREES)
        values[:, channel] = np.convolve(drive, kernel)[: len(drive)]
    start = timeline.origin_micros + clip.start_micros - clip.hop_micros - _EARLY_MICROS
    cut = np.inf if timeline.cut_micros is None else timeline.cut_micros * 1e-6
    return _Curve(start=start * 1e-6, hop=hop, cut=cut, fade=cut_secs, values=values)


def _kernel(secs: float, hop: float) -> Floats:
    """Return the response of two equal poles, cut off where it has died away."""
    t = np.arange(1, round(8.0 * secs / hop)) * hop / secs
    kernel = t * np.exp(-t)
    return np.asarray(kernel / kernel.sum())
