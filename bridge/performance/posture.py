"""The body's part in speaking: a breath before each phrase, and rising to the occasion."""

from collections.abc import Iterator

from bridge.model import Cue, Layer
from bridge.performance.passage import Passage
from bridge.performance.rule import cue

__all__ = ["breathe", "rise_to_speak"]

_LONGEST_GROUP_MICROS = 4_500_000  # said on one breath
_SHORT_BREATH_MICROS = 320_000


def breathe(passage: Passage) -> Iterator[Cue]:
    """Breathe in before the first phrase and in every pause; out while speaking."""
    group = min(passage.expected_micros, _LONGEST_GROUP_MICROS)
    depth = 0.6 + 0.4 * group / _LONGEST_GROUP_MICROS
    yield cue(
        Layer.POSTURE, "inhale", -520_000, (470_000, 60_000, max(group, 1_200_000)),
        weight=depth, because="a breath before speaking",
    )  # fmt: skip
    for before in passage.phrases:
        if not before.is_over or passage.is_final(before):
            continue
        lengths = (_SHORT_BREATH_MICROS, 20_000, 2_600_000)
        because = "a breath between phrases"
        start = before.end_micros
        yield cue(Layer.POSTURE, "inhale", start, lengths, weight=0.4, because=because)


def rise_to_speak(passage: Passage) -> Iterator[Cue]:
    """Lift the head a little when taking the turn."""
    weight = 0.7 + 0.5 * passage.chance("attend")
    yield cue(
        Layer.POSTURE, "attend", -550_000, (450_000, 250_000, 900_000),
        weight=weight, because="taking the turn",
    )  # fmt: skip
