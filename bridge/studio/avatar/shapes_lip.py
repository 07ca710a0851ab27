"""What the lips do themselves: close, roll, press, shrug, part."""

import numpy as np

from bridge.studio.avatar.face import Face
from bridge.studio.avatar.head import jaw_of_lip
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.regions import SIDES, above_lips, around, lips_along, push, side_share
from bridge.studio.avatar.shapes_jaw import opened
from bridge.studio.avatar.surface import MOUTH, MOUTH_HALF

__all__ = ["lip_shapes"]

_MEETING = 0.30
"""Where the lips meet over an open jaw: this share of the way down from the upper lip."""


def lip_shapes(face: Face) -> dict[str, Floats]:
    """Return the shapes in which the lips move against each other."""
    shapes = {
        "mouthClose": _close(face),
        "mouthRollLower": _roll(face, -1.0),
        "mouthRollUpper": _roll(face, 1.0),
        "mouthShrugLower": _shrug_lower(face),
        "mouthShrugUpper": _shrug_upper(face),
    }
    upper, lower = lips_along(face)
    for side, sign in SIDES:
        share = side_share(face, sign)
        shapes[f"mouthPress{side}"] = _press(face, share)
        shapes[f"mouthLowerDown{side}"] = push(lower * share, (0.0, -0.0075, 0.0006))
        shapes[f"mouthUpperUp{side}"] = push(upper * share, (0.0, 0.0065, 0.0008))
    return shapes


def _close(face: Face) -> Floats:
    """Undo what the open jaw does to the lips' rims, wherever they stand."""
    along = np.clip(face.positions[:, 0] / MOUTH_HALF, -1.0, 1.0)
    one = np.ones(len(along))
    gap = jaw_of_lip(along, -one) - jaw_of_lip(along, one)
    share = np.where(face.lip > 0, _MEETING, _MEETING - 1.0) * np.abs(face.lip) * gap
    return opened(face.positions) * share[:, None]


def _roll(face: Face, lip: float) -> Floats:
    """Turn the red of a lip inward: the rim goes back, what is outside comes over it."""
    rim = np.maximum(lip * face.lip, 0.0)
    outside = np.clip(lip * above_lips(face), 0.0, 0.0120)
    middle = np.sqrt(1.0 - np.clip(np.abs(face.positions[:, 0]) / MOUTH_HALF, 0.0, 1.0) ** 4)
    drawn = rim * middle
    return push(drawn, (0.0, 0.0, -0.0046)) + push(drawn * outside * 0.42, (0.0, -lip, 0.0))


def _shrug_lower(face: Face) -> Floats:
    upper, lower = lips_along(face)
    chin = around(face, (0.0, 1.3760), (0.0200, 0.0130)) * (face.lip <= 0)
    # The upper lip rides on the lower one.
    return (
        push(lower, (0.0, 0.0036, 0.0020))
        + push(upper, (0.0, 0.0036, 0.0014))
        + push(chin * (1.0 - np.abs(face.lip)), (0.0, 0.0045, 0.0012))
    )


def _shrug_upper(face: Face) -> Floats:
    upper, lower = lips_along(face)
    return push(upper, (0.0, 0.0036, 0.0024)) + push(lower, (0.0, 0.0036, 0.0006))


def _press(face: Face, share: Floats) -> Floats:
    near = around(face, (0.0, MOUTH[0]), (MOUTH_HALF * 1.1, 0.0085)) * share
    height = np.clip(above_lips(face), -0.010, 0.010)
    thinner = np.zeros_like(face.positions)
    thinner[:, 1] = -0.45 * height * near * np.abs(face.lip)
    return thinner + push(near, (0.0, 0.0, -0.0018))
