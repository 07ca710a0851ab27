"""An asyncio event loop whose timers fire in virtual time."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

from bridge.testing.virtual_clock import VirtualClock

__all__ = ["VirtualLoop", "run_virtually"]

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """Jumps to the next timer whenever nothing is ready.

    Only timers are virtual. A coroutine that waits for a thread or a socket beside a timer
    sees the timer first, so keep both out of one test.
    """

    def __init__(self, clock: VirtualClock | None = None) -> None:
        self.clock = clock or VirtualClock()
        super().__init__(_JumpingSelector(self.clock))

    def time(self) -> float:
        """Return the virtual time in seconds."""
        return self.clock.now_micros() / 1e6


def run_virtually(main: Coroutine[Any, Any, T], clock: VirtualClock | None = None) -> T:
    """Run a coroutine to its end without waiting in real time."""
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(clock)) as runner:
        return runner.run(main)


class _JumpingSelector(selectors.SelectSelector):
    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:  # nothing is planned: only a thread or a socket can wake the loop
            return super().select(None)
        ready = super().select(0)
        if not ready and timeout > 0:
            # Rounding down would leave the timer a fraction ahead, and the loop turning.
            self._clock.advance(int(timeout * 1e6) + 1)
        return ready
