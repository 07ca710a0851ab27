"""The server of the studio, inside the event loop that the characters live on."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from types import TracebackType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from bridge.errors import TransportError
from bridge.hooks import Registry
from bridge.service import Host
from bridge.studio.doors import StreamDoor
from bridge.studio.fan_out import FanOut
from bridge.studio.gate import Gate
from bridge.studio.notes import Sound
from bridge.studio.noting import NoteBoard
from bridge.studio.pages import Assets, page_routes
from bridge.transport.control import MAX_REQUEST_BYTES

__all__ = ["DEFAULT_PORT", "PageServer", "Studio"]

DEFAULT_PORT = 5580

_HIGHEST_PORT = 65535


class PageServer:
    """Serves pages on loopback while it is entered: ``async with PageServer(...) as server``."""

    def __init__(self, assets: Assets, *, port: int = DEFAULT_PORT) -> None:
        """Take the port; 0 picks a free one. Raise ``TransportError`` where it is taken."""
        self._socket = _listen(port)
        self._assets = assets
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.door: StreamDoor | None = None
        """Serves ``/stream``; None where there is no stream."""

    async def __aenter__(self) -> "PageServer":
        # The socket listens already, so whoever comes before the task runs is only kept waiting.
        self._server = _Server(self._config())
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        await self._task

    def close(self) -> None:
        """Let go of the port where the server was never entered."""
        self._socket.close()

    def _config(self) -> uvicorn.Config:
        routes = page_routes(self._assets)
        if self.door is not None:
            routes.append(WebSocketRoute("/stream", self.door.serve))
        return uvicorn.Config(
            Gate(Starlette(routes=routes), self.port),
            ws="websockets-sansio",
            ws_max_size=MAX_REQUEST_BYTES,
            ws_per_message_deflate=False,  # loopback has room, and the processor has other work
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )


class Studio:
    """A page server with the streams of a host; the host was given ``fan_out.publish``."""

    def __init__(
        self,
        server: PageServer,
        host: Host,
        fan_out: FanOut,
        registry: Registry,
        *,
        sound: Sound = Sound.PAGE,
    ) -> None:
        self.fan_out = fan_out
        self._server = server
        self._notes = NoteBoard(fan_out.lines, host, registry, sound=sound)
        server.door = StreamDoor(host, fan_out, self._notes)
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> "Studio":
        self.fan_out.open()
        self._closing.callback(self.fan_out.close)
        noting = asyncio.create_task(self._notes.keep())
        self._closing.push_async_callback(_cancelled, noting)
        await self._closing.enter_async_context(self._server)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._closing.aclose()


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: ending is the host's to decide."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listen(port: int) -> socket.socket:
    if not 0 <= port <= _HIGHEST_PORT:
        raise TransportError(f"port {port}: the highest is {_HIGHEST_PORT}", retryable=False)
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        why = f"{error.strerror}; end what uses it, or choose another with --port (0 picks one)"
        raise TransportError(f"port {port} of 127.0.0.1: {why}", retryable=False) from error


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
