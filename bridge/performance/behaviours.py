"""Movements that the author or the dialogue model asks for, placed where their words are heard."""

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from bridge.model import Anchor, Behaviour, Cue, Layer
from bridge.performance.pacing import expected_at, lengths_of
from bridge.performance.passage import Passage
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["MOST_WEIGHT", "asked"]

MOST_WEIGHT = 1.5
"""Amplitudes beyond this look like a mistake, and are one."""
FURTHEST_METRES = 1000.0

Secs = tuple[float, float, float, float]
"""Preparation, stroke, hold and retraction."""

_FEELING: Secs = (0.5, 0.0, 2.5, 0.9)  # neither sudden nor gone before it was seen
_ELSEWHERE: Secs = (0.3, 0.0, 0.5, 0.4)
_SYLLABIC = "⺀"  # from here on Unicode holds scripts in which a sign is a word or part of one
_START, _READY, _STROKE, _RELAX, _END = range(5)
_HOLD = 2  # the stretch between stroke and relax: what waits when there is time to spare

# How long after its start a movement may first become known; see ``PerformanceRule``.
_GRACE_MICROS = 250_000
_SLOW_GRACE_MICROS = 1_150_000
_SLOW = frozenset({Layer.GESTURE, Layer.POSTURE})


def asked(passage: Passage) -> Iterator[Cue]:
    """Yield the movements asked for, as far as their places in the text are heard.

    A movement is known once its start, ready and stroke are. A later relax or end that is not
    heard yet is guessed, beyond everything heard, so that no pose already shown depends on it.
    Orders that no body can follow are mended: points are put in order and never go back.
    """
    for behaviour in passage.utterance.behaviours:
        cue = _placed(passage, behaviour)
        if cue is not None:
            yield cue


def _placed(passage: Passage, asked_for: Behaviour) -> Cue | None:
    anchors = _anchors(asked_for)
    if asked_for.layer is not Layer.GESTURE and _STROKE in anchors:
        stroke = anchors.pop(_STROKE)  # where nothing strokes, the moment of effort is ready
        anchors.setdefault(_READY, stroke)
    leading = _leading(anchors)
    times = {point: _micros(passage, anchors[point]) for point in leading}
    if any(time is None for time in times.values()):
        return None
    lead = leading[-1]
    fixed = {point: time for point, time in times.items() if time is not None}
    for point in sorted(set(anchors) - set(leading)):
        fixed[point] = _later(passage, anchors[lead], fixed[lead], anchors[point])
    points = _points(fixed, _lengths(passage, asked_for))
    earliest = _earliest(passage, asked_for.layer, [anchors[point] for point in leading])
    start, ready, stroke_at, relax, end = (max(point, earliest) for point in points)
    return Cue(
        layer=asked_for.layer,
        name=asked_for.name,
        start_micros=start,
        ready_micros=ready,
        relax_micros=relax,
        end_micros=end,
        weight=_weight(asked_for),
        stroke_micros=stroke_at if asked_for.layer is Layer.GESTURE else None,
        target=_reachable(asked_for.target),
        because=asked_for.because or "asked for",
        about=_about(passage, anchors[lead]),
    )


def _anchors(asked_for: Behaviour) -> dict[int, Anchor]:
    """Return the points that are tied; one without any begins with the speech."""
    tied = (asked_for.start, asked_for.ready, asked_for.stroke, asked_for.relax, asked_for.end)
    found = {point: anchor for point, anchor in enumerate(tied) if anchor is not None}
    return found or {_START: Anchor()}


def _leading(anchors: Mapping[int, Anchor]) -> list[int]:
    """Return the points that must be heard before the movement can be placed."""
    first = [point for point in sorted(anchors) if point <= _STROKE]
    return first or [min(anchors)]


def _micros(passage: Passage, anchor: Anchor) -> int | None:
    """Return when a place is heard; None while it is not. Speech begins at 0, heard or not."""
    if anchor.at_char <= 0:
        return anchor.offset_micros
    heard = passage.micros_at(anchor.at_char)
    if heard is None and passage.speech.is_complete:  # it lies behind the last word
        heard = max((word.end_micros for word in passage.speech.words), default=0)
    return None if heard is None else heard + anchor.offset_micros


