"""Who shows a character just now, by what clients tell of themselves."""

from dataclasses import dataclass, replace

from bridge.model import ClientEvent, PlaybackReported

__all__ = ["Attendee", "Audience"]

PRESENT_MICROS = 10_000_000
"""Clients ping every second or two; when several in a row are missing, a client has left."""

_REMEMBERED = 64  # a stranger with ever new names pushes out only the longest silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One client."""

    name: str
    """Of its own choice."""
    heard_micros: int
    """Session time of its latest sign of life."""
    report: PlaybackReported | None = None
    """Its latest; None before there was one."""


class Audience:
    """Clients by their door's id. ``heard`` may be called from any thread, the rest from one."""

    def __init__(self) -> None:
        self._heard_micros: dict[bytes, int] = {}
        self._attendees: dict[bytes, Attendee] = {}

    def note(self, client: bytes, event: ClientEvent, now_micros: int) -> None:
        """Take a report of ``client``."""
        known = self._attendees.pop(client, None)
        attendee = known or Attendee(name=event.client, heard_micros=now_micros)
        report = event if isinstance(event, PlaybackReported) else attendee.report
        self._attendees[client] = replace(
            attendee, name=event.client, heard_micros=now_micros, report=report
        )
        if len(self._attendees) > _REMEMBERED:
            self.forget(next(iter(self._attendees)))

    def heard(self, client: bytes, now_micros: int) -> None:
        """Note that ``client`` is alive, if it has told its name."""
        if client in self._attendees:
            self._heard_micros[client] = now_micros

    def forget(self, client: bytes) -> None:
        """Note that ``client`` has left."""
        self._attendees.pop(client, None)
        self._heard_micros.pop(client, None)

    def present(self, now_micros: int) -> list[Attendee]:
        """Return who is there, in the order of joining or latest report."""
        attendees = [
            replace(each, heard_micros=max(each.heard_micros, self._heard_micros.get(client, 0)))
            for client, each in self._attendees.items()
        ]
        return [each for each in attendees if now_micros - each.heard_micros <= PRESENT_MICROS]
