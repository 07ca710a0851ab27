"""A part as the session sees it, wherever it runs."""

from collections.abc import AsyncGenerator
from enum import StrEnum
from typing import Any, Protocol

__all__ = ["AHEAD", "Part", "Place"]

AHEAD = 4
"""Items a part may make before the first of them is taken: enough to keep it busy, and little
to throw away when the utterance is interrupted."""


class Place(StrEnum):
    """Where a part runs."""

    CHILD = "child"
    """In a process of its own, at low priority."""
    THREAD = "thread"
    """In a thread of this process."""
    INLINE = "inline"
    """On the event loop itself: only for parts that answer at once."""


class Part(Protocol):
    """A part that can be called from an event loop, one call at a time."""

    @property
    def capabilities(self) -> Any:
        """The role's capabilities record; None for a role that has none."""
        ...

    def stream(self, argument: Any) -> AsyncGenerator[Any, None]:
        """Make one call and yield its items; a second call waits for the first.

        Close the generator (``contextlib.aclosing``) to cancel. Raises what the part raises,
        ``PluginContractError`` when it breaks its promise, ``WorkerError`` when it dies.
        """
        ...

    async def stop(self) -> None:
        """Let go of the part."""
        ...
