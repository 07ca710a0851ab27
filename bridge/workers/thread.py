"""A part in a thread of this process."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import closing, suppress
from typing import Any

from bridge.errors import BridgeError
from bridge.hooks import Offer
from bridge.workers.calls import run
from bridge.workers.credit import Credit
from bridge.workers.part import AHEAD

__all__ = ["ThreadPart"]

_Outcome = tuple[str, Any]
_Deliver = Callable[[_Outcome], None]


class ThreadPart:
    """Runs each call of a part in a thread, at most ``ahead`` items before the reader."""

    def __init__(self, offer: Offer, part: Any, *, ahead: int = AHEAD) -> None:
        self._offer = offer
        self._part = part
        self._ahead = ahead
        self._turn = asyncio.Lock()
        self._thread: threading.Thread | None = None

    @property
    def capabilities(self) -> Any:
        """The role's capabilities record; None for a role that has none."""
        return getattr(self._part, "capabilities", None)

    async def stream(self, argument: Any) -> AsyncGenerator[Any, None]:
        """Make one call and yield its items."""
        async with self._turn:
            await self._previous_call()
            outcomes: asyncio.Queue[_Outcome] = asyncio.Queue()  # bounded by the credit
            credit = Credit(self._ahead)
            self._begin(argument, credit, _deliver_to(asyncio.get_running_loop(), outcomes))
            try:
                while (outcome := await outcomes.get())[0] == "item":
                    credit.grant()
                    yield outcome[1]
                if outcome[0] == "failed":
                    raise outcome[1]
            finally:
                credit.cancel()

    async def stop(self) -> None:
        """Wait for a cancelled call to end."""
        await self._previous_call()

    async def _previous_call(self) -> None:
        """Wait for a cancelled call's item in the making: a part serves one call at a time."""
        if self._thread and self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    def _begin(self, argument: Any, credit: Credit, deliver: _Deliver) -> None:
        self._thread = threading.Thread(
            target=self._produce,
            args=(argument, credit, deliver),
            name=f"part-{self._offer.role}-{self._offer.name}",
            daemon=True,
        )
        self._thread.start()

    def _produce(self, argument: Any, credit: Credit, deliver: _Deliver) -> None:
        try:
            with closing(run(self._offer, self._part, argument)) as items:
                while credit.take():
                    item = next(items, None)
                    if item is None:
                        break
                    deliver(("item", item))
        except BridgeError as error:
            deliver(("failed", error))
        else:
            deliver(("done", None))


def _deliver_to(loop: asyncio.AbstractEventLoop, outcomes: asyncio.Queue[_Outcome]) -> _Deliver:
    def deliver(outcome: _Outcome) -> None:
        with suppress(RuntimeError):  # the loop has been closed: nobody listens any more
            loop.call_soon_threadsafe(outcomes.put_nowait, outcome)

    return deliver
