"""Time: the session clock, and waiting on it."""

import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]

_LONGEST_SLEEP_SECS = 0.5  # so that a thread told to stop notices


class Clock(Protocol):
    """A monotonic clock. Real in life, virtual in tests."""

    def now_micros(self) -> int:
        """Return the session time."""
        ...

    def wait_until(self, at_micros: int) -> None:
        """Block until ``at_micros``, or a moment less; callers look at the clock again."""
        ...


class SystemClock:
    """The machine's monotonic clock, starting near 0.

    Sleeps end at absolute deadlines: relative sleeps drift by 0.5 ms a frame.
    """

    def __init__(self) -> None:
        self._zero_nanos = time.monotonic_ns()

    def now_micros(self) -> int:
        """Return microseconds since this clock was made."""
        return (time.monotonic_ns() - self._zero_nanos) // 1000

    def wait_until(self, at_micros: int) -> None:
        """Sleep until ``at_micros``; at most half a second."""
        remaining = at_micros - self.now_micros()
        if remaining > 0:
            time.sleep(min(remaining / 1e6, _LONGEST_SLEEP_SECS))
