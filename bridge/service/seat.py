"""A character's place in a process: its session, its stream, and what its clients report."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bridge.model import ClientEvent, Describe, PlaybackReported, PlayerEventReported
from bridge.session.direction import Direction
from bridge.session.outputs import NativeOutput
from bridge.session.pacing import OutputLine
from bridge.session.session import Session
from bridge.session.stream import CharacterStream

__all__ = ["Seat"]


@dataclass(slots=True, kw_only=True)
class Seat:
    """Everything a process holds for one character. Belongs to the event loop."""

    session: Session
    direction: Direction
    stream: CharacterStream
    native: NativeOutput
    lines: list[OutputLine]
    description: Describe
    run_on_clock: Callable[[Callable[[], None]], None]
    """Runs something on the frame clock's thread, which owns the sockets."""
    playback: dict[str, PlaybackReported] = field(default_factory=dict)
    """The latest report of each client."""

    def hear(self, event: ClientEvent) -> None:
        """Take note of what a client reports."""
        match event:
            case PlaybackReported():
                self.playback[event.client] = event
            case PlayerEventReported():
                self.session.take_turn(event.text or event.name)

    def resend(self, first_seq: int, last_seq: int) -> int:
        """Send a range of records again; return how many are still kept."""
        count = self.native.count_kept(first_seq, last_seq)
        self.run_on_clock(lambda: self.native.resend(first_seq, last_seq))
        return count
