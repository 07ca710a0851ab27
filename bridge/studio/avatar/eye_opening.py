"""Where an eye stands, and how its lids lie around it open and closed.

Everything is said of the left eye; the right one is its mirror image.
"""

import numpy as np

from bridge.studio.avatar.mesh import Floats

__all__ = [
    "EYE_CENTRE",
    "EYE_RADIUS",
    "LID_CLEARANCE",
    "closed_height",
    "contour",
    "on_eyeball",
    "outside_eyeball",
]

EYE_CENTRE = np.array([0.0345, 1.4530, 0.0584])
"""(3,) metres; the eye's bone stands here."""
EYE_RADIUS = 0.0255
LID_CLEARANCE = 0.0012
"""Metres that the lids stand before the eyeball."""

_HALF_WIDTH = 0.0200
_ABOVE, _BELOW = 0.0134, 0.0126
_OUTER_LIFT = 0.0016


def contour(angle: Floats) -> tuple[Floats, Floats]:
    """Return x and y of the open lids' rim; angle 0 is the outer corner, pi / 2 the top."""
    cosine, sine = np.cos(angle), np.sin(angle)
    x = _HALF_WIDTH * cosine
    upper = _ABOVE * np.abs(sine) ** 0.92 * (1.0 + 0.10 * cosine)
    lower = -_BELOW * np.abs(sine) ** 1.15
    y = np.where(sine >= 0, upper, lower) + _OUTER_LIFT * cosine
    return EYE_CENTRE[0] + x, EYE_CENTRE[1] + y


def closed_height(x: Floats) -> Floats:
    """Return the height of the line along which the lids meet: a calm downward arc."""
    along = np.clip((x - EYE_CENTRE[0]) / _HALF_WIDTH, -1.0, 1.0)
    out: Floats = EYE_CENTRE[1] + _OUTER_LIFT * along - 0.0088 * np.sqrt(1.0 - along**2 + 1e-9)
    return out


def on_eyeball(x: Floats, y: Floats, clearance: float = LID_CLEARANCE) -> Floats:
    """Return (N, 3) points before the eyeball's front, as the lids lie on it."""
    flat = np.square(x - EYE_CENTRE[0]) + np.square(y - EYE_CENTRE[1])
    depth = np.sqrt(np.maximum((EYE_RADIUS + clearance) ** 2 - flat, 1e-5))
    return np.stack([x, y, EYE_CENTRE[2] + depth], axis=1)


def outside_eyeball(points: Floats, clearance: float = LID_CLEARANCE) -> Floats:
    """Return points, those inside the eyeball's clearance moved out of it."""
    away = points - EYE_CENTRE
    distance = np.linalg.norm(away, axis=1, keepdims=True)
    scale = np.maximum((EYE_RADIUS + clearance) / np.maximum(distance, 1e-9), 1.0)
    out: Floats = EYE_CENTRE + away * scale
    return out
