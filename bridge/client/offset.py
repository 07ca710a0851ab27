"""What the session clock reads at an instant of this machine's clock, learned from pings."""

from collections import deque

import numpy as np

__all__ = ["OffsetEstimator"]

_KEPT = 128  # pings; two minutes at one a second, long enough to see a drift of 10 ppm
_FEWEST_FOR_DRIFT = 8
_SHORTEST_FOR_DRIFT_MICROS = 10_000_000  # a slope through less is mostly noise
_LARGEST_DRIFT = 500e-6  # crystals are within 100 ppm; anything beyond is a bad fit
_LONGEST_ROUND_TRIP_MICROS = 2_000_000  # an answer that slow says nothing about now
_EXCESS_FLOOR_MICROS = 200.0  # round trips this close to the shortest are equally good


class OffsetEstimator:
    """Fits session time against client time over the pings with short round trips.

    A ping whose answer took ``r`` bounds the offset to half of ``r`` either way, so a sample
    counts by how close its round trip is to the shortest one. Pure: feed it and ask it.
    """

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float, float]] = deque(maxlen=_KEPT)
        self._at, self._offset, self._drift = 0.0, 0.0, 0.0

    @property
    def is_known(self) -> bool:
        """True once a ping was answered."""
        return bool(self._samples)

    @property
    def drift_ppm(self) -> float:
        """How much faster the session clock runs, in millionths."""
        return self._drift * 1e6

    @property
    def round_trip_micros(self) -> int:
        """The shortest round trip of those kept; 0 before any."""
        return int(min((trip for _, _, trip in list(self._samples)), default=0))

    def add(self, *, sent_micros: int, session_micros: int, received_micros: int) -> None:
        """Take one ping: client time of question and answer, session time between."""
        round_trip = received_micros - sent_micros
        if not 0 <= round_trip <= _LONGEST_ROUND_TRIP_MICROS:
            return
        middle = (sent_micros + received_micros) / 2
        self._samples.append((middle, session_micros - middle, float(round_trip)))
        self._fit()

    def session_at(self, client_micros: float) -> float:
        """Return the session time at ``client_micros``; only once ``is_known``."""
        return client_micros + self._offset + self._drift * (client_micros - self._at)

    def reset(self) -> None:
        """Forget everything: another session has another clock."""
        self._samples.clear()
        self._drift = 0.0

    def _fit(self) -> None:
        at, offset, trip = np.array(self._samples).T
        excess = trip - trip.min() + _EXCESS_FLOOR_MICROS
        if len(at) < _FEWEST_FOR_DRIFT or at[-1] - at[0] < _SHORTEST_FOR_DRIFT_MICROS:
            best = int(np.argmin(excess))
            self._at, self._offset, self._drift = at[best], offset[best], 0.0
            return
        weight = excess**-2
        weight /= weight.sum()
        self._at = float(weight @ at)
        since = at - self._at
        mean = float(weight @ offset)
        slope = float(weight @ (since * (offset - mean))) / float(weight @ since**2)
        self._offset = mean
        self._drift = min(max(slope, -_LARGEST_DRIFT), _LARGEST_DRIFT)
