"""Phones to lip cues, coarticulated: what a mouth does before, during and after each sound.

The rules are JALI's (Edwards, Landreth, Fiume, Singh 2016). A cue is decided by what came before
it and by phones that begin less than 300 ms after it, so a cue never changes once that much
speech is known.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bridge.model import Cue, Layer, Speech, Style
from bridge.performance.lips_effort import Effort, efforts
from bridge.performance.lips_segments import Segment, segments_of
from bridge.performance.lips_timing import (
    EARLY_MICROS,
    GLIDE_RAMP_MICROS,
    HOLD_PAUSE_MICROS,
    JAW_RAMP_MICROS,
    LIP_RAMP_MICROS,
    LONG_PAUSE_MICROS,
    NARROW_RAMP_MICROS,
    PARTED_MICROS,
    SEAL_MICROS,
    TIMINGS,
    Timing,
)
from bridge.rigs.viseme_weights import BREATH_IN

__all__ = ["PhoneLips"]

_LOOK_AHEAD_MICROS = 300_000
_CLOSING_MICROS = 200_000  # from the last shape to a closed mouth
_BREATH_PAUSE_MICROS = 1_000_000  # silence after which breath is drawn
_BREATH_MICROS = (-265_000, -185_000, -160_000, -60_000)  # around the first phone
_RELAXED = 0.5  # how far a short pause closes the mouth
_BRIDGED_MICROS = 300_000  # vowels closer than this flow into one another
_VOWEL_REACH_BACK_MICROS = 220_000
_HISS_OVER_MICROS = 8_000  # before its end an s lets go of the jaw


class PhoneLips:
    """Lips driven by phone times; the default ``LipModel``. Keeps nothing between calls."""

    def lips(self, speech: Speech, style: Style) -> Sequence[Cue]:
        """Return the lip cues of ``speech``, by start."""
        segments = segments_of(speech.phones)
        sized = list(efforts(segments, speech, style))
        cues = sorted(_Articulation(segments, sized).cues(), key=lambda cue: cue.start_micros)
        return tuple(cues)


@dataclass(slots=True, kw_only=True)
class _Ramp:
    """A cue's four times before the mouth is put ahead of its sound."""

    start: int
    ready: int
    relax: int
    end: int


