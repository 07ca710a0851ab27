"""The path of a gaze: shifts of eyes, head and trunk that begin one after another and add up."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from bridge.motion.curves import Floats, smooth_step
from bridge.motion.smoothing import LAG_MICROS
from bridge.motion.targets import Following

__all__ = ["Column", "GazePath", "converge", "follow_with_head", "pursue", "saccade"]


class Column(IntEnum):
    """What a path moves; degrees."""

    YAW = 0
    """Of the eyes, in the character's space."""
    PITCH = 1
    VERGENCE = 2
    HEAD_YAW = 3
    HEAD_PITCH = 4
    TRUNK = 5


_COLUMNS = len(Column)
_LAG_SECS = LAG_MICROS * 1e-6  # the head's channels are smoothed afterwards, the eyes are not
# A saccade lasts 21 ms and 2.2 ms a degree (Carpenter 1988), and no eye is faster than this.
_SACCADE_SECS, _SACCADE_SECS_A_DEGREE = 0.021, 0.0022
_FASTEST_DEGREES_A_SEC = 400.0
_PEAK_TO_MEAN = 1.5  # of the saccade's profile
_VERGENCE_SECS = 0.3
_PURSUIT_SECS = 0.1
_HEAD_SECS, _HEAD_SECS_A_DEGREE = 0.46, 0.001
_TRUNK_SECS, _TRUNK_SECS_A_DEGREE = 0.4, 0.01
# The head starts after the eye, later for near targets: degrees of the shift, seconds.
_LATE_DEGREES, _LATE_SECS = (10.0, 40.0), (0.139, 0.05)
_TRUNK_LATER_SECS = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change that is on its way."""

    start_secs: float
    secs: float
    is_saccade: bool
    """True snaps away and lands softly; False sets out softly too, with no jerk."""
    row: tuple[float, ...]
    """By how much each ``Column`` changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazePath:
    """Everything a gaze has done, and is still doing. Immutable."""

    base: tuple[float, ...] = (0.0,) * _COLUMNS
    """The sum of all steps that are over."""
    steps: tuple[Step, ...] = ()

    def then(self, steps: Iterable[Step]) -> "GazePath":
        """Return the path with ``steps`` added."""
        return GazePath(base=self.base, steps=(*self.steps, *steps))

    def since(self, secs: float) -> "GazePath":
        """Return the same path with everything folded that is over at ``secs``."""
        over = [step for step in self.steps if step.start_secs + step.secs <= secs]
        if not over:
            return self
        base = tuple(map(sum, zip(self.base, *(step.row for step in over), strict=True)))
        return GazePath(base=base, steps=tuple(s for s in self.steps if s not in over))

    def at(self, t: Floats) -> Floats:
        """Return (T, columns), or (1, columns) while nothing moves."""
        base = np.array([self.base])
        if not self.steps:
            return base
        starts, lengths, snaps, rows = zip(
            *[(step.start_secs, step.secs, step.is_saccade, step.row) for step in self.steps],
            strict=True,
        )
        u = np.minimum(np.maximum((t[:, None] - starts) / lengths, 0.0), 1.0)
        done = np.where(snaps, u * u * (3.0 - 2.0 * u), smooth_step(u))
        return np.asarray(base + done @ np.array(rows))


def saccade(at_secs: float, yaw: float, pitch: float) -> Step:
    """Return a jump of the eyes by some degrees.

    Its profile peaks at 1.5 times its mean speed, as the main sequence of human saccades does
    (Bahill 1975): 5 degrees at 230 a second, 10 at 350, and none overshoots.
    """
    size = math.hypot(yaw, pitch)
    secs = _SACCADE_SECS + _SACCADE_SECS_A_DEGREE * size
    secs = max(secs, _PEAK_TO_MEAN * size / _FASTEST_DEGREES_A_SEC)
    return _step(at_secs, secs, is_saccade=True, yaw=yaw, pitch=pitch)


def pursue(at_secs: float, yaw: float, pitch: float) -> Step:
    """Return the eyes going along with something that moves, between two reports of it."""
    return _step(at_secs, _PURSUIT_SECS, yaw=yaw, pitch=pitch)


def converge(at_secs: float, degrees: float) -> Step:
    """Return the eyes turning towards each other, or apart again: slower than any saccade."""
    return _step(at_secs, _VERGENCE_SECS, vergence=degrees)


def follow_with_head(at_secs: float, size: float, by: Following) -> list[Step]:
    """Return head and trunk coming along with a shift of the eyes by ``size`` degrees."""
    late = float(np.interp(size, _LATE_DEGREES, _LATE_SECS)) - _LAG_SECS
    steps = []
    turned = math.hypot(by.yaw, by.pitch)
    if turned > 0.0:
        secs = _HEAD_SECS + _HEAD_SECS_A_DEGREE * turned
        steps.append(_step(at_secs + late, secs, head_yaw=by.yaw, head_pitch=by.pitch))
    if by.trunk:
        secs = _TRUNK_SECS + _TRUNK_SECS_A_DEGREE * abs(by.trunk)
        steps.append(_step(at_secs + late + _TRUNK_LATER_SECS, secs, trunk=by.trunk))
    return steps


def _step(at_secs: float, secs: float, *, is_saccade: bool = False, **degrees: float) -> Step:
    row = [0.0] * _COLUMNS
    for name, amount in degrees.items():
        row[Column[name.upper()]] = amount
    return Step(start_secs=at_secs, secs=secs, is_saccade=is_saccade, row=tuple(row))
