"""From the frame clock's thread to every page: packets, and the past for whoever comes late."""

import asyncio
from collections import deque

from bridge.flow import Mailbox
from bridge.studio.page_line import PageLine

__all__ = ["PACKETS_KEPT", "FanOut"]

PACKETS_KEPT = 512
"""Of each character: about four seconds, so that a page reloaded in a sentence knows it."""


class FanOut:
    """A sink of native packets; ``publish`` belongs to the frame clock, the rest to the loop.

    Packets wake the event loop once however many have come, and not at all before ``open``.
    """

    def __init__(self) -> None:
        self.lines: set[PageLine] = set()
        """The pages that are there."""
        self.joined = asyncio.Event()
        """Set once the first page has come."""
        self._arrived: Mailbox[bytes] = Mailbox()
        self._past: dict[bytes, deque[bytes]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_waking = False

    def open(self) -> None:
        """Begin to pass on; call it on the event loop that the pages live on."""
        self._loop = asyncio.get_running_loop()

    def close(self) -> None:
        """Pass on nothing more."""
        self._loop = None

    def publish(self, packet: bytes) -> None:
        """Take one packet; never blocks."""
        loop = self._loop
        if loop is None:
            return
        self._arrived.post(packet)
        if not self._is_waking:
            self._is_waking = True
            loop.call_soon_threadsafe(self._spread)

    def join(self, line: PageLine) -> None:
        """Let a page have the past of its stream, and what comes."""
        for packet in self._past.get(line.topic, ()):
            line.put_record(packet)
        self.lines.add(line)
        self.joined.set()

    def leave(self, line: PageLine) -> None:
        """Let go of a page."""
        self.lines.discard(line)

    def _spread(self) -> None:
        self._is_waking = False  # before draining: what comes now must wake us again
        for packet in self._arrived.drain():
            topic = packet[: packet.find(0) + 1]
            past = self._past.setdefault(topic, deque(maxlen=PACKETS_KEPT))
            past.append(packet)
            for line in self.lines:
                if line.topic == topic:
                    line.put_record(packet)
