"""A character's place in a process: its session, its stream, and what its clients report."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from bridge.model import ClientEvent, Describe, PlayerEventReported
from bridge.service.audience import Audience
from bridge.session.direction import Direction
from bridge.session.outputs import NativeOutput
from bridge.session.pacing import OutputLine
from bridge.session.session import Session
from bridge.session.stream import CharacterStream

__all__ = ["Seat"]

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Seat:
    """Everything a process holds for one character.

    ``release`` and ``advance`` belong to the frame clock's thread, the rest to the event loop.
    """

    session: Session
    direction: Direction
    stream: CharacterStream
    native: NativeOutput
    lines: list[OutputLine]
    description: Describe
    run_on_clock: Callable[[Callable[[], None]], None]
    """Runs something on the frame clock's thread, which owns the sockets."""
    audience: Audience = field(default_factory=Audience)
    """Who shows the character."""
    failures: int = 0
    """Ticks that this character could not take part in."""

    def release(self, now_micros: int) -> None:
        """Send what is due."""
        self._safely(self.stream.release, now_micros)

    def advance(self, now_micros: int) -> None:
        """Make what will be due."""
        self._safely(self.stream.advance, now_micros)

    async def close(self, now_micros: int) -> None:
        """Fall silent and leave every receiver at rest; the frame clock has stopped before."""
        await self.session.close()
        self.advance(now_micros)  # so that clients hear of what was cut
        self.stream.close()

    def hear(self, client: bytes, event: ClientEvent, now_micros: int) -> None:
        """Take note of what a client reports; ``client`` is its door's id of it."""
        self.audience.note(client, event, now_micros)
        if isinstance(event, PlayerEventReported):
            self.session.take_turn(event.text or event.name)

    def resend(self, first_seq: int, last_seq: int) -> int:
        """Send a range of records again; return how many are still kept."""
        count = self.native.count_kept(first_seq, last_seq)
        self.run_on_clock(lambda: self.native.resend(first_seq, last_seq))
        return count

    def _safely(self, step: Callable[[int], None], now_micros: int) -> None:
        """Take a step; what fails for one character does not stop the others."""
        try:
            step(now_micros)
        except Exception:
            self.failures += 1
            if self.failures == 1:
                log.exception(
                    "a character's frame could not be made; further failures are only counted",
                    extra={"character": self.session.name},
                )
