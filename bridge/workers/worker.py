"""A part in a child process at low priority."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

from bridge.errors import WorkerError
from bridge.hooks import Role
from bridge.model.plain import from_plain, to_plain
from bridge.workers.calls import call_of
from bridge.workers.failures import failure_from_plain
from bridge.workers.part import AHEAD
from bridge.workers.process import ChildProcess, Packet
from bridge.workers.restarts import Restarts

__all__ = ["Worker"]

_RESTARTS_A_MINUTE = 3
_READY_SECS = 180.0  # a large language model read from a slow disk
_PATIENCE_SECS = 10.0  # how long a cancelled call may block the next one

log = logging.getLogger(__name__)


class Worker:
    """Owns one child process; made by ``Worker.start``. All methods belong to one event loop.

    A child that dies fails the call in progress and is started again for the next one.
    """

    def __init__(
        self,
        role: Role,
        name: str,
        options: Mapping[str, Any],
        *,
        plugins: Sequence[str] = (),
        ahead: int = AHEAD,
        patience_secs: float = _PATIENCE_SECS,
    ) -> None:
        self._call = call_of(role)
        self._role, self._name = role, name
        self._opening = {"options": to_plain(dict(options)), "plugins": list(plugins)}
        self._ahead = ahead
        self._patience_secs = patience_secs
        self._label = f"{role} {name!r}"
        self._restarts = Restarts(_RESTARTS_A_MINUTE)
        self._numbers = count(1)
        self._turn = asyncio.Lock()
        self._child: ChildProcess | None = None
        self._inbox: asyncio.Queue[Packet | None] = asyncio.Queue()
        self._cancelled: int | None = None  # a call whose end has not been heard of yet
        self._capabilities: Any = None
        self._obituary = ""

    @classmethod
    async def start(
        cls,
        role: Role,
        name: str,
        options: Mapping[str, Any],
        *,
        plugins: Sequence[str] = (),
        ahead: int = AHEAD,
        patience_secs: float = _PATIENCE_SECS,
    ) -> "Worker":
        """Start a child and wait until its part is built.

        Args:
            role: What the part does.
            name: Which part does it.
            options: The part's options; plain values only.
            plugins: Modules to load as plugins, beside the installed ones.
            ahead: Items the child may make before the first of them is taken.
            patience_secs: How long a cancelled call may hold up the next before the child is
                replaced.

        Raises whatever building the part raises, as in this process, and ``WorkerError`` when
        the child dies or says nothing.
        """
        worker = cls(role, name, options, plugins=plugins, ahead=ahead, patience_secs=patience_secs)
        await worker._spawn()
        return worker

    @property
    def capabilities(self) -> Any:
        """The role's capabilities record; None for a role that has none."""
        return self._capabilities

    @property
    def pid(self) -> int | None:
        """The child's process number; None while there is none."""
        return self._child.pid if self._child else None

    async def stream(self, argument: Any) -> AsyncGenerator[Any, None]:
        """Make one call and yield its items; closing this cancels the call at once."""
        async with self._turn:
            await self._settle()
            child = await self._living_child()
            number = next(self._numbers)
            call: Packet = {"do": "call", "call": number, "ahead": self._ahead}
            call["argument"] = to_plain(argument)
            self._cancelled = number  # until its end is heard of
            try:
                # In a thread, because a long recording does not fit the pipe's buffer.
                await asyncio.to_thread(child.send, call)
                while (packet := await self._receive())["is"] == "item":
                    if packet["call"] != number:
                        continue
                    child.send({"do": "credit", "call": number})
                    yield from_plain(self._call.item, packet["item"])
            finally:
                if self._cancelled == number:
                    child.send({"do": "cancel", "call": number})
            if packet["is"] == "failed":
                raise failure_from_plain(packet["error"])

    async def stop(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child:
            await asyncio.to_thread(child.close)

    async def _receive(self) -> Packet:
        """Return the next packet; forget the call it ends. Raise ``WorkerError`` at a death."""
        packet = await self._inbox.get()
        if packet is None:
            await self._bury()
            raise WorkerError(self._label, self._obituary)
        if packet["is"] != "item" and packet["call"] == self._cancelled:
            self._cancelled = None
        return packet

    async def _settle(self) -> None:
        """Wait until a cancelled call has ended; a child that does not end it is replaced."""
        with suppress(WorkerError):
            while self._cancelled is not None:
                try:
                    await asyncio.wait_for(self._receive(), self._patience_secs)
                except TimeoutError:
                    log.warning("a worker ignored a cancellation", extra={"part": self._label})
                    if self._child:
                        self._child.kill()

    async def _living_child(self) -> ChildProcess:
        if self._child and not self._child.is_alive:
            await self._bury()
        if self._child is None:
            delay_secs = self._restarts.delay_secs(asyncio.get_running_loop().time())
            if delay_secs is None:
                raise WorkerError(
                    self._label,
                    f"died {self._restarts.limit} times within a minute and is left alone for "
                    f"now; the last time {self._obituary}",
                )
            log.warning("a worker is started again", extra={"part": self._label})
            await asyncio.sleep(delay_secs)
            await self._spawn()
        assert self._child is not None
        return self._child

    async def _spawn(self) -> None:
        loop = asyncio.get_running_loop()
        inbox: asyncio.Queue[Packet | None] = asyncio.Queue()  # bounded by the credit

        def deliver(packet: Packet | None) -> None:
            with suppress(RuntimeError):  # the loop has been closed: nobody listens any more
                loop.call_soon_threadsafe(inbox.put_nowait, packet)

        self._inbox, self._cancelled = inbox, None
        self._child = ChildProcess(self._role, self._name, deliver)
        try:
            self._child.send(self._opening)
            answer = await asyncio.wait_for(self._receive(), _READY_SECS)
        except TimeoutError:
            await self._kill()
            message = f"was not ready after {_READY_SECS:.0f} s"
            raise WorkerError(self._label, message) from None
        except asyncio.CancelledError:
            await self._kill()
            raise
        if answer["is"] == "failed":
            await self.stop()
            raise failure_from_plain(answer["error"])
        kind = self._call.capabilities
        self._capabilities = from_plain(kind, answer["capabilities"]) if kind else None

    async def _kill(self) -> None:
        if self._child:
            self._child.kill()
        await self.stop()

    async def _bury(self) -> None:
        """Let go of a dead child, keeping what is known about its end."""
        child, self._child = self._child, None
        self._cancelled = None
        if child:
            self._obituary = await asyncio.to_thread(child.obituary)
            await asyncio.to_thread(child.close)
        else:
            self._obituary = "it was stopped"
