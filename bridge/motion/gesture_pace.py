"""Hands no faster than hands are: who has too little time for a gesture goes less far, or later."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from bridge.motion.arm_shares import REST_DEGREES
from bridge.motion.channels import CHANNELS
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.gesture_plays import BODY, Move, Play
from bridge.motion.gesture_poses import limb_columns
from bridge.motion.paths import Span
from bridge.motion.reach import ANGLES, palms_of

__all__ = ["FASTEST_METRES", "HELD_OVER_MICROS", "LATEST_MICROS", "paced", "quickest_metres"]

FASTEST_METRES = 1.3
"""A second, as planned: with the trunk's part and what the smoothing swings past, a hand stays
below 1.5 m/s, 25 mm in a frame of 60."""

HELD_OVER_MICROS = 900_000
"""A stroke that follows sooner finds the hands still up."""

LATEST_MICROS = 3_000_000
"""By how much the end of a gesture may be put off."""

_LEAST_SHARE = 0.6  # of a way; what is still too fast is done later
_SAMPLES = 16  # of one move
_REST = np.array([REST_DEGREES.get(name, 0.0) for name in ANGLES])
_TIMES = np.linspace(0.0, 1.0, _SAMPLES + 1)
_STEPS = smooth_step(_TIMES)[:, None]
_AT_REST = np.zeros(CHANNELS)
_SECS = 1e-6


def paced(plays: Iterable[Play]) -> list[Play]:
    """Return the plays of one utterance in the order of their starts, none of them too fast.

    A play depends on itself and on those before it, so what was begun is never taken back.
    """
    before: dict[str, Play] = {}
    kept = []
    for play in sorted(plays, key=lambda each: each.presence[0]):
        own = play
        if play.limb != BODY:
            own = before[play.limb] = _slowed(play, _left_by(before.get(play.limb), play))
        kept.append(own)
    return kept


def quickest_metres(start: Floats, end: Floats, limb: str) -> float:
    """Return the top speed of a palm, in metres a second, if the move took one second.

    Args:
        start: (C,) amplitudes, as ``end``.
        end: Of the place gone to.
        limb: ``left`` or ``right``.
    """
    columns = limb_columns(limb)[: len(ANGLES)]
    return _quickest(tuple(start[columns].tolist()), tuple(end[columns].tolist()))


@lru_cache(maxsize=4096)
def _quickest(start: tuple[float, ...], end: tuple[float, ...]) -> float:
    one, other = np.array(start), np.array(end)
    palms = palms_of(_REST + one + (other - one) * _STEPS)
    return float(np.linalg.norm(np.diff(palms, axis=0), axis=1).max()) * _SAMPLES


def _left_by(before: Play | None, play: Play) -> Floats:
    """Return where a limb is when ``play`` begins: on its way down, or waiting in the air."""
    if before is None:
        return _AT_REST
    _, _, relax, end = before.presence
    if 0 < play.presence[1] - relax < HELD_OVER_MICROS:
        return before.moves[-1][2]
    fallen = smooth_step(np.array((play.presence[0] - relax) / max(end - relax, 1)))
    return np.asarray(before.moves[-1][2] * (1.0 - float(fallen)))


def _slowed(play: Play, place: Floats) -> Play:
    start, there, relax, end = play.presence
    moves: list[Move] = []
    late, origin, size = 0, place, 1.0
    for k, (first, last, row) in enumerate(play.moves):
        leaves, arrives = (start, there) if k == 0 else (first + late, last + late)
        # Who sets out for less keeps its shape: the rest of it is less too.
        goal = row if size == 1.0 else origin + size * (row - origin)
        needed = _needed_micros(place, goal, play.limb)
        if needed > arrives - leaves and not play.is_exact:
            share = max((arrives - leaves) / needed, _LEAST_SHARE)
            goal = place + share * (goal - place)
            size = share if k == 0 else size
            needed = _needed_micros(place, goal, play.limb)
        late = min(late + max(needed - (arrives - leaves), 0), LATEST_MICROS // 2)
        moves.append((first if k == 0 else leaves, last + late, goal))
        place = goal
    relax += late
    falls = _needed_micros(place, _AT_REST, play.limb)
    end = relax + min(max(end + late - relax, falls), end + LATEST_MICROS - relax)
    first_late = moves[0][1] - play.moves[0][1]
    return replace(
        play,
        presence=(start, there + first_late, relax, end),
        moves=tuple(moves),
        circles=tuple((_later(span, late), row) for span, row in play.circles),
    )


def _needed_micros(start: Floats, end: Floats, limb: str) -> int:
    return round(quickest_metres(start, end, limb) / FASTEST_METRES / _SECS)


def _later(span: Span, micros: int) -> Span:
    a, b, c, d = span
    return a + micros, b + micros, c + micros, d + micros
