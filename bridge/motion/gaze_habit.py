"""Where eyes go of their own accord: how long to the partner, and where else."""

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bridge.model import EmotionLabel
from bridge.motion.curves import Floats
from bridge.motion.moment import Moment
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS, Control

__all__ = ["AVERSIONS", "Habit", "Mood", "Offset", "read_mood"]

Offset = tuple[float, float]
"""Degrees of yaw and pitch."""

_Range = tuple[tuple[float, float], tuple[float, float]]

_SIDE, _DOWN, _UP = ((8, 15), (-2, 3)), ((1, 8), (10, 18)), ((7, 14), (-12, -6))

AVERSIONS: Mapping[str, tuple[int, _Range]] = {
    "away-side": (0, _SIDE), "away-down": (0, _DOWN), "away-think": (0, _UP),
    "away-left": (1, _SIDE), "away-right": (-1, _SIDE), "away-up": (0, ((0, 5), (-14, -9))),
    "away-up-left": (1, _UP), "away-up-right": (-1, _UP),
    "away-down-left": (1, ((7, 12), (8, 14))), "away-down-right": (-1, ((7, 12), (8, 14))),
}  # fmt: skip
"""The ways to look away: side (0 lets chance choose), degrees of yaw and of pitch from and to.

The first three are what eyes do of their own accord: they spare the partner, are shy, think.
"""

# Share of the time spent looking at the partner's face, and seconds of one look elsewhere.
# Speaking lies between the 0.41 of Argyle & Cook 1976 and the 0.6 of mutual face gaze (Rogers
# 2018): on a screen, a speaker who looks away more often than not seems to hide something.
_IDLE, _LISTENING, _SPEAKING = (0.66, 1.6), (0.77, 1.1), (0.5, 2.0)
_STYLE_SHARE = 0.2
_LEAST, _MOST = 0.08, 0.97
_GIVEN_TARGET = 0.35  # of the time away that is left where a client says what to look at
_THINKING_SECS = 1.8  # longer each look away, at full thought
_L = EmotionLabel
_LOOKS: Mapping[EmotionLabel, tuple[float, int]] = {
    _L.JOY: (0.05, 0), _L.LAUGH: (-0.05, 1), _L.SADNESS: (-0.3, 1), _L.WORRY: (-0.1, 1),
    _L.ANGER: (0.15, 0), _L.CONTEMPT: (-0.1, 0), _L.FEAR: (-0.1, 0), _L.SURPRISE: (0.2, 0),
    _L.DELIGHT: (0.12, 0), _L.DISGUST: (-0.2, 0), _L.SHYNESS: (-0.4, 1), _L.CURIOSITY: (0.15, 2),
    _L.DOUBT: (-0.1, 0), _L.THINKING: (-0.55, 2), _L.CONFUSION: (-0.15, 2),
    _L.BOREDOM: (-0.3, 0), _L.RELIEF: (-0.1, 1), _L.PAIN: (-0.3, 1), _L.PRIDE: (0.05, 0),
    _L.DETERMINATION: (0.12, 0), _L.AFFECTION: (0.15, 1),
}  # fmt: skip
"""What a feeling adds to the share of looks, and which aversion it prefers."""

_OWN = tuple(AVERSIONS)[:3]
_USUAL = np.array([0.55, 0.25, 0.2])
_PREFERENCE = 3.0  # how much a feeling at full intensity outweighs the usual

_SPREAD = 0.5  # of the logarithm of every duration
_SHORTEST_LOOK_SECS, _SHORTEST_FIXATION_SECS = 0.5, 0.25
_FACE_SECS, _AWAY_SECS = 0.75, 0.9  # of a fixation
# Seen from between the eyes: left eye, right eye, mouth; metres from the middle of the eyes.
_FEATURES = ((0.03, 0.0), (-0.03, 0.0), (0.0, 0.065))
_FARTHEST_FEATURE, _LARGEST_HOP = 0.065, 2.5

# "Eyes Alive" (Lee, Badler & Badler 2002): sizes, and directions in steps of 45 degrees.
_SIZE, _SCALE = 6.9, 15.7
_LARGEST_SPEAKING, _LARGEST_LISTENING = 12.0, 10.0
_TURNS = (0.155, 0.22, 0.397, 0.471, 0.639, 0.718, 0.922, 1.0)  # up to each, of all saccades
_SHORTER = (1.0, 0.75, 0.5, 0.75)  # sideways, diagonal, upright, diagonal
_FARTHEST = 17.0
_NEAREST = 6.0  # a look away that comes nearer looks at the partner again

_DRAWS = 1021


def _tables() -> tuple[Floats, Floats]:
    shares, kinds = np.zeros(len(FEELINGS)), np.zeros((len(FEELINGS), len(_USUAL)))
    for label, (share, kind) in _LOOKS.items():
        shares[FEELINGS.index(label)] = share
        kinds[FEELINGS.index(label), kind] = _PREFERENCE
    return shares, kinds


