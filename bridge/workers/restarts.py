"""How often a child that keeps dying is started again."""

from collections import deque

__all__ = ["Restarts"]

_WINDOW_SECS = 60.0
_FIRST_DELAY_SECS = 0.25
_LONGEST_DELAY_SECS = 4.0


class Restarts:
    """Allows ``limit`` restarts a minute: the first at once, each further one later."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._times: deque[float] = deque()

    def delay_secs(self, now_secs: float) -> float | None:
        """Return how long to wait before a restart at ``now_secs``; None when it is too many."""
        while self._times and now_secs - self._times[0] >= _WINDOW_SECS:
            self._times.popleft()
        if len(self._times) >= self.limit:
            return None
        self._times.append(now_secs)
        earlier = len(self._times) - 1
        return min(_FIRST_DELAY_SECS * 2 ** (earlier - 1), _LONGEST_DELAY_SECS) if earlier else 0.0
