"""How far every joint turns before it looks wrong, and the clamp that keeps it there.

Limits are angles about a bone's own axes in the T-pose. Upright bones (torso, head, legs)
turn about Y, then X, then Z; bones that lie along X (arms, hands, fingers) about Y, then Z,
then X, so that the last angle is their twist and the second their height above the horizon.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.humanoid import BONE_NAMES
from bridge.rigs.rotations import from_axis_angle, multiply

__all__ = ["LIES_ALONG_X", "LIMITS_RADIANS", "clamp_to_limits", "from_joint_angles", "joint_angles"]

_Array = NDArray[np.float32]
_Range = tuple[float, float]

# Degrees about X, Y, Z. Soft limits where comfortable ones are known (head, torso, arms,
# fingers), otherwise ranges of human motion inside Unity's muscle ranges.
_MIDDLE: Mapping[str, tuple[_Range, _Range, _Range]] = {
    "hips": ((-45, 90), (-180, 180), (-30, 30)),
    "spine": ((-15, 15), (-12, 12), (-10, 10)),
    "chest": ((-15, 15), (-12, 12), (-10, 10)),
    "upperChest": ((-8, 8), (-8, 8), (-8, 8)),
    "neck": ((-20, 20), (-30, 30), (-15, 15)),
    "head": ((-20, 20), (-35, 35), (-15, 15)),
    "jaw": ((0, 18), (-10, 10), (-5, 5)),
}
_ANY_THUMB = ((-60, 60), (-60, 60), (-60, 60))  # a fist flexes 40 and opposes 55 degrees
_LEFT: Mapping[str, tuple[_Range, _Range, _Range]] = {
    "Eye": ((-15, 20), (-25, 25), (-5, 5)),
    "UpperLeg": ((-90, 30), (-60, 60), (-45, 60)),
    "LowerLeg": ((0, 135), (-10, 10), (-10, 10)),
    "Foot": ((-30, 50), (-30, 30), (-25, 25)),
    "Toes": ((-40, 30), (-5, 5), (-5, 5)),
    "Shoulder": ((-10, 10), (-12, 12), (-5, 20)),
    "UpperArm": ((-90, 90), (-100, 100), (-90, 20)),  # an elbow above the shoulder looks forced
    "LowerArm": ((-75, 75), (-140, 0), (-5, 5)),
    "Hand": ((-10, 10), (-15, 25), (-60, 50)),
    "ThumbMetacarpal": _ANY_THUMB,
    "ThumbProximal": _ANY_THUMB,
    "ThumbDistal": _ANY_THUMB,
    **{
        f"{finger}{joint}": ((-5, 5), (-spread, spread), (-flexion, 0))
        for finger, first in (("Index", 20), ("Middle", 7.5), ("Ring", 7.5), ("Little", 20))
        for joint, flexion, spread in (
            ("Proximal", 85, first),
            ("Intermediate", 88, 2),  # of 95: the middle angle of three is told up to 90
            ("Distal", 60, 2),
        )
    },
}
_ALONG_X = ("Arm", "Shoulder", "Hand", "Thumb", "Index", "Middle", "Ring", "Little")


def _limits() -> _Array:
    rows = []
    for name in BONE_NAMES:
        if name in _MIDDLE:
            rows.append(_MIDDLE[name])
            continue
        side = "left" if name.startswith("left") else "right"
        x, y, z = _LEFT[name.removeprefix(side)]
        if side == "right":
            y, z = (-y[1], -y[0]), (-z[1], -z[0])
        rows.append((x, y, z))
    table = np.radians(np.array(rows, np.float32))
    table.setflags(write=False)
    return table


LIMITS_RADIANS = _limits()
"""(B, 3, 2) least and greatest angle about X, Y, Z."""

LIES_ALONG_X: NDArray[np.bool_] = np.array(
    [any(part in name for part in _ALONG_X) for name in BONE_NAMES]
)
"""(B,) True for the bones whose angles are taken in the order Y, Z, X."""
LIES_ALONG_X.setflags(write=False)


def joint_angles(bones: _Array, along: NDArray[np.bool_] = LIES_ALONG_X) -> _Array:
    """Return (..., B, 3) radians about X, Y, Z of unit rotations (..., B, 4).

    Args:
        bones: All of them, or some.
        along: (B,) which of them lie along X.
    """
    x, y, z, w = bones[..., 0], bones[..., 1], bones[..., 2], bones[..., 3]
    # One of the two orders, chosen bone by bone: exchanging X and Z turns one into the other
    # but for the sign of the sine terms.
    sign = np.where(along, np.float32(-1.0), np.float32(1.0))
    first, second = np.where(along, z, x), np.where(along, x, z)
    signed, squared = sign * y, first * first
    middle = np.arcsin(np.minimum(np.maximum(2 * (w * first - signed * second), -1), 1))
    turn = np.arctan2(2 * (w * y + sign * first * second), 1 - 2 * (squared + y * y))
    last = np.arctan2(2 * (w * second + first * signed), 1 - 2 * (squared + second * second))
    out = np.empty((*bones.shape[:-1], 3), np.float32)
    out[..., 0] = np.where(along, last, middle)
    out[..., 1] = turn
    out[..., 2] = np.where(along, middle, last)
    return out


def from_joint_angles(radians: _Array, along: NDArray[np.bool_] = LIES_ALONG_X) -> _Array:
    """Return (..., B, 4) rotations of (..., B, 3) angles about X, Y, Z.

    Args:
        radians: Of all bones, or of some.
        along: (B,) which of them lie along X.
    """
    about_x, about_y, about_z = (
        from_axis_angle(np.eye(3, dtype=np.float32)[i], radians[..., i]) for i in range(3)
    )
    lies = along[:, None]
    middle, last = np.where(lies, about_z, about_x), np.where(lies, about_x, about_z)
    return multiply(multiply(about_y, middle), last)


def clamp_to_limits(bones: _Array, which: NDArray[np.bool_] | slice = slice(None)) -> _Array:
    """Return (..., B, 4) with every angle inside its limits.

    Bones already inside come back to the bit as they were.

    Args:
        bones: All of them, or some.
        which: Which of all bones these are.
    """
    limits, along = LIMITS_RADIANS[which], LIES_ALONG_X[which]
    angles = joint_angles(bones, along)
    allowed = np.minimum(np.maximum(angles, limits[..., 0]), limits[..., 1])
    outside = angles != allowed
    if not outside.any():
        return bones
    return np.where(outside.any(axis=-1)[..., None], from_joint_angles(allowed, along), bones)
