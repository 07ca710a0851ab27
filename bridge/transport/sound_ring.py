"""Samples on their way to a sound device, in memory that is allocated once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["SoundRing"]


class SoundRing:
    """A ring of samples by absolute index; what was read becomes silence. Not thread-safe."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.position = 0
        """Index of the next sample to be read."""
        self._samples = np.zeros(capacity, np.float32)

    def write(self, index: int, samples: NDArray[np.float32]) -> None:
        """Put samples at ``index``, which lies within the ring from ``position`` on."""
        for offset, part in self._parts(index, len(samples)):
            part[:] = samples[offset : offset + len(part)]

    def read(self, out: NDArray[np.float32]) -> None:
        """Fill ``out`` with the next samples and move on."""
        for offset, part in self._parts(self.position, len(out)):
            out[offset : offset + len(part)] = part
            part.fill(0.0)
        self.position += len(out)

    def fade_out(self, index: int, end: int, fade: NDArray[np.float32]) -> None:
        """Multiply by ``fade`` from ``index`` on and silence the rest up to ``end``."""
        faded = min(len(fade), max(0, end - index))
        for offset, part in self._parts(index, faded):
            part *= fade[offset : offset + len(part)]
        for _, part in self._parts(index + faded, max(0, end - index - faded)):
            part.fill(0.0)

    def _parts(self, index: int, count: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield the one or two stretches of memory, each with how far in it begins."""
        start = index % self.capacity
        first = min(count, self.capacity - start)
        yield 0, self._samples[start : start + first]
        if count > first:
            yield first, self._samples[: count - first]
