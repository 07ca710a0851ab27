"""Solids as distance fields, and their surfaces as triangles.

A field maps (N, 3) points to (N,) distances, negative inside.
"""

from collections.abc import Callable

import numpy as np

from bridge.studio.avatar.mesh import Floats, Indices

__all__ = ["Field", "above", "blended", "cone", "polygonise"]

Field = Callable[[Floats], Floats]
_AXES = ((0, 1, 2), (1, 2, 0), (2, 0, 1))


def cone(start: Floats, end: Floats, radius: float, end_radius: float) -> Field:
    """Return a rod with round ends, its radius changing from end to end."""
    axis = end - start
    length = float(axis @ axis)

    def field(points: Floats) -> Floats:
        t = np.clip((points - start) @ axis / length, 0.0, 1.0)
        nearest = start + t[:, None] * axis
        out: Floats = np.linalg.norm(points - nearest, axis=1) - (
            radius + t * (end_radius - radius)
        )
        return out

    return field


def blended(width: float, *fields: Field) -> Field:
    """Return the union of solids, their seams filled up over a width in metres."""

    def field(points: Floats) -> Floats:
        out = fields[0](points)
        for other in fields[1:]:
            values = other(points)
            share = np.maximum(width - np.abs(out - values), 0.0) / width
            out = np.minimum(out, values) - share * share * width / 4.0
        return out

    return field


def above(axis: int, limit: float, field: Field, *, sign: float = 1.0) -> Field:
    """Return the part of a solid beyond a plane; on its lower side with a sign of -1."""

    def cut(points: Floats) -> Floats:
        out: Floats = np.maximum(field(points), sign * (limit - points[:, axis]))
        return out

    return cut


def polygonise(
    field: Field, low: Floats, high: Floats, step: float | Floats
) -> tuple[Floats, Indices]:
    """Return vertices and triangles of a solid's surface inside a box.

    One vertex stands in every cell of a grid that the surface passes, drawn onto the surface,
    and every edge of the grid that crosses the surface has a quadrilateral around it.
    """
    counts = np.ceil((high - low) / step).astype(int) + 1
    grid = np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), axis=-1)
    values = field(low + grid.reshape(-1, 3) * step).reshape(counts)
    number, cells = _cells(values)
    points = _drawn(field, low + (cells + _centres(values, cells)) * step, step)
    quads = np.concatenate([_quads(values, number, axes) for axes in _AXES])
    a, b, c, d = quads.T
    # Split along the shorter diagonal.
    first = np.linalg.norm(points[a] - points[c], axis=1)
    short = (first < np.linalg.norm(points[b] - points[d], axis=1))[:, None]
    one = np.where(short, quads[:, [0, 1, 2]], quads[:, [0, 1, 3]])
    two = np.where(short, quads[:, [0, 2, 3]], quads[:, [1, 2, 3]])
    return points, np.concatenate([one, two])


def _corners(values: Floats) -> Floats:
    shape = [n - 1 for n in values.shape]
    slices = [slice(offset, offset + n) for n in shape for offset in (0, 1)]
    x, y, z = slices[:2], slices[2:4], slices[4:]
    return np.stack([values[i, j, k] for i in x for j in y for k in z])


def _cells(values: Floats) -> tuple[Indices, Indices]:
    inside = _corners(values) < 0.0
    crossed = inside.any(axis=0) & ~inside.all(axis=0)
    number = np.full(crossed.shape, -1)
    number[crossed] = np.arange(crossed.sum())
    return number, np.argwhere(crossed)


def _centres(values: Floats, cells: Indices) -> Floats:
    """Return (N, 3) means of where the surface cuts each cell's edges, from 0 to 1."""
    at = _corners(values)[:, cells[:, 0], cells[:, 1], cells[:, 2]]
    places = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)], float)
    total, hits = np.zeros((len(cells), 3)), np.zeros((len(cells), 1))
    for start in range(8):
        for end in range(start + 1, 8):
            if np.abs(places[start] - places[end]).sum() != 1:
                continue
            a, b = at[start], at[end]
            cut = ((a < 0) != (b < 0))[:, None]
            t = (a / np.where(a == b, 1.0, a - b))[:, None]
            total += np.where(cut, places[start] + t * (places[end] - places[start]), 0.0)
            hits += cut
    out: Floats = total / hits
    return out


def _drawn(field: Field, points: Floats, step: float | Floats) -> Floats:
    least = float(np.min(step))
    small = least * 0.02
    for _ in range(3):
        value = field(points)
        slope = np.stack(
            [(field(points + d) - field(points - d)) / (2 * small) for d in small * np.eye(3)],
            axis=1,
        )
        steep = np.maximum(np.square(slope).sum(axis=1), 0.05)
        move = slope * (value / steep)[:, None]
        points = points - np.clip(move, -least / 3, least / 3)
    return points


def _quads(values: Floats, number: Indices, axes: tuple[int, int, int]) -> Indices:
    along = np.moveaxis(values, axes, (0, 1, 2))[:, 1:-1, 1:-1]
    cells = np.moveaxis(number, axes, (0, 1, 2))
    start, end = along[:-1] < 0, along[1:] < 0
    i, j, k = np.nonzero(start != end)
    ring = [cells[i, j, k], cells[i, j + 1, k], cells[i, j + 1, k + 1], cells[i, j, k + 1]]
    quads = np.stack(ring, axis=1)
    leaving = start[i, j, k]
    out: Indices = np.where(leaving[:, None], quads, quads[:, ::-1])
    return out
