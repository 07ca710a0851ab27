"""The WebSocket that a page sees and asks through."""

import asyncio
import itertools
import time

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bridge.service import Host
from bridge.studio.fan_out import FanOut
from bridge.studio.noting import NoteBoard
from bridge.studio.page_line import PageLine
from bridge.transport import Rates

__all__ = ["MOST_PAGES", "StreamDoor"]

MOST_PAGES = 16
"""More are a page that reloads itself without end."""

_CLOSE_SECS = 2.0  # what a page that reads nothing gets to take its closing frame


class Leaving(Exception):
    """Ends one page's visit; the page learns ``code`` and ``reason``."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


class StreamDoor:
    """Lets pages in, up to ``MOST_PAGES``, and brings answers to whoever asked."""

    def __init__(self, host: Host, fan_out: FanOut, notes: NoteBoard) -> None:
        self._host = host
        self._fan_out = fan_out
        self._notes = notes
        self._rates = Rates()
        self._count = itertools.count(1)
        self._lines: dict[bytes, PageLine] = {}
        self._door = host.desk.door(self._reply)

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one page until it leaves or has to."""
        await websocket.accept()
        try:
            line = self._let_in(websocket.query_params.get("character", ""))
        except Leaving as leaving:
            await websocket.close(leaving.code, leaving.reason)
            return
        client = line.name.encode()
        self._lines[client] = line
        try:
            self._notes.tell(line)
            self._fan_out.join(line)
            if not line.is_described:
                self._host.seats[line.character].stream.introduce()
            await self._attend(websocket, client, line)
        finally:
            self._fan_out.leave(line)
            del self._lines[client]
            self._host.seats[line.character].audience.forget(client)

    def _let_in(self, character: str) -> PageLine:
        if len(self._lines) >= MOST_PAGES:
            raise Leaving(1013, f"{MOST_PAGES} pages are open already; close one")
        character = character or next(iter(self._host.seats))
        if character not in self._host.seats:
            raise Leaving(1008, f"there is {', '.join(self._host.seats)}"[:120])
        return PageLine(f"studio-{next(self._count)}", character)

    async def _attend(self, websocket: WebSocket, client: bytes, line: PageLine) -> None:
        """Send and receive until one of them ends."""
        tasks = [
            asyncio.create_task(_send_all(websocket, line)),
            asyncio.create_task(_end_when_overrun(line)),
            asyncio.create_task(self._receive_all(websocket, client)),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            if isinstance(error := task.exception(), Leaving):
                await _close(websocket, error)
            elif error and not isinstance(error, WebSocketDisconnect):
                raise error

    async def _receive_all(self, websocket: WebSocket, client: bytes) -> None:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                return
            packet = message.get("bytes")
            if packet is None:
                raise Leaving(1003, "only binary messages are understood")
            if self._rates.allows(client, time.monotonic()):
                self._door.receive(client, packet)
            else:
                self._door.refuse_hasty(client, packet)

    def _reply(self, client: bytes, packet: bytes) -> None:
        """Queue an answer; one for a page that has gone is nobody's loss."""
        if line := self._lines.get(client):
            line.put_reply(packet)


async def _send_all(websocket: WebSocket, line: PageLine) -> None:
    while True:
        await websocket.send_bytes(await line.next())


async def _end_when_overrun(line: PageLine) -> None:
    await line.overrun.wait()
    raise Leaving(1013, "this page reads too slowly; it may come back")


async def _close(websocket: WebSocket, leaving: Leaving) -> None:
    if websocket.client_state is not WebSocketState.CONNECTED:
        return
    try:
        async with asyncio.timeout(_CLOSE_SECS):
            await websocket.close(leaving.code, leaving.reason)
    except (TimeoutError, WebSocketDisconnect, RuntimeError):
        return
