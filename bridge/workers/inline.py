"""A part on the event loop itself."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import closing
from typing import Any

from bridge.hooks import Offer
from bridge.workers.calls import run

__all__ = ["InlinePart"]


class InlinePart:
    """Runs a part between two turns of the loop. For parts that answer at once."""

    def __init__(self, offer: Offer, part: Any) -> None:
        self._offer = offer
        self._part = part
        self._turn = asyncio.Lock()

    @property
    def capabilities(self) -> Any:
        """The role's capabilities record; None for a role that has none."""
        return getattr(self._part, "capabilities", None)

    async def stream(self, argument: Any) -> AsyncGenerator[Any, None]:
        """Make one call and yield its items."""
        async with self._turn:
            with closing(run(self._offer, self._part, argument)) as items:
                for item in items:
                    yield item
                    await asyncio.sleep(0)

    async def stop(self) -> None:
        """Let go of the part."""