def _later(passage: Passage, lead: Anchor, lead_micros: int, anchor: Anchor) -> int:
    """Return when a later point is heard, or a guess that lies beyond everything heard."""
    known = _micros(passage, anchor)
    if known is not None:
        return known
    text = passage.utterance.text
    between = expected_at(text, anchor.at_char) - expected_at(text, lead.at_char)
    guess = lead_micros - lead.offset_micros + between + anchor.offset_micros
    speech = passage.speech
    heard = len(speech.samples) * 1_000_000 // speech.sample_rate
    return max(guess, heard + _GRACE_MICROS)


def _lengths(passage: Passage, asked_for: Behaviour) -> list[int]:
    movement = REPERTOIRE.get(asked_for.name)
    if movement is not None:
        usual = lengths_of(passage, movement)
        return [usual.prepare, usual.stroke, usual.hold, usual.retract]
    secs = _FEELING if asked_for.layer is Layer.EMOTION else _ELSEWHERE
    return [passage.micros(each) for each in secs]


def _points(fixed: Mapping[int, int], lengths: list[int]) -> list[int]:
    """Return all five points from those that are fixed and the usual lengths between them."""
    latest = -(1 << 62)
    mended = {}
    for point in sorted(fixed):
        latest = max(latest, fixed[point])
        mended[point] = latest
    points = [0] * 5
    first, last = min(mended), max(mended)
    for point in range(first, -1, -1):
        points[point] = mended[first] - sum(lengths[point:first])
    for point in range(last, 5):
        points[point] = mended[last] + sum(lengths[last:point])
    tied = sorted(mended)
    for left, right in pairwise(tied):
        points[left : right + 1] = _between(mended[left], mended[right], left, lengths[left:right])
    return points


def _between(start: int, end: int, left: int, lengths: list[int]) -> list[int]:
    """Spread the points between two that are fixed: a hold waits, too little is shared."""
    spare = end - start - sum(lengths)
    parts = list(lengths)
    if spare >= 0 and 0 <= _HOLD - left < len(parts):
        parts[_HOLD - left] += spare
    else:
        share = (end - start) / max(sum(lengths), 1)
        parts = [round(part * share) for part in parts]
    points = [start]
    for part in parts[:-1]:
        points.append(min(points[-1] + part, end))
    return [*points, end]


def _earliest(passage: Passage, layer: Layer, leading: list[Anchor]) -> int:
    """Return the earliest start of what becomes known when the last of ``leading`` is heard."""
    grace = _SLOW_GRACE_MICROS if layer in _SLOW else _GRACE_MICROS
    places = [Anchor(at_char=anchor.at_char) for anchor in leading if anchor.at_char > 0]
    heard = [micros for place in places if (micros := _micros(passage, place)) is not None]
    return max(heard) - grace if heard else -(1 << 62)


def _weight(asked_for: Behaviour) -> float:
    if not math.isfinite(asked_for.weight):
        return 1.0
    if asked_for.layer is Layer.EMOTION:
        return min(abs(asked_for.weight), 1.0)
    return min(max(asked_for.weight, -MOST_WEIGHT), MOST_WEIGHT)


def _reachable(target: tuple[float, float, float] | None) -> tuple[float, float, float] | None:
    """Return a target that a body can turn to; one at infinity is none."""
    if target is None or not all(abs(each) <= FURTHEST_METRES for each in target):
        return None
    return target


def _about(passage: Passage, anchor: Anchor) -> tuple[int, int] | None:
    """Return the span of the word that stands at an anchor."""
    text = passage.utterance.text
    if not 0 <= anchor.at_char < len(text):
        return None
    end = anchor.at_char
    while end < len(text) and text[end].isalnum() and text[end] < _SYLLABIC:
        end += 1
    return anchor.at_char, max(end, anchor.at_char + 1)
