"""Which of several rows each span of time stands in, so that no two overlap."""

from collections.abc import Iterable

__all__ = ["lanes_of"]


def lanes_of(spans: Iterable[tuple[float, float]]) -> list[int]:
    """Return the row of each ``(start, end)``: the first that is free where it begins.

    Spans may come in any order; earlier ones are placed first, so rows fill from 0 up.
    """
    numbered = sorted(enumerate(spans), key=lambda item: item[1])
    rows = [0] * len(numbered)
    free_from: list[float] = []
    for index, (start, end) in numbered:
        row = next((r for r, free in enumerate(free_from) if free <= start), len(free_from))
        free_from[row : row + 1] = [end]
        rows[index] = row
    return rows
