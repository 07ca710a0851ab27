"""Rows of amplitudes under envelopes: several lanes of them, sampled in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bridge.motion.curves import Envelopes, Floats, smooth_step
from bridge.motion.paths import Span

__all__ = ["Lane", "Lanes", "Row"]

Row = tuple[Span, Floats, float]
"""Session time of an envelope, the amplitudes under it, and the second it is cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What adds up to one thing."""

    rows: Sequence[Row]
    width: int
    """Amplitudes in a row."""
    cut_secs: float
    """Time in which what is cut short lets go."""
    relaxing: bool = False
    """Whether all of it lets go as a face does."""


class Lanes:
    """Lanes that share their envelopes' evaluation. Immutable."""

    def __init__(self, lanes: Sequence[Lane]) -> None:
        counts = [len(lane.rows) for lane in lanes]
        rows = [row for lane in lanes for row in lane.rows]
        spans = np.array([span for span, _, _ in rows], np.float64).reshape(-1, 4) * 1e-6
        relaxing = np.repeat([lane.relaxing for lane in lanes], counts)
        self._envelopes = Envelopes(spans, relaxing=relaxing)
        self._cuts = np.array([cut for _, _, cut in rows], np.float64)
        self._fades = np.repeat([1.0 / lane.cut_secs for lane in lanes], counts)
        widths = np.cumsum([0, *(lane.width for lane in lanes)])
        self._columns = list(map(slice, widths[:-1], widths[1:]))
        self._bounds = np.cumsum([0, *counts])
        # All lanes side by side, so that one product serves them.
        self._table = np.zeros((len(rows), widths[-1]))
        for lane, bound, columns in zip(lanes, self._bounds, self._columns, strict=False):
            for number, (_, row, _) in enumerate(lane.rows, bound):
                self._table[number, columns] = row
        self._nothing: list[Floats | None] = [None] * len(lanes)

    def at(self, t: Floats) -> list[Floats | None]:
        """Return (T, width) of every lane, or None where nothing is going on in it."""
        which = self._envelopes.active(t[0], t[-1])
        if not len(which):
            return self._nothing
        weights = self._envelopes.at(t, which)
        cuts = self._cuts[which]
        if cuts.min() < t[-1]:
            weights = weights * (1.0 - smooth_step((t[:, None] - cuts) * self._fades[which]))
        shown = weights @ self._table.take(which, axis=0)
        ends = which.searchsorted(self._bounds).tolist()
        return [
            shown[:, columns] if end > first else None
            for columns, (first, end) in zip(self._columns, pairwise(ends), strict=True)
        ]
