"""Upper lashes and brows: dark strips that follow the skin beneath."""

import numpy as np

from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.eye_opening import EYE_CENTRE, closed_height, contour, on_eyeball
from bridge.studio.avatar.face import Face, joined, mirrored_face, plain_face
from bridge.studio.avatar.mesh import Floats, sheet
from bridge.studio.avatar.surface import locate, surface

__all__ = ["build_brows", "build_lashes"]

_COUNT = 25
_CLOSED_CLEARANCE = 0.0042


def build_lashes() -> Face:
    """Return the lashes of both eyes: a thick upper line with a wing, a thin lower one."""
    left = joined([_upper(), _lower()])
    return joined([left, mirrored_face(left)])


def build_brows() -> Face:
    """Return both brows, thick towards the nose and tapering outward."""
    left = _brow()
    return joined([left, mirrored_face(left)])


def _upper() -> Face:
    angle = np.linspace(np.pi * 0.985, 0.0, _COUNT)
    x, y = contour(angle)
    rim = on_eyeball(x, y, 0.0020)
    closed = on_eyeball(x, closed_height(x), _CLOSED_CLEARANCE)
    along = np.linspace(0.0, 1.0, _COUNT)
    # Thin at the inner corner, thickest past the top, drawn out beyond the outer corner.
    thick = 0.0010 + 0.0034 * ramp(0.0, 0.75, along) * (1.0 - 0.45 * ramp(0.85, 1.0, along))
    wing = 0.0062 * ramp(0.72, 1.0, along)
    radial = np.stack([np.cos(angle), np.sin(angle) + 0.25, np.zeros(_COUNT)], axis=1)
    radial /= np.linalg.norm(radial, axis=1, keepdims=True)
    open_tip = rim + radial * thick[:, None]
    open_tip += np.outer(wing, (0.92, 0.38, -0.55))
    open_tip[:, 2] += 0.0022
    closed_tip = closed.copy()
    closed_tip += np.outer(wing, (0.92, -0.12, -0.55))
    closed_tip[:, 1] -= 0.0004 + 1.05 * thick
    closed_tip[:, 2] += 0.0016
    # From the rim, where it stands a little inside the opening, to the tip and back over the lid.
    start, closed_start = rim.copy(), closed.copy()
    start -= radial * 0.0006
    closed_start[:, 1] += 0.0008
    middle = 0.5 * (start + open_tip) + (0.0, 0.0, 0.0012)
    closed_middle = 0.5 * (closed_start + closed_tip) + (0.0, 0.0, 0.0008)
    rows = np.stack([open_tip, middle, start])
    closed_rows = np.stack([closed_tip, closed_middle, closed_start])
    face = _strip(rows, "lash")
    face.upper_lid[:] = (closed_rows - rows).reshape(-1, 3)
    return face


def _lower() -> Face:
    angle = np.linspace(-0.10 * np.pi, -0.55 * np.pi, 13)
    x, y = contour(angle)
    rim = on_eyeball(x, y, 0.0013)
    along = np.linspace(0.0, 1.0, 13)
    thick = 0.0011 * np.sin(np.pi * np.clip(0.25 + 0.75 * along, 0, 1)) + 0.0001
    tip = rim - np.outer(thick, (0.0, 1.0, 0.0)) + (0.0, 0.0, 0.0002)
    # The outer corner is first, so that the strip's outside faces forward.
    face = _strip(np.stack([rim, tip])[:, ::-1], "lash")
    met = on_eyeball(x, closed_height(x), 0.0024)
    face.lower_lid[:] = np.tile((met - rim)[::-1], (2, 1))
    return face


def _brow() -> Face:
    along = np.linspace(0.0, 1.0, 15)
    x = 0.0150 + 0.0440 * along
    y = 1.4800 + 0.0080 * np.sin(np.pi * np.clip(0.10 + 0.75 * along, 0, 1)) - 0.004 * along**3
    half = 0.0030 * np.sqrt(np.clip(1.0 - along**2.2, 0.0, 1.0)) * ramp(-0.12, 0.10, along) + 0.0002
    rows = []
    for share in (1.0, 0.0, -1.0):
        points = surface(*locate(x, y + share * half))
        rows.append(points + _forward(points) * (0.0018 if share == 0.0 else 0.0007))
    return _strip(np.stack(rows), "brow")


def _forward(points: Floats) -> Floats:
    out = points - (0.0, EYE_CENTRE[1], 0.0)
    out[:, 1] *= 0.3
    direction: Floats = out / np.linalg.norm(out, axis=1, keepdims=True)
    return direction


def _strip(rows: Floats, swatch: str) -> Face:
    count, columns, _ = rows.shape
    points = rows.reshape(-1, 3)
    return plain_face("dark", points, sheet(count, columns), swatch_uvs(swatch, len(points)))
