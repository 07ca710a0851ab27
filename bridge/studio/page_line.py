"""What waits to be sent to one page."""

import asyncio
import json
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from bridge.wire import topic

__all__ = ["MOST_WAITING", "Kind", "PageLine"]

MOST_WAITING = 1024
"""Messages: eight seconds of a stream. A page that far behind shows nothing true any more."""

_DESCRIBES = b"\xa6record\xa8describe"  # our encoder writes the kind first
_HEAD_BYTES = 128  # the longest topic, the version and the kind


class Kind(IntEnum):
    """The first byte of every message to a page."""

    RECORD = 0
    REPLY = 1
    NOTE = 2


class PageLine:
    """A bounded queue to one page, in order. Belongs to the event loop.

    A page that lets it run full has to leave: dropping single messages would leave holes that
    it could not know of.
    """

    def __init__(self, name: str, character: str) -> None:
        self.name = name
        """What the page is called in notes and reports."""
        self.character = character
        """Whom it shows."""
        self.topic = topic(character)
        """How the packets of its stream begin."""
        self.overrun = asyncio.Event()
        """Set once it has run full; nothing is kept after that."""
        self.is_described = False
        """True once the page knows what the numbers of its stream mean."""
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)

    def put_record(self, packet: bytes) -> None:
        """Queue a stream packet; those before the first description would mean nothing."""
        self.is_described = self.is_described or _DESCRIBES in packet[:_HEAD_BYTES]
        if self.is_described:
            self._put(bytes((Kind.RECORD,)) + packet)

    def put_reply(self, packet: bytes) -> None:
        """Queue an answer."""
        self._put(bytes((Kind.REPLY,)) + packet)

    def put_note(self, note: Mapping[str, Any]) -> None:
        """Queue a note."""
        text = json.dumps(note, ensure_ascii=False, separators=(",", ":"))
        self._put(bytes((Kind.NOTE,)) + text.encode())

    async def next(self) -> bytes:
        """Return the next message, waiting for it."""
        return await self._waiting.get()

    def _put(self, message: bytes) -> None:
        if self.overrun.is_set():
            return
        try:
            self._waiting.put_nowait(message)
        except asyncio.QueueFull:
            self.overrun.set()
