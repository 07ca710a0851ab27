"""The shapes that motion takes in time: one smooth step, and envelopes made of it."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Envelopes", "Floats", "changes", "smooth_step"]

Floats = NDArray[np.float64]

_SHORTEST_SECS = 1e-3  # a ramp of no length would divide by zero
_TAIL = float(np.exp(-3.0))  # what an exponential release of three time constants leaves


def smooth_step(u: Floats) -> Floats:
    """Return the minimum-jerk step: 0 up to ``u`` = 0, 1 from ``u`` = 1."""
    u = np.minimum(np.maximum(u, 0.0), 1.0)
    return u * u * u * (10.0 + u * (6.0 * u - 15.0))


def changes(rows: Floats, before: Floats | float) -> Floats:
    """Return (T, ...) how far each row is from the one before it, the first from ``before``."""
    out = np.empty_like(rows)
    out[0] = rows[0] - before
    np.subtract(rows[1:], rows[:-1], out=out[1:])
    return out


class Envelopes:
    """Many trapezoids with smooth flanks, sampled in one go. Immutable.

    Args:
        spans: (N, 4) seconds: leaves 0, reaches 1, leaves 1, reaches 0 again.
        relaxing: (N,) or one for all: True lets go exponentially, as a face does, instead of by
            a smooth step.
    """

    def __init__(self, spans: Floats, *, relaxing: NDArray[np.bool_] | bool = False) -> None:
        spans = np.asarray(spans, np.float64).reshape(-1, 4)
        self._starts = np.stack((spans[:, 0], spans[:, 2]))[:, None, :]
        lengths = np.stack((spans[:, 1] - spans[:, 0], spans[:, 3] - spans[:, 2]))
        self._rates = 1.0 / np.maximum(lengths, _SHORTEST_SECS)[:, None, :]
        self._relaxing = np.broadcast_to(relaxing, len(spans))
        self._first = spans[:, 0]
        self._last = np.maximum(spans[:, 3], spans[:, 2] + _SHORTEST_SECS)

    def active(self, first: float, last: float) -> NDArray[np.intp]:
        """Return the indices of those that are not 0 throughout ``first`` … ``last``."""
        return ((self._first <= last) & (self._last >= first)).nonzero()[0]

    def at(self, t: Floats, which: NDArray[np.intp]) -> Floats:
        """Return (T, len(which)) in [0, 1]."""
        u = t[:, None] - self._starts.take(which, axis=2)
        u *= self._rates.take(which, axis=2)
        rise, fall = smooth_step(u)
        left, relaxing = 1.0 - fall, self._relaxing.take(which)
        if np.count_nonzero(relaxing):
            release = np.exp(-3.0 * np.minimum(np.maximum(u[1], 0.0), 1.0))
            left = np.where(relaxing, (release - _TAIL) / (1.0 - _TAIL), left)
        return np.asarray(rise * left)
