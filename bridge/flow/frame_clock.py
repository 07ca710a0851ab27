"""The beat: calls back once a frame, at absolute deadlines, on a thread of its own."""

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable

from bridge.flow.clock import Clock

__all__ = ["FrameClock", "frame_time"]

log = logging.getLogger(__name__)

_LATENESS_KEPT = 4096  # about a minute at 60 fps
_JOIN_SECS = 2.0
_SWITCH_SECS = 0.0005


def frame_time(index: int, frame_rate: int) -> int:
    """Return the session time in microseconds of frame ``index``; exact, so it never drifts."""
    return index * 1_000_000 // frame_rate


class FrameClock:
    """Calls ``tick(now_micros)`` at every frame boundary of the session clock.

    Deadlines are absolute and derived from a frame count, so lateness never adds up. Frames
    that were missed altogether are skipped, not made up for. What ``tick`` raises is logged
    once and counted; the beat goes on.
    """

    def __init__(self, clock: Clock, frame_rate: int, tick: Callable[[int], None]) -> None:
        self.lateness_micros: deque[int] = deque(maxlen=_LATENESS_KEPT)
        """How late the latest ticks began."""
        self.failures = 0
        self._clock = clock
        self._frame_rate = frame_rate
        self._tick = tick
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="frame-clock", daemon=True)

    def start(self) -> None:
        """Begin to tick.

        Other threads of this process hand the interpreter over within half a millisecond from
        now on; Python's own 5 ms would be a third of a frame.
        """
        sys.setswitchinterval(_SWITCH_SECS)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the tick under way, and wait for it."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN_SECS)

    def _run(self) -> None:
        index = self._next_index(0)
        while not self._stopping.is_set():
            deadline = frame_time(index, self._frame_rate)
            now = self._clock.now_micros()
            if now < deadline:
                self._clock.wait_until(deadline)
                continue
            self.lateness_micros.append(now - deadline)
            self._beat(now)
            index = self._next_index(index)

    def _next_index(self, index: int) -> int:
        elapsed = self._clock.now_micros() * self._frame_rate // 1_000_000
        return max(index + 1, elapsed)

    def _beat(self, now_micros: int) -> None:
        try:
            self._tick(now_micros)
        except Exception:
            self.failures += 1
            if self.failures == 1:
                log.exception("a frame could not be made; further failures are only counted")
