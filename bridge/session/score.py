"""One utterance on its way to the stream, and how much of it has been sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bridge.model import (
    AudioChunk,
    Layer,
    PerformanceEvent,
    Speech,
    Timeline,
    Utterance,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.motion import settled_micros
from bridge.session.fitting import Fitting
from bridge.wire.native_limits import MAX_NAME_CHARS

__all__ = ["Draft", "Score"]

_LEAD_IN_MICROS = 150_000  # lips take no longer to their first phone; a breath may


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record that still lacks its place in the stream."""

    order_micros: int
    """Session time that sorts it among the records of a block."""
    kind: type
    fields: dict[str, Any]


class Score:
    """Hands out an utterance's records in order, each once.

    Belongs to the frame clock's thread.
    """

    def __init__(
        self, utterance: Utterance, timeline: Timeline, speech: Speech, *, horizon_micros: int
    ) -> None:
        self.utterance = utterance
        self.speech = speech
        self._fitting = Fitting()
        self.timeline = self._fitting.fit(timeline, horizon_micros)
        self._sent_samples = 0
        self._sent_events_until = -(1 << 62)
        self._started = False
        self._ended = False

    @property
    def begin_micros(self) -> int:
        """Session time from which frames belong to this utterance."""
        lips = (cue.start_micros for cue in self.timeline.cues if cue.layer is Layer.LIPS)
        return self.timeline.origin_micros + max(min(0, next(lips, 0)), -_LEAD_IN_MICROS)

    @property
    def end_micros(self) -> int:
        """Session time at which the sound ends, as far as is known."""
        end = self.timeline.origin_micros + self.timeline.duration_micros
        cut = self.timeline.cut_micros
        return end if cut is None else min(end, cut)

    def revise(self, timeline: Timeline, speech: Speech, *, horizon_micros: int) -> None:
        """Take the version that knows more of the speech; one that was cut stays as it is.

        What has come to be known too late for its beginning is fitted in, or left out.
        """
        if self.timeline.cut_micros is None:
            placed = replace(timeline, origin_micros=self.timeline.origin_micros)
            self.timeline = self._fitting.fit(placed, horizon_micros)
            self.speech = speech

    def complete(self) -> None:
        """Let no more speech come."""
        if self.timeline.cut_micros is None:
            self.speech = replace(self.speech, is_complete=True)

    def cut(self, at_micros: int) -> None:
        """Let nothing sound after ``at_micros``, and let the body return to rest."""
        if self.timeline.cut_micros is None:
            self.timeline = replace(self.timeline, cut_micros=at_micros)
        self._ended = True

    def give_up(self, at_micros: int) -> None:
        """Cut, and let the body forget everything that was to be performed."""
        self.cut(at_micros)
        self.timeline = replace(self.timeline, cues=(), clips=())

    def can_be_cut(self, at_micros: int) -> bool:
        """Tell whether there is anything left to interrupt at ``at_micros``."""
        return self.timeline.cut_micros is None and (not self._ended or at_micros < self.end_micros)

    def is_over(self, at_micros: int) -> bool:
        """Tell whether no pose after ``at_micros`` depends on this utterance."""
        return self._ended and at_micros > settled_micros(self.timeline)

    def drafts(self, start_micros: int, end_micros: int) -> Iterator[Draft]:
        """Yield what is due before ``end_micros``, for a block that begins at ``start_micros``."""
        if self._ended or end_micros <= self.begin_micros:
            return
        if not self._started:
            self._started = True
            order = max(self.begin_micros, start_micros)
            yield self._draft(order, UtteranceStarted, self._start_fields())
        yield from self._audio(end_micros)
        yield from self._events(end_micros)
        if self.speech.is_complete and self.end_micros <= end_micros:
            self._ended = True
            fields = {"pts_micros": self.end_micros}
            yield self._draft(self.end_micros, UtteranceEnded, fields)

    def _start_fields(self) -> dict[str, Any]:
        said = self.utterance
        return {
            "pts_micros": self.timeline.origin_micros,
            "turn_id": said.turn_id,
            "text": said.text,
            "sentence_type": said.sentence_type.value,
            "act": said.act.value,
            "emotion": said.emotion.label.value,
        }

    def _audio(self, end_micros: int) -> Iterator[Draft]:
        rate = self.speech.sample_rate
        elapsed = end_micros - self.timeline.origin_micros
        until = min(max(elapsed * rate // 1_000_000, 0), len(self.speech.samples))
        if until > self._sent_samples:
            pts = self.timeline.origin_micros + self._sent_samples * 1_000_000 // rate
            samples = self.speech.samples[self._sent_samples : until]
            self._sent_samples = until
            fields = {"pts_micros": pts, "sample_rate": rate, "samples": samples}
            yield self._draft(pts, AudioChunk, fields)

    def _events(self, end_micros: int) -> Iterator[Draft]:
        """Yield words, phones and cues that begin before ``end_micros``."""
        origin = self.timeline.origin_micros
        since, until = self._sent_events_until, end_micros - origin
        self._sent_events_until = until
        found = [("word", w.text, w.start_micros, w.end_micros) for w in self.speech.words]
        found += [("phone", p.symbol, p.start_micros, p.end_micros) for p in self.speech.phones]
        found += [(c.layer.value, c.name, c.start_micros, c.end_micros) for c in self.timeline.cues]
        for kind, name, start, end in sorted(found, key=lambda event: event[2]):
            if since <= start < until:
                pts = origin + start
                fields = {"pts_micros": pts, "end_micros": origin + end, "kind": kind}
                fields["name"] = name[:MAX_NAME_CHARS]  # an address may be one endless word
                yield self._draft(pts, PerformanceEvent, fields)

    def _draft(self, order_micros: int, kind: type, fields: dict[str, Any]) -> Draft:
        fields["utterance_id"] = self.utterance.utterance_id
        return Draft(order_micros=order_micros, kind=kind, fields=fields)
