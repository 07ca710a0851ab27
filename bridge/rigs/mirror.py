"""A character's mirror image: left and right exchanged, in the bridge's space."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import MIRROR
from bridge.rigs.humanoid import BONE_MIRROR

__all__ = ["mirror_bones", "mirror_position", "mirror_rotation", "mirror_weights"]

_REVERSE_X = np.array([-1, 1, 1], np.float32)
_REVERSE_YZ = np.array([1, -1, -1, 1], np.float32)


def mirror_weights(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (..., S) with each side's shapes on the other."""
    return weights[..., MIRROR]


def mirror_bones(bones: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (..., B, 4) with each side's bones on the other, and every turn reflected."""
    return bones[..., BONE_MIRROR, :] * _REVERSE_YZ


def mirror_rotation(rotation: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (..., 4) reflected."""
    return rotation * _REVERSE_YZ


def mirror_position(position: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (..., 3) reflected."""
    return position * _REVERSE_X
