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
        self._inboxes: dict[int, asyncio.Queue[Packet]] = {}  # by call; 0 is the opening
        self._running: int | None = None  # the call that the child is at, cancelled or not
        self._capabilities: Any = None
        self._obituary = "it was stopped"

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
        """Make one call and yield its items; closing this cancels the call at once.

        The next call begins as soon as the child is done with this one, even if some of its
        items have not been taken yet.
        """
        await self._turn.acquire()
        try:
            child = await self._living_child()
        except BaseException:
            self._turn.release()
            raise
        number = next(self._numbers)
        # Made only now: what a dead child leaves behind is not for this call.
        inbox = self._inboxes[number] = asyncio.Queue()  # bounded by the credit
        self._running = number
        call: Packet = {"do": "call", "call": number, "ahead": self._ahead}
        call["argument"] = to_plain(argument)
        try:
            # In a thread, because a long recording does not fit the pipe's buffer.
            await asyncio.to_thread(child.send, call)
            while (packet := await inbox.get())["is"] == "item":
                child.send({"do": "credit", "call": number})
                yield from_plain(self._call.item, packet["item"])
        finally:
            del self._inboxes[number]
            if self._running == number:
                self._cancel(child, number)
        self._raise_if_failed(packet)

    async def stop(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child:
            await asyncio.to_thread(child.close)

    def _sort(self, child: ChildProcess, packet: Packet) -> None:
        """Take a packet of ``child``, on the event loop."""
        number = packet["call"]
        if packet["is"] == "gone":
            self._obituary = packet["reason"]
            if child is self._child or self._child is None:
                self._end_call(self._running)
                for inbox in self._inboxes.values():
                    inbox.put_nowait(packet)
            return
        if packet["is"] != "item":
            self._end_call(number)
        if number in self._inboxes:
            self._inboxes[number].put_nowait(packet)

    def _end_call(self, number: int | None) -> None:
        """Let the next call begin, unless ``number`` has ended before."""
        if number is not None and number == self._running:
            self._running = None
            self._turn.release()

    def _cancel(self, child: ChildProcess, number: int) -> None:
        """Tell the child to end a call; end the child if it does not."""
        child.send({"do": "cancel", "call": number})

        def lose_patience() -> None:
            if self._running == number:
                log.warning("a worker ignored a cancellation", extra={"part": self._label})
                child.kill()

        asyncio.get_running_loop().call_later(self._patience_secs, lose_patience)

    def _raise_if_failed(self, packet: Packet) -> None:
        if packet["is"] == "gone":
            raise WorkerError(self._label, packet["reason"])
        if packet["is"] == "failed":
            raise failure_from_plain(packet["error"])

    async def _living_child(self) -> ChildProcess:
        if self._child and self._child.is_alive:
            return self._child
        await self.stop()  # lets go of the pipes of a dead one
        delay_secs = self._restarts.delay_secs(asyncio.get_running_loop().time())
        if delay_secs is None:
            raise WorkerError(
                self._label,
                f"died {self._restarts.limit} times within a minute and is left alone for now; "
                f"the last time {self._obituary}",
            )
        log.warning("a worker is started again", extra={"part": self._label})
        await asyncio.sleep(delay_secs)
        return await self._spawn()

    async def _spawn(self) -> ChildProcess:
        loop = asyncio.get_running_loop()
        inbox = self._inboxes[0] = asyncio.Queue()

        def deliver(packet: Packet) -> None:
            with suppress(RuntimeError):  # the loop has been closed: nobody listens any more
                loop.call_soon_threadsafe(lambda: self._sort(child, packet))

        child = self._child = ChildProcess(self._role, self._name, deliver)
        try:
            child.send(self._opening)
            answer = await asyncio.wait_for(inbox.get(), _READY_SECS)
            self._raise_if_failed(answer)
        except BaseException as error:
            child.kill()
            await self.stop()
            if isinstance(error, TimeoutError):
                message = f"was not ready after {_READY_SECS:.0f} s"
                raise WorkerError(self._label, message) from None
            raise
        finally:
            del self._inboxes[0]
        kind = self._call.capabilities
        self._capabilities = from_plain(kind, answer["capabilities"]) if kind else None
        return child
