"""How often each client may ask."""

from collections import OrderedDict

__all__ = ["BURST", "REQUESTS_PER_SEC", "Rates"]

REQUESTS_PER_SEC = 100
"""A game asks a few times a second and reports playback ten times; more is a loop gone wild."""

BURST = 200
"""Requests at once, such as a level's worth of preparations."""

_CLIENTS = 1024  # remembered; a stranger with ever new ids pushes out only the longest silent


class Rates:
    """A token bucket for each client, for one thread."""

    def __init__(self, *, requests_per_sec: float = REQUESTS_PER_SEC, burst: float = BURST) -> None:
        self._rate, self._burst = requests_per_sec, burst
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def allows(self, client_id: bytes, now_secs: float) -> bool:
        """Count one request of ``client_id`` and tell whether it is within the rate."""
        tokens, since = self._buckets.pop(client_id, (self._burst, now_secs))
        tokens = min(self._burst, tokens + (now_secs - since) * self._rate)
        is_within = tokens >= 1
        self._buckets[client_id] = (tokens - is_within, now_secs)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return is_within
