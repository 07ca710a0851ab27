"""Keeps every page informed: notes on change, and now and then."""

import asyncio
from collections.abc import Iterable
from typing import Any

from bridge.hooks import Registry
from bridge.service import Host
from bridge.studio.notes import Sound, is_news, note_of
from bridge.studio.page_line import PageLine

__all__ = ["NoteBoard"]

_LOOK_SECS = 0.25
_LOOKS_A_NOTE = 6  # without news, a note every second and a half


class NoteBoard:
    """Tells ``lines``, the pages that are there, about their characters. Of the event loop."""

    def __init__(
        self,
        lines: Iterable[PageLine],
        host: Host,
        registry: Registry,
        *,
        sound: Sound,
    ) -> None:
        self._lines = lines
        self._host = host
        self._registry = registry
        self._sound = sound
        self._latest: dict[str, dict[str, Any]] = {}

    def tell(self, line: PageLine) -> None:
        """Send one page the note of its character."""
        line.put_note({**self._note(line.character), "client": line.name})

    async def keep(self) -> None:
        """Send notes until cancelled."""
        looks = 0
        while True:
            await asyncio.sleep(_LOOK_SECS)
            looks += 1
            for character in {line.character for line in self._lines}:
                self._look(character, is_due=looks % _LOOKS_A_NOTE == 0)

    def _look(self, character: str, *, is_due: bool) -> None:
        note = self._note(character)
        if is_due or is_news(note, self._latest.get(character, {})):
            self._latest[character] = note
            for line in self._lines:
                if line.character == character:
                    line.put_note({**note, "client": line.name})

    def _note(self, character: str) -> dict[str, Any]:
        return note_of(
            self._host,
            self._host.seats[character],
            registry=self._registry,
            pages=sorted(line.name for line in self._lines if line.character == character),
            sound=self._sound,
        )