_SHARES, _KINDS = _tables()
_THOUGHT = FEELINGS.index(_L.THINKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What decides, at one instant, where a character's eyes like to be."""

    partner_share: float
    """Of the time."""
    away_secs: float
    """Of one look elsewhere, on average."""
    aversions: tuple[float, ...]
    """How likely the first three ``AVERSIONS`` are, each added to those before it."""
    listening: float
    alive: float
    """0 keeps still."""


def read_mood(moment: Moment, at_micros: int) -> Mood:
    """Return the mood at an instant of the moment."""
    index = min(int(np.searchsorted(moment.times_micros, at_micros)), len(moment.t) - 1)
    speaking = float(moment.speaking[index])
    listening = float(moment.controls[index, Control.LISTENING]) * (1.0 - speaking)
    alive = 1.0 - float(moment.controls[index, Control.STILLNESS])
    feelings, scene = moment.feelings[index], moment.scene
    share, secs = (
        idle + (spoken - idle) * speaking + (heard - idle) * listening
        for idle, spoken, heard in zip(_IDLE, _SPEAKING, _LISTENING, strict=True)
    )
    share += _STYLE_SHARE * scene.style.gaze + float(feelings @ _SHARES)
    share = min(max(share * scene.policy.gaze, _LEAST), _MOST)
    away = (1.0 - share) * alive * (_GIVEN_TARGET if scene.gaze else 1.0)
    kinds = np.cumsum(_USUAL + feelings @ _KINDS)
    return Mood(
        partner_share=1.0 - away,
        away_secs=secs + _THINKING_SECS * float(feelings[_THOUGHT]),
        aversions=tuple((kinds / kinds[-1]).tolist()),
        listening=listening,
        alive=alive,
    )


class Habit:
    """One character's choices, each drawn by the count of choices so far."""

    def __init__(self, seed: int) -> None:
        rng = seeded(seed, "gaze")
        self._chances = rng.random((_DRAWS, 3)).tolist()
        self._lengths = np.exp(_SPREAD * rng.standard_normal(_DRAWS) - _SPREAD**2 / 2.0).tolist()

    def look_micros(self, mood: Mood, count: int) -> int:
        """Return how long the eyes now stay with the partner."""
        mean = mood.away_secs * mood.partner_share / max(1.0 - mood.partner_share, 1e-3)
        return self._micros(mean, _SHORTEST_LOOK_SECS, count)

    def away_micros(self, mood: Mood, count: int) -> int:
        """Return how long they now stay away."""
        return self._micros(mood.away_secs, _SHORTEST_LOOK_SECS, count)

    def fixation_micros(self, *, is_face: bool, count: int) -> int:
        """Return how long they rest before the next hop."""
        return self._micros(_FACE_SECS if is_face else _AWAY_SECS, _SHORTEST_FIXATION_SECS, count)

    def aversion(self, name: str, mood: Mood, count: int) -> Offset:
        """Return where to look away to; a name that is no kind of aversion lets mood choose."""
        side, far, which = self._chances[count % _DRAWS]
        if name not in AVERSIONS:
            name = _OWN[bisect_left(mood.aversions, which, hi=len(_OWN) - 1)]
        fixed, ((near, wide), (high, low)) = AVERSIONS[name]
        sign = fixed or (1.0 if side < 0.5 else -1.0)
        # One draw decides both sizes: the fraction left over by the side is as good as new.
        return sign * (near + (wide - near) * far), high + (low - high) * (2.0 * side % 1.0)

    def face_hop(self, metres: float, before: Offset, count: int) -> Offset:
        """Return another feature of a face at that distance than the one looked at before."""
        scale = min(math.degrees(1.0 / max(metres, 0.3)), _LARGEST_HOP / _FARTHEST_FEATURE)
        places = [(yaw * scale, pitch * scale) for yaw, pitch in _FEATURES]
        others = [place for place in places if math.dist(place, before) > 0.1]
        return others[int(self._chances[count % _DRAWS][0] * len(others))]

    def wander(self, offset: Offset, mood: Mood, count: int) -> Offset:
        """Return the next fixation of eyes that are away at ``offset``, seen from there."""
        chance, turn, _ = self._chances[count % _DRAWS]
        largest = _LARGEST_SPEAKING + (_LARGEST_LISTENING - _LARGEST_SPEAKING) * mood.listening
        size = min(-_SIZE * math.log((15.0 - 14.99 * chance) / _SCALE), largest)
        eighth = bisect_left(_TURNS, turn, hi=len(_TURNS) - 1)
        size *= _SHORTER[eighth % 4] * mood.alive
        angle = eighth * math.pi / 4.0
        yaw, pitch = size * math.cos(angle), -size * math.sin(angle)
        if math.hypot(offset[0] + yaw, offset[1] + pitch) < _NEAREST:
            yaw, pitch = -yaw, -pitch
        return _kept_near(yaw, offset[0]), _kept_near(pitch, offset[1])

    def _micros(self, mean_secs: float, shortest: float, count: int) -> int:
        secs = max(mean_secs * float(self._lengths[count % _DRAWS]), shortest)
        return round(min(secs, 600.0) * 1e6)


def _kept_near(by: float, at: float) -> float:
    """Return ``by``, shortened where it would lead too far aside from ``at``."""
    return max(-_FARTHEST, min(_FARTHEST, at + by)) - at
