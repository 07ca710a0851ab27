"""Time that passes only when somebody waits."""

import threading

__all__ = ["VirtualClock"]


class VirtualClock:
    """A ``bridge.flow.Clock`` that jumps: a minute of waiting takes microseconds.

    Safe to share between threads. A wait for an instant that has passed returns at once, so
    time never runs backwards, whichever thread waits.
    """

    def __init__(self, start_micros: int = 0) -> None:
        self._now_micros = start_micros
        self._lock = threading.Lock()
        self.waits: list[int] = []
        """Every instant somebody asked to wait for, in order."""

    def now_micros(self) -> int:
        """Return the session time."""
        return self._now_micros

    def wait_until(self, at_micros: int) -> None:
        """Make it ``at_micros``, unless it is later already."""
        with self._lock:
            self.waits.append(at_micros)
            self._now_micros = max(self._now_micros, at_micros)

    def advance(self, micros: int) -> None:
        """Let ``micros`` pass. Raise ``ValueError`` for a step back."""
        if micros < 0:
            raise ValueError(f"time cannot go back by {-micros} µs")
        with self._lock:
            self._now_micros += micros