class _Articulation:
    """One pass over the segments of an utterance, from left to right."""

    def __init__(self, segments: Sequence[Segment], sized: Sequence[Effort]) -> None:
        self._segments = segments
        self._known = [segment.known_micros for segment in segments]
        self._efforts = sized
        self._vowel: _Ramp | None = None  # of the last vowel, while speech goes on
        self._spoken_micros: int | None = None  # end of the last sound

    def cues(self) -> Iterator[Cue]:
        """Yield the cues in the order of their phones."""
        at = 0
        while at < len(self._segments):
            last = self._same_until(at)
            segment = self._segments[at]
            if segment.is_pause:
                yield from self._pause(at, last)
            else:
                yield from self._breath(segment)
                yield from self._sound(at, last)
                self._spoken_micros = self._segments[last].end_micros
            at = last + 1

    def _visible(self, start_micros: int) -> int:
        """Return one past the last segment that a cue starting then may look at."""
        horizon = start_micros - EARLY_MICROS + _LOOK_AHEAD_MICROS
        return bisect_left(self._known, horizon)

    def _lead(self, at: int) -> int:
        """Return how long before its phone a cue may start."""
        segment = self._segments[at]
        if segment.is_pause:
            return 0
        timing = TIMINGS[segment.mouth]
        rested = at == 0 or self._segments[at - 1].is_pause
        leads = self._efforts[at].leads
        if rested:
            return round(timing.after_pause_micros * min(leads, 1.0))
        return round(timing.after_speech_micros * leads)

    def _same_until(self, at: int) -> int:
        """Return the last of the segments that are one shape with ``at``."""
        first = self._segments[at]
        reach = max(self._lead(at), JAW_RAMP_MICROS)
        if first.is_vocalic:
            reach = max(reach, _VOWEL_REACH_BACK_MICROS)
        visible = self._visible(first.start_micros - reach)
        last = at
        while last + 1 < visible and _continues(self._segments[last], self._segments[last + 1]):
            last += 1
        return last

    def _pause(self, at: int, last: int) -> Iterator[Cue]:
        begin, end = self._segments[at].start_micros, self._segments[last].end_micros
        length = end - begin
        if length < HOLD_PAUSE_MICROS:
            return
        self._vowel = None
        long = length >= LONG_PAUSE_MICROS
        ready = begin + min(_CLOSING_MICROS if long else HOLD_PAUSE_MICROS, length)
        ramp = _Ramp(start=begin, ready=ready, relax=max(ready, end - 100_000), end=end)
        why = f"pause of {length // 1000} ms: {'close' if long else 'relax'}"
        yield _cue("sil", ramp, 1.0 if long else _RELAXED, why)

    def _breath(self, segment: Segment) -> Iterator[Cue]:
        begin = segment.start_micros
        if self._spoken_micros is None or begin - self._spoken_micros >= _BREATH_PAUSE_MICROS:
            start, ready, relax, end = (begin + offset for offset in _BREATH_MICROS)
            ramp = _Ramp(start=start, ready=ready, relax=relax, end=end)
            yield _cue(BREATH_IN, ramp, 1.0, "breath before speech")

    def _sound(self, at: int, last: int) -> Iterator[Cue]:
        segment = self._segments[at]
        effort = self._efforts[at]
        end_micros = self._segments[last].end_micros
        ramp = self._ramp(at, end_micros)
        if segment.is_vocalic:
            self._flow(ramp, at, last)
            self._vowel = ramp
        else:
            self._part(ramp, at, last)
        weight = effort.weight(segment)
        why = f"{segment.symbol}: jaw {effort.jaw:.2f}, lips {effort.lip:.2f}"
        for name, share in segment.mix:
            yield _cue(name, ramp, weight * share, why)

    def _ramp(self, at: int, end_micros: int) -> _Ramp:
        segment, timing = self._segments[at], TIMINGS[self._segments[at].mouth]
        begin = segment.start_micros
        length = end_micros - begin
        ready = _apex(segment, timing)
        start = begin - self._lead(at)
        if self._vowel is not None:
            if not segment.is_onset:
                ready = max(ready, self._vowel.ready + GLIDE_RAMP_MICROS)
            start = min(max(start, self._vowel.ready), ready - _shortest(segment))
        relax = max(begin + round(timing.hold * length), ready)
        return _Ramp(
            start=start, ready=ready, relax=relax, end=max(end_micros, relax) + timing.decay_micros
        )

    def _flow(self, ramp: _Ramp, at: int, last: int) -> None:
        """Let a vowel take over from the one before and hand over to the one after."""
        begin, end = self._segments[at].start_micros, self._segments[last].end_micros
        if self._vowel is not None:
            handed = max(self._vowel.relax, begin - _VOWEL_REACH_BACK_MICROS)
            handed = max(min(ramp.start, handed), self._vowel.ready)
            ramp.start = min(handed, ramp.ready - _shortest(self._segments[at]))
        silent = 0
        for seen in self._segments[last + 1 : self._visible(ramp.start)]:
            silent = silent + seen.duration_micros if seen.is_pause else 0
            if silent >= LONG_PAUSE_MICROS:
                ramp.end = max(ramp.relax + _CLOSING_MICROS, end + JAW_RAMP_MICROS)
            if seen.is_vocalic and seen.start_micros - end < _BRIDGED_MICROS:
                apex = _apex(seen, TIMINGS[seen.mouth])
                ramp.relax = max(ramp.ready, min(ramp.relax, apex - JAW_RAMP_MICROS))
                ramp.end = max(ramp.relax + JAW_RAMP_MICROS, apex)
            if silent >= LONG_PAUSE_MICROS or seen.is_vocalic:
                return

    def _part(self, ramp: _Ramp, at: int, last: int) -> None:
        """Keep a consonant from swallowing the sounds beside it."""
        segment, end = self._segments[at], self._segments[last].end_micros
        shortest = _shortest(segment)
        before = self._segments[at - 1] if at else None
        if segment.is_contact and before is not None and not before.may_stay_shut:
            middle = (before.known_micros + before.end_micros) // 2
            ramp.start = max(ramp.start, middle - PARTED_MICROS)
            ramp.ready = max(ramp.ready, ramp.start + shortest)
        shortest_hold = SEAL_MICROS if segment.mouth == "PP" else 0
        after = self._segments[last + 1] if last + 1 < self._visible(ramp.start) else None
        if segment.mouth == "SS":
            ramp.relax -= _HISS_OVER_MICROS
        if segment.mouth == "PP":
            ramp.relax = _unsealed(end, after)
            ramp.end = ramp.relax + shortest
        if after is not None and after.is_vocalic:
            ramp.end = min(ramp.end, _apex(after, TIMINGS[after.mouth]))
        elif after is not None and segment.is_contact and after.is_contact:
            ramp.relax = ramp.end = min(ramp.relax, end - shortest)
        ramp.relax = max(ramp.relax, ramp.ready + shortest_hold)
        ramp.end = max(ramp.end, ramp.relax + shortest)


def _shortest(segment: Segment) -> int:
    """Return the shortest ramp of a segment's cue."""
    if segment.is_contact:
        return LIP_RAMP_MICROS
    if segment.mouth == "SS":
        return NARROW_RAMP_MICROS
    return JAW_RAMP_MICROS if segment.is_onset else GLIDE_RAMP_MICROS


def _unsealed(end: int, after: Segment | None) -> int:
    """Return when a seal begins to open: at the release, earlier before something short."""
    if after is None or after.may_stay_shut or after.is_contact:
        return end - 10_000
    middle = (after.start_micros + after.end_micros) // 2
    return min(end - 10_000, middle + PARTED_MICROS - LIP_RAMP_MICROS)


def _apex(segment: Segment, timing: Timing) -> int:
    into = min(round(timing.apex * segment.shape_micros), segment.duration_micros)
    return segment.start_micros + into + timing.apex_micros


def _continues(segment: Segment, after: Segment) -> bool:
    """Return whether the next segment is more of the same shape (``pop man``)."""
    touches = segment.end_micros == after.start_micros
    return touches and segment.mix == after.mix and not after.is_nucleus


def _cue(name: str, ramp: _Ramp, weight: float, because: str) -> Cue:
    return Cue(
        layer=Layer.LIPS,
        name=name,
        start_micros=ramp.start - EARLY_MICROS,
        ready_micros=ramp.ready - EARLY_MICROS,
        relax_micros=ramp.relax - EARLY_MICROS,
        end_micros=ramp.end - EARLY_MICROS,
        weight=round(weight, 4),
        because=because,
    )
