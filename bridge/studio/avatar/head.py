"""The skin of head and neck: a grid in which rings of vertices lie around eyes and mouth."""

import numpy as np

from bridge.studio.avatar.atlas import face_uvs
from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.eye_opening import (
    EYE_CENTRE,
    closed_height,
    contour,
    on_eyeball,
    outside_eyeball,
)
from bridge.studio.avatar.face import Face, joined, mirrored_face, plain_face
from bridge.studio.avatar.mesh import Floats, Indices, sheet
from bridge.studio.avatar.surface import (
    LAST_RING,
    MOUTH,
    MOUTH_HALF,
    locate,
    mouth_line,
    surface,
)

__all__ = ["build_head", "jaw_of_lip", "jaw_of_skin", "upper_rim"]

# x of the columns at the height of the eyes, then azimuths to the nape (degrees).
_FRONT = (0.0, 0.0042, 0.0085, 0.0140, 0.0200, 0.0260, 0.0320, 0.0380, 0.0440, 0.0500, 0.0562)
_FRONT_EDGE = 0.0625
_REST_DEGREES = (64.0, 75.0, 88.0, 102.0, 118.0, 136.0, 157.0, 180.0)
# Heights of the rows in the middle of the face, between the crown and under the chin.
_ABOVE = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 4.6)
_HEIGHTS = (1.4790, 1.4720, 1.4650, 1.4580, 1.4510, 1.4435, 1.4360, 1.4290, 1.4225, 1.4165,
            1.4105, 1.4050, 1.3990, 1.3925, 1.3860, 1.3800, 1.3740, 1.3690)  # fmt: skip
_BELOW = (11.0, 11.5, 12.0, 13.0, 14.0, 15.0, 16.0, LAST_RING)

_EYE = (7, 14, 2, 11)  # rows from, to; columns from, to
_MOUTH = (18, 22, 0, 7)
_EYE_RINGS = np.array([0.0, 0.10, 0.24, 0.42, 0.66, 1.0])
_MOUTH_RINGS = np.array([0.0, 0.10, 0.22, 0.38, 0.60, 1.0])
_LID_EDGE = 0.0030  # metres that the lids' edge goes back towards the eyeball


def build_head() -> Face:
    """Return the skin from the crown to under the collar, the lids open, the lips closed."""
    azimuth, ring = _grid()
    half = joined([_plane(azimuth, ring), _eye_ring(azimuth, ring), _mouth_ring(azimuth, ring)])
    return joined([half, mirrored_face(half)])


def jaw_of_skin(points: Floats) -> Floats:
    """Return (N,) how much of the jaw's movement skin away from the lips follows."""
    low = ramp(1.4060, 1.3760, points[:, 1] - 0.25 * np.maximum(np.abs(points[:, 0]) - 0.03, 0.0))
    out: Floats = low * ramp(-0.020, 0.040, points[:, 2]) * ramp(1.3360, 1.3580, points[:, 1])
    return out


def jaw_of_lip(along: Floats, lip: Floats) -> Floats:
    """Return (N,) how much of the jaw's movement a lip's rim follows.

    Args:
        along: (N,) -1 and 1 at the corners of the mouth.
        lip: (N,) 1 on the upper lip, -1 on the lower one.
    """
    outward = np.clip(np.abs(along), 0.0, 1.0)
    lower = 0.38 + 0.62 * (1.0 - outward**2) ** 0.62
    out: Floats = np.where(lip > 0, 0.38 * outward**5, lower)
    return out


def upper_rim(count: int) -> Floats:
    """Return (N, 3) points of the left eye's upper lid, from the inner corner outward."""
    x, y = contour(np.linspace(np.pi, 0.0, count))
    return on_eyeball(x, y)


def _grid() -> tuple[Floats, Floats]:
    front = np.array([*_FRONT, _FRONT_EDGE])
    azimuths, _ = locate(front, np.full(len(front), EYE_CENTRE[1]))
    azimuths[0] = 0.0
    _, heights = locate(np.full(len(_HEIGHTS), 1e-6), np.array(_HEIGHTS))
    return (
        np.concatenate([azimuths, np.radians(_REST_DEGREES)]),
        np.concatenate([_ABOVE, heights, _BELOW]),
    )


def _skin(points: Floats, triangles: Indices) -> Face:
    return plain_face("skin", points, triangles, face_uvs(points))


def _on_grid(azimuth: Floats, ring: Floats) -> Floats:
    rows, columns = np.meshgrid(ring, azimuth, indexing="ij")
    points = surface(columns.ravel(), rows.ravel())
    near = points[:, 2] > 0.03
    points[near] = outside_eyeball(points[near])
    points[columns.ravel() > np.pi - 1e-6, 0] = 0.0
    return points.reshape(len(ring), len(azimuth), 3)


