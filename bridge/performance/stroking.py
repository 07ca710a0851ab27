"""When a planned gesture happens: its effort falls on its word, as far as that is heard."""

from collections.abc import Iterator
from dataclasses import dataclass

from bridge.model import Cue, Layer
from bridge.performance.gesturing import Planned, plan_gestures
from bridge.performance.pacing import Lengths, lengths_of
from bridge.performance.passage import Passage
from bridge.performance.rule import event
from bridge.rigs.repertoire import Kind

__all__ = ["gesture"]

_BEFORE_ACCENT_MICROS = 40_000  # a beat's lowest point; viewers notice a late one first
_BEFORE_WORD_MICROS = 120_000  # the stroke of all others begins, at the latest
_FAR_BEFORE_MICROS = 400_000  # and at the earliest; where it can, it ends on the accent
_EARLIEST_MICROS = -550_000  # a turn is taken no earlier
_LATEST_KNOWN_MICROS = 1_100_000  # of a start, before its word: what has begun must be known
_LINGER_MICROS = 100_000  # at an apex, before the next preparation
_SMALLEST_SHARE = 0.6  # of a preparation; with less time the gesture is dropped
_HOLD_ON_MICROS = 900_000  # until the next stroke: then hands do not go home in between
_AFTER_SPEECH_MICROS = 150_000  # hands that accompany words let go when the words end
_AGAIN_LIFT = 1.3  # lifts back for another beat, in strokes
_AGAIN_SIZE = 0.8
_SCALE = (0.6, 1.6)  # how far a voice may be from what the letters promise
_SHORTEST_SCALED_MICROS = 800_000
_ACCOMPANYING = frozenset({Kind.BEAT, Kind.PRAGMATIC, Kind.METAPHORIC, Kind.DEICTIC})
_DEEP_BOWS = frozenset({"bow-30", "bow-45"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A gesture in time."""

    planned: Planned
    lengths: Lengths
    affiliate: int
    start: int
    ready: int
    stroke: int
    share: float
    """Of the time its preparation asks for."""


def gesture(passage: Passage) -> Iterator[Cue]:
    """Gesture with the words that have been heard, as planned."""
    plan = plan_gestures(passage)
    free_micros = passage.before.bow_left_micros or _EARLIEST_MICROS  # a bow has hands at rest
    for index, planned in enumerate(plan):
        if planned.movement.layer is not Layer.GESTURE:
            yield from _event(passage, planned)
            continue
        placed = _place(passage, planned, free_micros)
        if placed is None:
            if passage.micros_at(planned.start_char) is None:
                return  # nothing after it is heard either
            continue
        following = next((p for p in plan[index + 1 :] if p.movement.layer is Layer.GESTURE), None)
        cues = _cues(passage, placed, following)
        free_micros = (cues[-1].stroke_micros or 0) + _LINGER_MICROS
        yield from cues


def _event(passage: Passage, planned: Planned) -> Iterator[Cue]:
    """Bow or nod with its word; deep bows follow the words, as is polite where they are made."""
    name = planned.movement.name
    is_after = name in _DEEP_BOWS
    at = _end(passage, planned) if is_after else passage.micros_at(planned.start_char)
    if at is not None:
        about = planned.start_char, planned.end_char
        start = at if is_after else max(at - 100_000, _EARLIEST_MICROS)
        yield event(
            passage, name, start, weight=planned.weight, because=planned.because, about=about
        )


def _end(passage: Passage, planned: Planned) -> int | None:
    """Return when the last word of a plan ends; None while it is not heard."""
    if passage.micros_at(planned.end_char - 1) is None:
        return None
    last = (w.word for w in passage.words if w.word.end_char >= planned.end_char)
    return next((word.end_micros for word in last), None)


def _place(passage: Passage, planned: Planned, free_micros: int) -> _Placed | None:
    """Return a gesture with its effort on its word; None while or where there is no time."""
    affiliate = passage.micros_at(planned.start_char)
    accent = _accent(passage, planned.start_char)
    if affiliate is None or accent is None:
        return None
    lengths = lengths_of(passage, planned.movement, planned.weight)
    earliest = max(free_micros, affiliate - _LATEST_KNOWN_MICROS)
    if planned.movement.kind is Kind.BEAT:
        ready = accent - _BEFORE_ACCENT_MICROS - lengths.stroke
    else:  # where hands are still busy the stroke may wait, but not beyond the accent
        due = min(
            max(accent - lengths.stroke, affiliate - _FAR_BEFORE_MICROS),
            accent - _BEFORE_WORD_MICROS,
        )
        ready = min(max(due, earliest + lengths.prepare), accent + planned.late_micros)
    start = max(ready - lengths.prepare, earliest)
    share = (ready - start) / max(lengths.prepare, 1)
    if share < _SMALLEST_SHARE:
        return None
    return _Placed(
        planned=planned, lengths=lengths, affiliate=affiliate, start=start, ready=ready,
        stroke=ready + lengths.stroke, share=share,
    )  # fmt: skip


def _accent(passage: Passage, char: int) -> int | None:
    """Return where the stressed vowel of the word at ``char`` begins, once it is heard."""
    at = passage.micros_at(char)
    if at is None:
        return None
    for spoken in passage.words:
        if spoken.word.start_char <= char < spoken.word.end_char:
            # A word may be longer than what was meant: a clause of signs without spaces.
            return max(spoken.vowel_micros, at)
    return at


def _cues(passage: Passage, placed: _Placed, following: Planned | None) -> list[Cue]:
    planned, lengths = placed.planned, placed.lengths
    weight = planned.weight * placed.share
    starts = [(placed.start, placed.ready, placed.stroke)]
    for _ in range(_repeats(passage, planned)):
        start = starts[-1][2] + round(_LINGER_MICROS / 2)
        ready = start + round(_AGAIN_LIFT * lengths.stroke)
        starts.append((start, ready, ready + lengths.stroke))
    relax = _relax(passage, placed, starts[-1][2], following)
    cues = []
    for k, (start, ready, stroke) in enumerate(starts):
        is_last = k + 1 == len(starts)
        let_go = relax if is_last else starts[k + 1][0]
        cues.append(
            Cue(
                layer=Layer.GESTURE,
                name=planned.movement.name,
                start_micros=start,
                ready_micros=ready,
                stroke_micros=stroke,
                relax_micros=let_go,
                end_micros=let_go + lengths.retract,
                weight=weight * _AGAIN_SIZE**k,
                because=planned.because + (", once more" if k else ""),
                about=(planned.start_char, planned.end_char),
            )
        )
    return cues


def _repeats(passage: Passage, planned: Planned) -> int:
    """Return how many beats follow the first on the same accent."""
    if planned.movement.kind is not Kind.BEAT:
        return 0
    return round(1.5 * max(passage.style.repetition, 0.0))


def _relax(passage: Passage, placed: _Placed, stroke: int, following: Planned | None) -> int:
    """Return when the hands let go: soon, when the next stroke is due, or as the words end.

    What comes is judged by its letters and by how fast the voice has been so far, because
    nothing of it may be heard yet.
    """
    relax = stroke + placed.lengths.hold
    here = placed.planned.expected_micros
    if following is not None:
        due = placed.ready + round((following.expected_micros - here) * _scale(placed))
        patience = _HOLD_ON_MICROS * (1.0 + 0.5 * passage.style.fluidity)
        return max(due, relax) if due - relax < patience else relax
    if placed.planned.movement.kind not in _ACCOMPANYING:
        return relax
    rest = round((passage.expected_micros - here) * _scale(placed))
    end = placed.affiliate + rest + _AFTER_SPEECH_MICROS
    if passage.utterance.ends_turn:
        return max(min(relax, end), stroke + _LINGER_MICROS)
    return relax


def _scale(placed: _Placed) -> float:
    """Return how many times longer the voice takes than its letters promise."""
    expected = placed.planned.expected_micros
    if expected < _SHORTEST_SCALED_MICROS:
        return 1.0
    return min(max(placed.affiliate / expected, _SCALE[0]), _SCALE[1])
