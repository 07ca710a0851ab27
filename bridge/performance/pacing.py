"""How long a movement takes in a style, and how long a stretch of text is expected to."""

import math
from dataclasses import dataclass

from bridge.performance.passage import Passage
from bridge.performance.wording import sign_micros
from bridge.rigs.affect import tempo
from bridge.rigs.repertoire import Movement

__all__ = ["Lengths", "expected_at", "lengths_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """The phases of a movement, in microseconds."""

    prepare: int
    stroke: int
    hold: int
    retract: int


def lengths_of(passage: Passage, movement: Movement) -> Lengths:
    """Return how long ``movement`` takes here.

    Tempo and arousal make all of it shorter; power, which lives in acceleration, makes the
    effort shorter but not what rests; fluid movers stop for less time.
    """
    style = passage.style
    pace = 1.0 / tempo(passage.utterance.emotion)
    effort = pace * math.pow(2.0, -0.45 * style.power)
    return Lengths(
        prepare=passage.micros(movement.prepare_secs * effort),
        stroke=passage.micros(movement.stroke_secs * effort),
        hold=passage.micros(movement.hold_secs * pace * (1.0 - 0.3 * style.fluidity)),
        retract=passage.micros(movement.retract_secs * pace),
    )


def expected_at(text: str, char: int) -> int:
    """Return when the character at ``char`` should be heard, judged by letters alone."""
    return sum(map(sign_micros, text[:char]))
