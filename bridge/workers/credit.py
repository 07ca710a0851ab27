"""Permission to run ahead: how many more items a producer may make before it waits."""

import threading

__all__ = ["Credit"]


class Credit:
    """Counts items that may still be made. Any thread may call any method."""

    def __init__(self, items: int) -> None:
        self._items = items
        self._is_cancelled = False
        self._changed = threading.Condition()

    def grant(self, items: int = 1) -> None:
        """Allow more items."""
        with self._changed:
            self._items += items
            self._changed.notify_all()

    def cancel(self) -> None:
        """Let nobody take any more, ever."""
        with self._changed:
            self._is_cancelled = True
            self._changed.notify_all()

    def take(self) -> bool:
        """Wait for one item's permission. Return False once cancelled."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_cancelled or self._items > 0)
            self._items -= 1
            return not self._is_cancelled
