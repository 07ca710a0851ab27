"""Feelings as points of valence, arousal and dominance, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from bridge.model import Emotion, EmotionLabel

__all__ = [
    "AFFECTS",
    "CALM",
    "Affect",
    "affect_of",
    "feeling_at",
    "gesture_rate",
    "nearest",
    "tempo",
]

_NEUTRAL_RADIUS = 0.15
_SPREAD = 0.18  # of the squared distance at which a neighbour's weight has fallen to 1/e
_MOST_LABELS = 3
_RATE_PER_AROUSAL = 0.6
_TEMPO_PER_AROUSAL = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Affect:
    """A feeling without a name. All three in [-1, 1]; 0 is neutral."""

    valence: float = 0.0
    """How pleasant."""
    arousal: float = 0.0
    """How awake."""
    dominance: float = 0.0
    """How much in control."""


CALM = Affect()
"""Of nobody's feeling in particular."""

_L = EmotionLabel


def _affect(valence: float, arousal: float, dominance: float) -> Affect:
    return Affect(valence=valence, arousal=arousal, dominance=dominance)


AFFECTS: Mapping[EmotionLabel, Affect] = MappingProxyType(
    {
        # Russell and Mehrabian 1977; excited for delight, relaxed for relief, embarrassed for
        # shyness, puzzled for confusion.
        _L.JOY: _affect(0.76, 0.48, 0.35),
        _L.DELIGHT: _affect(0.62, 0.75, 0.38),
        _L.RELIEF: _affect(0.68, -0.46, 0.20),
        _L.ANGER: _affect(-0.51, 0.59, 0.25),
        _L.CONTEMPT: _affect(-0.23, 0.31, 0.18),
        _L.DISGUST: _affect(-0.60, 0.35, 0.11),
        _L.FEAR: _affect(-0.64, 0.60, -0.43),
        _L.SADNESS: _affect(-0.63, -0.27, -0.33),
        _L.BOREDOM: _affect(-0.65, -0.62, -0.33),
        _L.SURPRISE: _affect(0.40, 0.67, -0.13),
        _L.CURIOSITY: _affect(0.22, 0.62, -0.01),
        _L.SHYNESS: _affect(-0.46, 0.54, -0.24),
        _L.CONFUSION: _affect(-0.41, 0.48, -0.33),
        _L.PRIDE: _affect(0.77, 0.38, 0.65),
        # By analogy with their neighbours above.
        _L.NEUTRAL: CALM,
        _L.CONTENT: _affect(0.76, -0.10, 0.30),
        _L.LAUGH: _affect(0.80, 0.75, 0.30),
        _L.SARCASM: _affect(0.10, 0.10, 0.40),
        _L.WORRY: _affect(-0.45, 0.20, -0.40),
        _L.DOUBT: _affect(-0.25, -0.10, 0.05),
        _L.THINKING: _affect(0.05, -0.20, 0.15),
        _L.PAIN: _affect(-0.70, 0.40, -0.45),
        _L.DETERMINATION: _affect(0.25, 0.40, 0.60),
        _L.AFFECTION: _affect(0.75, 0.10, 0.05),
    }
)
"""Where each feeling lies at full intensity."""

_FELT = tuple(label for label in EmotionLabel if label is not EmotionLabel.NEUTRAL)
_POINTS = np.array(
    [(AFFECTS[label].valence, AFFECTS[label].arousal, AFFECTS[label].dominance) for label in _FELT]
)


def affect_of(emotion: Emotion) -> Affect:
    """Return where a feeling of some intensity lies, with those beside it."""
    felt = [(AFFECTS[each.label], each.intensity) for each in (emotion, *emotion.beside)]
    return Affect(
        valence=sum(full.valence * share for full, share in felt),
        arousal=sum(full.arousal * share for full, share in felt),
        dominance=sum(full.dominance * share for full, share in felt),
    )


def feeling_at(affect: Affect) -> Emotion:
    """Return one feeling, and those beside it, that show ``affect`` best."""
    found = nearest(affect)
    return replace(found[0], beside=found[1:]) if found else Emotion()


def nearest(affect: Affect) -> tuple[Emotion, ...]:
    """Return the up to three feelings that show ``affect`` best, the strongest first.

    Intensities sum to at most 1: the farther from neutral, the more. Within 0.15 of neutral
    nothing is shown, and the answer is empty.
    """
    point = np.clip((affect.valence, affect.arousal, affect.dominance), -1.0, 1.0)
    radius = float(np.linalg.norm(point))
    if not radius > _NEUTRAL_RADIUS:  # also for what is not a number
        return ()
    squares = ((_POINTS - point) ** 2).sum(axis=1)
    chosen = np.argsort(squares, kind="stable")[:_MOST_LABELS]
    weights = np.exp((squares[chosen[0]] - squares[chosen]) / _SPREAD)
    weights /= weights.sum()
    full = float(np.linalg.norm(weights @ _POINTS[chosen]))
    # From nothing at the edge of neutral up to all of it where the blend itself lies.
    shown = min((radius - _NEUTRAL_RADIUS) / max(full - _NEUTRAL_RADIUS, _NEUTRAL_RADIUS), 1.0)
    return tuple(
        Emotion(label=_FELT[index], intensity=shown * float(weight))
        for index, weight in zip(chosen, weights, strict=True)
    )


def gesture_rate(emotion: Emotion) -> float:
    """Return what a feeling multiplies the number of gestures by."""
    return 1.0 + _RATE_PER_AROUSAL * affect_of(emotion).arousal


def tempo(emotion: Emotion) -> float:
    """Return what a feeling multiplies the speed of movements by."""
    return 1.0 + _TEMPO_PER_AROUSAL * affect_of(emotion).arousal
