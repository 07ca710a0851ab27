"""The body's part in speaking: breaths between phrases, rising to the occasion, and weight."""

from collections.abc import Iterator

from bridge.model import Cue, Layer
from bridge.performance.passage import Passage
from bridge.performance.rule import cue, event
from bridge.performance.sense import Meaning

__all__ = ["breathe", "rise_to_speak", "shift_weight"]

_LONGEST_GROUP_MICROS = 4_500_000  # said on one breath
_SHORT_BREATH_MICROS = 450_000
_SHALLOW_BREATH = 0.4  # in a pause: most is still there

# Of a turn's beginning, and of a turn of thought within it (Cassell et al. 2001).
_TURN_CHANCE, _TOPIC_CHANCE = 0.45, 0.25
_BEFORE_SPEECH_SECS = 0.55
_LEAST_HOLD_MICROS = 2_500_000
_TOPICS = frozenset({Meaning.CONTRAST})


def breathe(passage: Passage) -> Iterator[Cue]:
    """Breathe in before the first phrase and in every pause; out while speaking.

    The more there is to say, the deeper: the first breath is that of the whole text, the ones
    in the pauses that of what is left of it.
    """
    expected = passage.expected_micros
    yield cue(
        Layer.POSTURE, "inhale", -520_000, (470_000, 60_000, _spent_micros(expected)),
        weight=0.6 + 0.4 * _depth(expected), because="a breath before speaking",
    )  # fmt: skip
    for before in passage.phrases:
        if not before.is_over or passage.is_final(before):
            continue
        left = expected - before.end_micros
        lengths = (_SHORT_BREATH_MICROS, 20_000, _spent_micros(left))
        yield cue(
            Layer.POSTURE, "inhale", before.end_micros, lengths,
            weight=_SHALLOW_BREATH + 0.3 * _depth(left), because="a breath between phrases",
        )  # fmt: skip


def rise_to_speak(passage: Passage) -> Iterator[Cue]:
    """Lift the head a little when taking the turn; whoever goes on talking has it already."""
    if not passage.utterance.opens_turn:
        return
    weight = 0.7 + 0.5 * passage.chance("attend")
    yield cue(
        Layer.POSTURE, "attend", -550_000, (450_000, 250_000, 900_000),
        weight=weight, because="taking the turn",
    )  # fmt: skip


def shift_weight(passage: Passage) -> Iterator[Cue]:
    """Shift the weight to one leg when a turn begins, and sometimes where its thought turns."""
    rate = passage.policy.posture_rate
    hold = max(passage.expected_micros, _LEAST_HOLD_MICROS)
    if passage.utterance.opens_turn and passage.chance("posture") < _TURN_CHANCE * rate:
        start = -passage.micros(_BEFORE_SPEECH_SECS)
        yield _shift(passage, 0, start, hold, "the turn begins")
        return
    for index, sense in enumerate(passage.senses, start=1):
        is_turn = sense.meaning in _TOPICS and sense.start_char > 0
        if is_turn and passage.chance("posture", index) < _TOPIC_CHANCE * rate:
            said = passage.micros_at(sense.start_char)
            if said is not None:
                words = passage.utterance.text[sense.start_char : sense.end_char]
                yield _shift(passage, index, said, hold, f"the thought turns: {words!r}")
            return


def _shift(passage: Passage, index: int, start: int, hold: int, because: str) -> Cue:
    name = "posture-left" if passage.chance("posture side", index) < 0.5 else "posture-right"
    weight = 0.75 + 0.5 * passage.chance("posture size", index)
    return event(passage, name, start, weight=weight, because=because, hold_micros=hold)


def _depth(micros: int) -> float:
    return min(max(micros, 0), _LONGEST_GROUP_MICROS) / _LONGEST_GROUP_MICROS


def _spent_micros(micros: int) -> int:
    """Return how long a breath lasts on which ``micros`` are to be said."""
    return min(max(micros, 1_200_000), _LONGEST_GROUP_MICROS)
