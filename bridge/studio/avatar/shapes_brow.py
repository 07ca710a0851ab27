"""Brows and the nose that wrinkles with them."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.regions import SIDES, around, push, side_share

__all__ = ["brow_shapes"]

_LID_UNDER_BROW = 0.20  # of the upper lid's closing, at the inner corner


def brow_shapes(face: Face) -> dict[str, Floats]:
    """Return the shapes of forehead, brows and nose."""
    shapes = {"browInnerUp": sum((_inner_up(face, sign) for _, sign in SIDES), np.zeros(()))}
    for side, sign in SIDES:
        share = side_share(face, sign)
        shapes[f"browDown{side}"] = _down(face, sign, share)
        shapes[f"browOuterUp{side}"] = push(
            _brow(face, sign * 0.0500, 0.0190) * share, (sign * 0.0010, 0.0110, 0.0)
        )
        shapes[f"noseSneer{side}"] = _sneer(face, sign, share)
    return shapes


def _brow(face: Face, x: float, width: float) -> Floats:
    # The upper lids stay: only what lies above them goes along.
    out: Floats = around(face, (x, 1.4860), (width, 0.0150)) * ramp(
        1.4700, 1.4800, face.positions[:, 1]
    )
    return out


def _inner_up(face: Face, sign: float) -> Floats:
    share = side_share(face, sign)
    return push(_brow(face, sign * 0.0190, 0.0150) * share, (sign * 0.0005, 0.0125, 0.0008))


def _down(face: Face, sign: float, share: Floats) -> Floats:
    inner = _brow(face, sign * 0.0180, 0.0170) * share
    whole = _brow(face, sign * 0.0370, 0.0300) * share
    # What hangs over the inner corner of the eye gives an angry look its slant.
    here = (sign * face.positions[:, 0] > 0.0) * ramp(0.046, 0.020, sign * face.positions[:, 0])
    return (
        push(inner, (-sign * 0.0030, -0.0128, 0.0016))
        + push(whole, (0.0, -0.0062, 0.0004))
        + _LID_UNDER_BROW * here[:, None] * face.upper_lid
    )


def _sneer(face: Face, sign: float, share: Floats) -> Floats:
    wing = around(face, (sign * 0.0095, 1.4165), (0.0085, 0.0085)) * share
    bridge = around(face, (sign * 0.0080, 1.4420), (0.0080, 0.0140)) * share
    # Not the rim of the lip: a mouth that is shut stays shut while the nose wrinkles.
    fold = around(face, (sign * 0.0230, 1.4230), (0.0110, 0.0110)) * share
    return (
        push(wing, (0.0, 0.0056, 0.0014))
        + push(bridge, (0.0, 0.0032, 0.0012))
        + push(fold, (0.0, 0.0030, 0.0022))
    )
