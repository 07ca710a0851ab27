"""The layer of gaze: eyes that hold their target without ever being quite still."""

from typing import Any

import numpy as np

from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift
from bridge.motion.steering import Control

__all__ = ["GazeLayer"]

_DRIFT_DEGREES = 0.2
_DRIFT_BAND = (0.2, 0.8, 2.0)


class GazeLayer(MotionLayer):
    """Points the eyes at the scene's target, or ahead."""

    def __init__(self, seed: int) -> None:
        self._drift = Drift(seed, "eyes", [_DRIFT_BAND] * 2)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add where the eyes look; what the head turns away is given back later."""
        draft.eyes += moment.controls[:, [Control.EYES_YAW, Control.EYES_PITCH]]
        draft.eyes += self._drift.at(moment.t) * (_DRIFT_DEGREES * moment.liveliness[:, None])
        draft.eyes[:, 1] += _LID_PULL_DEGREES * np.max(draft.lids, axis=1)


_LID_PULL_DEGREES = 2.0  # a closing lid draws the eye down
