"""A client that shows nothing and measures everything an engine would show."""

from bridge.client.buffer import PoseBuffer
from bridge.client.latency import LatencyWatch
from bridge.client.offset import OffsetEstimator
from bridge.client.player import Player
from bridge.client.pose import PoseState, Shown
from bridge.client.recovery import Recovery
from bridge.client.report import MonitorReport, make_report
from bridge.client.sequence import SequenceCounter
from bridge.client.sound_card import SoundCard
from bridge.client.trace import Tick, Trace
from bridge.model import AudioChunk, Describe, Frame, Interrupted, StreamRecord

__all__ = ["Monitor"]

_JAW = "jawOpen"
_STALLED = (PoseState.HELD, PoseState.EASING, PoseState.RESTING)


class Monitor:
    """Plays, renders and measures one character's stream. Pure: no socket, no clock.

    Call ``take`` for every record as it arrives, ``pong`` for every answered ping, and
    ``tick`` whenever an engine would draw; all with client time, which must not go back.
    """

    def __init__(self, *, card: SoundCard | None = None, playout_delay_micros: int = 0) -> None:
        self.offset = OffsetEstimator()
        self.buffer = PoseBuffer()
        self.player = Player(card or SoundCard(), playout_delay_micros=playout_delay_micros)
        self.sequence = SequenceCounter()
        self.recovery = Recovery()
        self.trace = Trace()
        self._latency = LatencyWatch()
        self._session_id = ""
        self._jaw = -1

    def take(self, record: StreamRecord, now_micros: int) -> None:
        """Take one record at the client time of its arrival."""
        self._advance(now_micros)
        if isinstance(record, Describe):
            self._meet(record)
        if not self.sequence.note(record.seq):
            return
        self.player.take(record)
        self._latency.take(record, now_micros)
        if isinstance(record, Frame):
            self.buffer.insert(record)
        elif isinstance(record, Interrupted):
            self.buffer.cut(record.pts_micros, record.seq)
        if isinstance(record, AudioChunk | Frame) and self.offset.is_known:
            early = record.pts_micros - self.offset.session_at(now_micros)
            self.trace.arrived(early)

    def skip(self, seq: int) -> None:
        """Count a record of a kind that is not known here."""
        self.sequence.note(seq)

    def pong(self, *, sent_micros: int, session_micros: int, received_micros: int) -> None:
        """Take one answered ping."""
        self._advance(received_micros)
        self.offset.add(
            sent_micros=sent_micros, session_micros=session_micros, received_micros=received_micros
        )

    def requested(self, now_micros: int) -> None:
        """Note that something to say was asked for, so that latency counts from here."""
        self._latency.requested(now_micros)

    def tick(self, now_micros: int) -> Shown | None:
        """Return the pose shown at this instant; None until a clock and a pose are known."""
        self._advance(now_micros)
        position = self.player.position(now_micros)
        heard = self.player.heard(now_micros)
        shown = self.buffer.sample(position) if position is not None else None
        if heard is None or shown is None or position is None:
            return None
        self._latency.saw(shown, heard, now_micros)
        self.trace.ticked(
            Tick(
                at_micros=now_micros,
                pose_micros=shown.pts_micros,
                sound_micros=heard.pts_micros,
                is_sounding=heard.is_sounding,
                level=heard.level,
                jaw=float(shown.weights[self._jaw]) if self._jaw >= 0 else 0.0,
                ahead_micros=self.buffer.ahead_micros(position),
                is_stalled=shown.state in _STALLED,
            )
        )
        return shown

    def report(self) -> MonitorReport:
        """Return everything measured so far."""
        return make_report(
            trace=self.trace,
            sequence=self.sequence,
            buffer=self.buffer,
            player=self.player,
            offset=self.offset,
            latency=self._latency,
        )

    def _advance(self, now_micros: int) -> None:
        if self.offset.is_known:
            self.player.advance(now_micros, self.offset.session_at)

    def _meet(self, describe: Describe) -> None:
        names = describe.rig.shape_names
        self._jaw = names.index(_JAW) if _JAW in names else -1
        if describe.session_id == self._session_id:
            return
        if self._session_id:
            self.offset.reset()
            self.buffer.clear()
            self.player.clear()
            self.sequence.restart()
            self.recovery.restart()
        self._session_id = describe.session_id
