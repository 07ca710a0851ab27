"""Which sample sounds at which place of a device's endless row of samples.

A device counts samples; the session counts microseconds. Chunks that continue each other are
placed end to end, so that sound is never stretched nor torn. Whatever starts anew is placed by
the clock again, so that the silence before it takes up the drift between the two.
"""

from bisect import bisect_right

__all__ = ["Schedule"]

_NEAR_MICROS = 1000  # how far a chunk may be from continuing the one before
_AFTERMATH_MICROS = 500_000  # how long after the last sample its lateness still counts
_SEGMENTS = 64  # more than are ever queued at once


class Schedule:
    """Places chunks; ``index`` counts samples since the device started. Not thread-safe."""

    def __init__(self, sample_rate: int) -> None:
        self.underruns = 0
        """Chunks that came after the sound they continue had run dry."""
        self.end_index = 0
        """One past the last sample that was placed."""
        self._rate = sample_rate
        self._end_micros: int | None = None
        self._indices: list[int] = []
        self._pts: list[int] = []

    def place(self, pts_micros: int, count: int, wanted: int, earliest: int) -> int:
        """Return the index of the first of ``count`` samples.

        Args:
            pts_micros: Session time of the first sample.
            count: How many samples.
            wanted: The index that is heard at ``pts_micros``.
            earliest: The first index that can still be changed.
        """
        continues = self._end_micros is not None and (
            abs(pts_micros - self._end_micros) <= _NEAR_MICROS
        )
        index = max(self.end_index if continues else max(wanted, self.end_index), earliest)
        if continues and index > self.end_index:
            self.underruns += 1
        self._indices = [*self._indices[-_SEGMENTS:], index]
        self._pts = [*self._pts[-_SEGMENTS:], pts_micros]
        self.end_index = index + count
        self._end_micros = pts_micros + self._micros(count)
        return index

    def pts_at(self, index: int) -> int | None:
        """Return the session time of the sample at ``index``; None where nothing was placed."""
        segment = bisect_right(self._indices, index) - 1
        if segment < 0 or self._micros(index - self.end_index) > _AFTERMATH_MICROS:
            return None
        return self._pts[segment] + self._micros(index - self._indices[segment])

    def index_of(self, pts_micros: int) -> int | None:
        """Return where the sample of a session time is; None when it is after all of them."""
        for index, start, end in self._segments_backwards():
            if start <= pts_micros:
                at = index + round((pts_micros - start) * self._rate / 1_000_000)
                return at if at < end else (end if end < self.end_index else None)
        return self._indices[0] if self._indices else None

    def cut(self, index: int) -> None:
        """Forget everything from ``index`` on; what comes next starts anew."""
        kept = bisect_right(self._indices, max(index - 1, -1))
        self._indices, self._pts = self._indices[:kept], self._pts[:kept]
        self.end_index = min(self.end_index, index)
        self._end_micros = None

    def _segments_backwards(self) -> list[tuple[int, int, int]]:
        ends = [*self._indices[1:], self.end_index]
        return list(zip(self._indices, self._pts, ends, strict=True))[::-1]

    def _micros(self, count: int) -> int:
        return round(count * 1_000_000 / self._rate)