def _plane(azimuth: Floats, ring: Floats) -> Face:
    points = _on_grid(azimuth, ring).reshape(-1, 3)
    triangles = sheet(len(ring), len(azimuth))
    row, column = np.divmod(triangles, len(azimuth))
    keep = np.ones(len(triangles), bool)
    for top, bottom, left, right in (_EYE, _MOUTH):
        inside = (row >= top) & (row <= bottom) & (column >= left) & (column <= right)
        keep &= ~inside.all(axis=1)
    face = _skin(points, triangles[keep])
    face.jaw[:] = jaw_of_skin(points)
    return face


def _border(block: tuple[int, int, int, int], *, half: bool) -> Indices:
    """Return (N, 2) rows and columns around a block, counter-clockwise from its lower left."""
    top, bottom, left, right = block
    below = [(bottom, column) for column in range(left, right)]
    outer = [(row, right) for row in range(bottom, top, -1)]
    above = [(top, column) for column in range(right, left, -1)]
    inner = [(top, left)] if half else [(row, left) for row in range(top, bottom)]
    return np.array([*below, *outer, *above, *inner])


def _eye_ring(azimuth: Floats, ring: Floats) -> Face:
    border = _border(_EYE, half=False)
    outside = _on_grid(azimuth, ring)[border[:, 0], border[:, 1]]
    angle = np.arctan2(
        (outside[:, 1] - EYE_CENTRE[1]) / 0.022, (outside[:, 0] - EYE_CENTRE[0]) / 0.027
    )
    angle[np.abs(angle).argmin()] = 0.0
    angle[(np.pi - np.abs(angle)).argmin()] = np.pi
    rim_x, rim_y = contour(angle)
    rim = on_eyeball(rim_x, rim_y)
    rows = [EYE_CENTRE + (rim - EYE_CENTRE) * (1 - _LID_EDGE / 0.0267)]
    closed_y = closed_height(rim_x)
    upper, lower = np.sin(angle) >= -1e-9, np.sin(angle) <= 1e-9
    closing = on_eyeball(rim_x, closed_y, 0.0024) - rim
    reaches = [1.0]
    for t in _EYE_RINGS:
        x, y = (1 - t) * rim_x + t * outside[:, 0], (1 - t) * rim_y + t * outside[:, 1]
        place = surface(*locate(x, y))
        lid = on_eyeball(x, y, 0.0012 + 0.001 * t)
        share = ramp(0.0, 0.85, np.full(len(x), t))[:, None]
        row = outside_eyeball((1 - share) * lid + share * place)
        rows.append(outside if t == 1.0 else row)
        reaches.append(float(1.0 - ramp(0.0, 1.0, np.array([t]))[0]) if t else 1.0)
    points = np.stack(rows)
    reach = np.array(reaches)[:, None, None]
    face = _skin(points.reshape(-1, 3), sheet(len(rows), len(border), closed=True))
    target = points + closing * reach
    folded = outside_eyeball(target.reshape(-1, 3), 0.0024).reshape(points.shape)
    # The edge follows the rim, a little behind it.
    folded[0] = folded[1] + (points[0] - points[1])
    moved = np.where(reach > 0, folded - points, 0.0)
    face.upper_lid[:] = (moved * upper[None, :, None]).reshape(-1, 3)
    face.lower_lid[:] = (moved * (lower & ~upper)[None, :, None]).reshape(-1, 3)
    return face


def _mouth_ring(azimuth: Floats, ring: Floats) -> Face:
    border = _border(_MOUTH, half=True)
    outside = _on_grid(azimuth, ring)[border[:, 0], border[:, 1]]
    angle = np.arctan2((outside[:, 1] - MOUTH[0]) / 0.010, outside[:, 0] / 0.026)
    corner = np.abs(angle).argmin()
    angle[corner] = 0.0
    rim_x = MOUTH_HALF * np.cos(angle)
    rim_x[np.abs(outside[:, 0]) < 1e-9] = 0.0
    side = np.sign(np.round(np.sin(angle), 9))
    rows, lips, jaws = [], [], []
    for t in _MOUTH_RINGS:
        x = (1 - t) * rim_x + t * outside[:, 0]
        y = (1 - t) * mouth_line(rim_x) + t * outside[:, 1]
        points = outside if t == 1.0 else surface(*locate(np.maximum(x, 1e-7), y))
        points[np.abs(outside[:, 0]) < 1e-9, 0] = 0.0
        near = 1.0 - ramp(0.0, 1.0, np.full(len(x), t))
        jaw = near * jaw_of_lip(rim_x / MOUTH_HALF, np.where(side == 0, -1.0, side))
        rows.append(points)
        lips.append(near * side)
        jaws.append(jaw + (1 - near) * jaw_of_skin(points))
    face = _skin(np.concatenate(rows), sheet(len(rows), len(border)))
    face.lip[:] = np.concatenate(lips)
    face.jaw[:] = np.concatenate(jaws)
    return face
