"""Lids: closing, narrowing, widening, following the eye."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.regions import SIDES, around, push

__all__ = ["lid_shapes"]

# Shares of the full closing that other shapes of the lids take.
_SQUINT_UPPER, _SQUINT_LOWER = 0.22, 1.20
_WIDE_UPPER, _WIDE_LOWER = -0.20, -0.24
_DOWN, _UP = 0.10, -0.06


def lid_shapes(face: Face) -> dict[str, Floats]:
    """Return the shapes of both eyes; irises are moved by the eyeballs' own."""
    shapes: dict[str, Floats] = {}
    for side, sign in SIDES:
        here = (sign * face.positions[:, 0] > 0.0)[:, None]
        upper, lower = face.upper_lid * here, face.lower_lid * here
        shapes |= {
            f"eyeBlink{side}": upper + lower,
            f"eyeSquint{side}": _SQUINT_UPPER * upper + _SQUINT_LOWER * lower,
            f"eyeWide{side}": _WIDE_UPPER * upper + _WIDE_LOWER * lower,
            f"eyeLookDown{side}": _DOWN * upper,
            f"eyeLookUp{side}": _UP * upper,
            f"eyeLookIn{side}": np.zeros_like(upper),
            f"eyeLookOut{side}": np.zeros_like(upper),
            f"cheekSquint{side}": 0.65 * lower + _cheek(face, sign),
        }
    return shapes


def _cheek(face: Face, sign: float) -> Floats:
    raised = around(face, (sign * 0.043, 1.4215), (0.016, 0.0095))
    below_lid = ramp(1.4400, 1.4310, face.positions[:, 1])
    return push(raised * below_lid, (0.0, 0.0042, 0.0026))
