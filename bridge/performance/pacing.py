"""How long a movement takes in a style, and how long a stretch of text is expected to."""

import math
from dataclasses import dataclass

from bridge.performance.passage import Passage
from bridge.performance.wording import sign_micros
from bridge.rigs.affect import tempo
from bridge.rigs.repertoire import Movement

__all__ = ["Lengths", "expected_at", "lengths_of"]

# Times an even tempo: what a calm speaker takes, and what a hand needs at least by its way.
_EASE = 1.12
_LEAST, _LEAST_BY_SIZE = 0.6, 0.45
_STROKE_SHARE = 0.7  # strokes are short ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """The phases of a movement, in microseconds."""

    prepare: int
    stroke: int
    hold: int
    retract: int


def lengths_of(passage: Passage, movement: Movement, weight: float = 0.0) -> Lengths:
    """Return how long ``movement`` takes here.

    Tempo and arousal make all of it shorter; power, which lives in acceleration, makes the
    effort shorter but not what rests; fluid movers stop for less time. However lively, a hand
    has its top speed: the larger a gesture, the more time it is given.

    Args:
        passage: What is said, and how.
        movement: Of the repertoire.
        weight: Amplitude; 0 for what is not limited by a hand.
    """
    style = passage.style
    pace = 1.0 / tempo(passage.utterance.emotion)
    effort = pace * math.pow(2.0, -0.45 * style.power)
    least = (_LEAST + _LEAST_BY_SIZE * abs(weight)) * 1e6 if weight else 0.0
    if weight:
        effort *= _EASE
    return Lengths(
        prepare=max(
            passage.micros(movement.prepare_secs * effort), round(movement.prepare_secs * least)
        ),
        stroke=max(
            passage.micros(movement.stroke_secs * effort),
            round(_STROKE_SHARE * movement.stroke_secs * least),
        ),
        hold=passage.micros(movement.hold_secs * pace * (1.0 - 0.3 * style.fluidity)),
        retract=passage.micros(movement.retract_secs * pace),
    )


def expected_at(text: str, char: int) -> int:
    """Return when the character at ``char`` should be heard, judged by letters alone."""
    return sum(map(sign_micros, text[:char]))
