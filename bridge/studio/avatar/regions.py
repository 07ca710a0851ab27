"""Which part of the face a vertex belongs to, as weights from 0 to 1."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.surface import MOUTH, MOUTH_HALF, mouth_line

__all__ = ["SIDES", "above_lips", "around", "corner", "lips_along", "push", "side_share"]

SIDES = (("Left", 1.0), ("Right", -1.0))
"""The character's own sides, and the sign of x there."""


def side_share(face: Face, sign: float) -> Floats:
    """Return (V,) 1 on one side, 0 on the other, half in the middle."""
    return ramp(-0.007, 0.007, sign * face.positions[:, 0])


def around(face: Face, centre: tuple[float, float], widths: tuple[float, float]) -> Floats:
    """Return (V,) a soft spot on the front of the face, where muscles pull."""
    x, y, z = face.positions.T
    spot = np.exp(-(((x - centre[0]) / widths[0]) ** 2) - ((y - centre[1]) / widths[1]) ** 2)
    out: Floats = np.where(spot > 0.01, spot - 0.01, 0.0) * ramp(0.0, 0.045, z) * face.soft
    return out


def corner(face: Face, sign: float) -> Floats:
    """Return (V,) the corner of the mouth and the cheek that it pulls along."""
    x, y, z = face.positions.T
    outward = sign * x - MOUTH_HALF
    # Narrower between the corners, so that the lips bend in a bow and their middle stays put.
    width = np.where(outward > 0, 0.017, 0.0130)
    height = np.where(y > MOUTH[0], 0.018, 0.016)
    spot = np.exp(-((outward / width) ** 2) - ((y - MOUTH[0]) / height) ** 2)
    out: Floats = np.maximum(spot - 0.01, 0.0) * ramp(0.0, 0.04, z) * face.soft
    return out * side_share(face, sign)


def lips_along(face: Face) -> tuple[Floats, Floats]:
    """Return (V,) how much upper and lower lip give way: most in the middle, 0 at the corners."""
    along = np.clip(face.positions[:, 0] / MOUTH_HALF, -1.0, 1.0)
    middle = np.sqrt(1.0 - along**2)
    return np.maximum(face.lip, 0.0) * middle, np.maximum(-face.lip, 0.0) * middle


def push(weight: Floats, direction: tuple[float, float, float]) -> Floats:
    """Return (V, 3) displacements in one direction, metres."""
    out: Floats = weight[:, None] * np.array(direction)
    return out


def above_lips(face: Face) -> Floats:
    """Return (V,) metres above the line between the lips."""
    out: Floats = face.positions[:, 1] - mouth_line(face.positions[:, 0])
    return out
