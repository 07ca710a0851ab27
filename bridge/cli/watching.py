"""What a person wants to see of a running character, gathered as it happens."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.model import (
    AudioChunk,
    Frame,
    Interrupted,
    PerformanceEvent,
    StreamRecord,
    UtteranceStarted,
)

__all__ = ["Glimpse", "Watcher"]

_HISTORY_MICROS = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """One character at one instant."""

    utterance_id: str
    """Of what is being said; empty when silent."""
    text: str
    detail: str
    """Its emotion and kind."""
    word_span: tuple[int, int]
    """Where in ``text`` the word stands that is being heard; (0, 0) between words."""
    phone: str
    weights: NDArray[np.float32]
    """(T, S) of the latest seconds, oldest first."""
    head: NDArray[np.float32]
    """(T, 7) of the same instants."""
    trouble: str
    """What went wrong since the latest request; empty when nothing did."""
    first_sound_micros: int | None
    """From the latest request to its first sound leaving; None before there was one."""


class Watcher:
    """Sees every record on the frame clock's thread, and is asked for glimpses from another.

    Appending to and copying a deque are atomic, so neither side waits for the other.
    """

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()
        self._utterances: deque[UtteranceStarted] = deque(maxlen=16)
        self._events: deque[PerformanceEvent] = deque(maxlen=256)
        self._cuts: deque[Interrupted] = deque(maxlen=16)
        self._asked_micros: int | None = None
        self._first_sound_micros: int | None = None
        self._trouble = ""

    def asked(self, now_micros: int) -> None:
        """Start the stop-watch: somebody has just asked for words."""
        self._asked_micros = now_micros
        self._trouble = ""

    def watch(self, record: StreamRecord, now_micros: int) -> None:
        """Take a record that is being sent."""
        match record:
            case Frame():
                self._keep(record)
            case AudioChunk() if self._asked_micros is not None:
                self._first_sound_micros = now_micros - self._asked_micros
                self._asked_micros = None
            case UtteranceStarted():
                self._utterances.append(record)
            case PerformanceEvent(kind="error"):
                self._trouble = record.name
            case PerformanceEvent():
                self._events.append(record)
            case Interrupted():
                self._cuts.append(record)

    def glimpse(self, now_micros: int) -> Glimpse:
        """Return what is seen and heard at ``now_micros``."""
        frames = [f for f in tuple(self._frames) if f.pts_micros <= now_micros]
        said = self._said(now_micros) if frames and frames[-1].utterance_id else None
        phone = self._event("phone", now_micros)
        return Glimpse(
            utterance_id=said.utterance_id if said else "",
            text=said.text if said else "",
            detail=f"{said.emotion} · {said.sentence_type}" if said else "",
            word_span=self._word_span(said, now_micros) if said else (0, 0),
            phone=phone.name if phone else "",
            weights=np.stack([f.weights for f in frames]) if frames else np.zeros((0, 52), "f4"),
            head=np.stack([f.head for f in frames]) if frames else np.zeros((0, 7), "f4"),
            trouble=self._trouble,
            first_sound_micros=self._first_sound_micros,
        )

    def _keep(self, frame: Frame) -> None:
        while self._frames and self._frames[-1].pts_micros >= frame.pts_micros:
            self._frames.pop()
        self._frames.append(frame)
        while frame.pts_micros - self._frames[0].pts_micros > _HISTORY_MICROS:
            self._frames.popleft()

    def _said(self, now_micros: int) -> UtteranceStarted | None:
        begun = [u for u in tuple(self._utterances) if u.pts_micros <= now_micros + 150_000]
        return begun[-1] if begun else None

    def _word_span(self, said: UtteranceStarted, now_micros: int) -> tuple[int, int]:
        """Find the word being heard in its text, where the same letters may come again."""
        heard = self._event("word", now_micros)
        if heard is None or heard.utterance_id != said.utterance_id:
            return 0, 0
        words = {
            event.pts_micros: event.name
            for event in tuple(self._events)
            if event.kind == "word"
            and event.utterance_id == said.utterance_id
            and event.pts_micros <= heard.pts_micros
        }
        start = end = 0
        for _, word in sorted(words.items()):
            if (found := said.text.find(word, end)) >= 0:
                start, end = found, found + len(word)
        return start, end

    def _event(self, kind: str, now_micros: int) -> PerformanceEvent | None:
        cut = {c.utterance_id: c.pts_micros for c in tuple(self._cuts)}
        for event in reversed(tuple(self._events)):
            if event.kind == kind and event.pts_micros <= now_micros < event.end_micros:
                return event if now_micros < cut.get(event.utterance_id, 1 << 62) else None
        return None
