"""Arms that hang: when the trunk bows they stay behind, and the hands slide along the thighs."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, smooth_step
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import multiply

__all__ = ["hang_arms"]

_ARMS = slice(BONE_INDEX["leftUpperArm"], BONE_INDEX["rightUpperArm"] + 1)
_ELBOWS = np.array([Channel.LEFT_ELBOW, Channel.RIGHT_ELBOW])
# Of a bow, nine tenths reach the shoulders. Gravity would have the arms give back all of it; the
# hands, which keep near the thighs, some two thirds.
_GIVEN_BACK = 0.6
_LEAST_BOW = 0.05  # degrees
_BUSY_DEGREES = 40.0  # an elbow bent this much further is at work, and goes with the trunk


def hang_arms(bones: NDArray[np.float32], body: Floats) -> None:
    """Turn the upper arms of ``bones`` back, in place, by a good part of a bow.

    Args:
        bones: (T, B, 4) local rotations.
        body: (T, C) channels.
    """
    bow = body[:, Channel.BEND]
    if bow.max() < _LEAST_BOW:
        return
    idle = smooth_step(1.0 - np.abs(body[:, _ELBOWS]) / _BUSY_DEGREES)
    half = (np.radians(-0.5 * _GIVEN_BACK) * bow)[:, None] * idle
    back = np.zeros((len(bones), 2, 4), np.float32)
    back[..., 0], back[..., 3] = np.sin(half), np.cos(half)
    bones[:, _ARMS] = multiply(back, bones[:, _ARMS])
