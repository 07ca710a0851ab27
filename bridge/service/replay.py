"""Sends a take again, as it was, to today's clients."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bridge.errors import TakeError
from bridge.model import AudioChunk, Describe, Frame, Interrupted, StreamRecord
from bridge.session.pacing import OutputLine
from bridge.session.stream import Sound

__all__ = ["Replay"]


class Replay:
    """Moves a take's records to now, keeping their order, distances and numbers to the bit.

    ``tick`` belongs to the frame clock's thread.
    """

    def __init__(
        self,
        records: Iterable[StreamRecord],
        *,
        session_id: str,
        control_endpoint: str,
        lines: Sequence[OutputLine],
        sound: Sound,
    ) -> None:
        kept = list(records)
        first = next((record for record in kept if isinstance(record, Frame)), None)
        if first is None:
            raise TakeError("the take holds no frames")
        self._base_micros = first.pts_micros
        self._waiting = deque(kept)
        self._identity = {"session_id": session_id, "control_endpoint": control_endpoint}
        self._lead_micros = max(
            (record.lead_micros for record in kept if isinstance(record, Describe)), default=0
        )
        self._lines = lines
        self._sound = sound
        self._start_micros: int | None = None
        self.seconds = (self._last_pts() - self._base_micros) / 1e6
        """How long the take is."""

    def tick(self, now_micros: int) -> None:
        """Send what is due."""
        if self._start_micros is None:
            self._start_micros = now_micros + self._lead_micros
        heard = self._sound.heard_micros(now_micros)
        for line in self._lines:
            line.release(heard)
        while self._waiting and self._is_due(self._waiting[0], now_micros):
            self._hand_over(self._moved(self._waiting.popleft()))

    def is_over(self, now_micros: int) -> bool:
        """Tell whether the last record has been seen."""
        if self._waiting or self._start_micros is None:
            return False
        return now_micros > self._start_micros + int(self.seconds * 1e6)

    def _is_due(self, record: StreamRecord, now_micros: int) -> bool:
        if isinstance(record, Describe):
            return True
        if isinstance(record, Interrupted):  # it comes at its instant, after what it makes void
            return self._shifted(record.pts_micros) <= now_micros
        return self._shifted(record.pts_micros) <= now_micros + self._lead_micros

    def _moved(self, record: StreamRecord) -> StreamRecord:
        changes: dict[str, Any] = {}
        if isinstance(record, Describe):
            changes |= self._identity
        else:
            changes["pts_micros"] = self._shifted(record.pts_micros)
        if hasattr(record, "end_micros"):
            changes["end_micros"] = self._shifted(record.end_micros)
        return replace(record, **changes)

    def _shifted(self, pts_micros: int) -> int:
        return pts_micros - self._base_micros + (self._start_micros or 0)

    def _hand_over(self, record: StreamRecord) -> None:
        if isinstance(record, AudioChunk):
            self._sound.play(record.pts_micros, record.samples)
        elif isinstance(record, Interrupted):
            self._sound.cut()
        for line in self._lines:
            if isinstance(record, Interrupted):
                line.forget_from(record.pts_micros)
            line.take(record)

    def _last_pts(self) -> int:
        return max(r.pts_micros for r in self._waiting if not isinstance(r, Describe))
