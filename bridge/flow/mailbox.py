"""A doorway between threads that loses nothing."""

from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

__all__ = ["Mailbox"]

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Commands on their way to the thread that obeys them.

    Any thread may post; one thread drains, at its own pace, without ever waiting.
    """

    def __init__(self) -> None:
        self._items: deque[T] = deque()

    def post(self, item: T) -> None:
        """Leave an item; never blocks."""
        self._items.append(item)

    def drain(self) -> Iterator[T]:
        """Take out what is there now, oldest first."""
        for _ in range(len(self._items)):
            yield self._items.popleft()
