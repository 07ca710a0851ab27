"""A body that stands and waits: what a receiver is left with when the show is over."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.rotations import IDENTITY, from_axis_angle

__all__ = ["STANDING"]

_ARM_DEGREES = 72.0  # short of the body, so that sleeves and hips do not meet
_ELBOW_DEGREES = 12.0  # nobody stands with straight elbows


def _standing() -> NDArray[np.float32]:
    bones = np.tile(IDENTITY, (len(BONE_NAMES), 1))
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for part, axis, degrees in (
            ("UpperArm", (0, 0, 1), -_ARM_DEGREES),
            ("LowerArm", (0, 1, 0), -_ELBOW_DEGREES),
        ):
            about = np.array(axis, np.float32)
            radians = np.float32(np.radians(sign * degrees))
            bones[BONE_INDEX[f"{side}{part}"]] = from_axis_angle(about, radians)
    bones.setflags(write=False)
    return bones


STANDING = _standing()
"""(B, 4) normalised local rotations: upright, arms hanging."""
