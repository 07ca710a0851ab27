"""Where in a recording somebody can be heard."""

import numpy as np
from numpy.typing import NDArray

from bridge.speech.prosody import HOP_MICROS, loudness_db

__all__ = ["Stretch", "audible_stretches"]

Stretch = tuple[int, int]
"""Start and end in microseconds."""

_BELOW_PEAK_DB = 35.0
_FAINTEST_DB = -60.0
_SHORTEST_PAUSE_MICROS = 150_000  # closures of stops are shorter
_SHORTEST_SOUND_MICROS = 30_000  # a click is not speech


def audible_stretches(samples: NDArray[np.float32], sample_rate: int) -> list[Stretch]:
    """Return the stretches of speech between pauses, in order; empty when all is silent."""
    loud = loudness_db(samples, sample_rate)
    if not len(loud):
        return []
    is_heard = loud > max(float(loud.max()) - _BELOW_PEAK_DB, _FAINTEST_DB)
    edges = np.flatnonzero(np.diff(np.pad(is_heard.astype(np.int8), 1)))
    length = round(len(samples) * 1_000_000 / sample_rate)
    stretches: list[Stretch] = []
    for first, end in edges.reshape(-1, 2):
        start, stop = int(first) * HOP_MICROS, min(int(end) * HOP_MICROS, length)
        if stretches and start - stretches[-1][1] < _SHORTEST_PAUSE_MICROS:
            stretches[-1] = (stretches[-1][0], stop)
        elif stop - start >= _SHORTEST_SOUND_MICROS:
            stretches.append((start, stop))
    return stretches
