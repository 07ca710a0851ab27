"""How long somebody waits for the first sound and for the first moving mouth."""

from bridge.client.player import Heard
from bridge.client.pose import PoseState, Shown
from bridge.model import StreamRecord, UtteranceStarted

__all__ = ["LatencyWatch"]

_UTTERANCES_KEPT = 64


class LatencyWatch:
    """Times each utterance from when it was asked for, or else announced, to when it shows."""

    def __init__(self) -> None:
        self.sound_micros: list[int] = []
        """For each utterance, to its first sample being heard."""
        self.frame_micros: list[int] = []
        """For each utterance, to its first frame being shown."""
        self._requested_at: int | None = None
        self._unheard: dict[str, int] = {}
        self._unseen: dict[str, int] = {}

    def requested(self, now_micros: int) -> None:
        """Count the next utterance from now, not from its announcement."""
        self._requested_at = now_micros

    def take(self, record: StreamRecord, now_micros: int) -> None:
        """Note an utterance's announcement."""
        if isinstance(record, UtteranceStarted):
            since = now_micros if self._requested_at is None else self._requested_at
            self._requested_at = None
            for waiting in (self._unheard, self._unseen):
                waiting[record.utterance_id] = since
                if len(waiting) > _UTTERANCES_KEPT:
                    del waiting[next(iter(waiting))]

    def saw(self, shown: Shown, heard: Heard, now_micros: int) -> None:
        """Note what is shown and heard at an instant."""
        if heard.is_sounding and heard.utterance_id in self._unheard:
            self.sound_micros.append(now_micros - self._unheard.pop(heard.utterance_id))
        if shown.state is PoseState.LIVE and shown.utterance_id in self._unseen:
            self.frame_micros.append(now_micros - self._unseen.pop(shown.utterance_id))
