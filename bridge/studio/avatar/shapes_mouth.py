"""Where the muscles of the face pull the whole mouth, and what the cheeks do."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.regions import SIDES, around, corner, lips_along, push, side_share
from bridge.studio.avatar.surface import MOUTH

__all__ = ["mouth_shapes"]


def mouth_shapes(face: Face) -> dict[str, Floats]:
    """Return the shapes of the corners, of rounding, of the cheeks."""
    whole = around(face, (0.0, MOUTH[0]), (0.0320, 0.0170))
    shapes = {
        "mouthLeft": push(whole, (0.0115, 0.0, 0.0)),
        "mouthRight": push(whole, (-0.0115, 0.0, 0.0)),
        "mouthFunnel": _funnel(face),
        "mouthPucker": _pucker(face),
        "cheekPuff": sum((_puff(face, sign) for _, sign in SIDES), np.zeros(())),
    }
    for side, sign in SIDES:
        at = corner(face, sign)
        shapes[f"mouthSmile{side}"] = _smile(face, sign, at)
        shapes[f"mouthFrown{side}"] = push(at, (sign * 0.0010, -0.0135, -0.0008))
        shapes[f"mouthDimple{side}"] = push(at, (sign * 0.0042, 0.0018, -0.0032))
        shapes[f"mouthStretch{side}"] = push(at, (sign * 0.0078, -0.0020, -0.0026))
    return shapes


def _smile(face: Face, sign: float, at: Floats) -> Floats:
    cheek = around(face, (sign * 0.0410, 1.4180), (0.0170, 0.0110))
    lifted = cheek * ramp(1.4400, 1.4310, face.positions[:, 1]) * side_share(face, sign)
    return push(at, (sign * 0.0080, 0.0112, -0.0028)) + push(lifted, (0.0, 0.0036, 0.0034))


def _narrowed(face: Face, share: float) -> Floats:
    near = around(face, (0.0, MOUTH[0]), (0.0330, 0.0190))
    out = np.zeros_like(face.positions)
    out[:, 0] = -share * face.positions[:, 0] * near
    return out


def _funnel(face: Face) -> Floats:
    near = around(face, (0.0, MOUTH[0]), (0.0230, 0.0150))
    upper, lower = lips_along(face)
    return (
        _narrowed(face, 0.46)
        + push(near, (0.0, 0.0, 0.0065))
        + push(upper, (0.0, 0.0042, 0.0022))
        + push(lower, (0.0, -0.0056, 0.0016))
    )


def _pucker(face: Face) -> Floats:
    near = around(face, (0.0, MOUTH[0]), (0.0210, 0.0140))
    return _narrowed(face, 0.60) + push(near, (0.0, 0.0, 0.0085))


def _puff(face: Face, sign: float) -> Floats:
    cheek = around(face, (sign * 0.0430, 1.4030), (0.0180, 0.0170))
    return push(cheek * side_share(face, sign), (sign * 0.0090, 0.0, 0.0085))
