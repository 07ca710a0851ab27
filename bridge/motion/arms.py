"""The layer of the arms: gestures, and what of the body goes with them."""

from typing import Any

import numpy as np

from bridge.motion.gesture_poses import reachable_forms
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.steering import Control

__all__ = ["ArmLayer"]

_LEAST_GAIN = 0.85  # of a restrained style: half a gesture would be a hand in mid-air


class ArmLayer(MotionLayer):
    """Moves the arms, and what of the body goes with them."""

    def __init__(self, seed: int) -> None:
        reachable_forms()  # read before the first frame is due, not within it

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add the gestures of the scene's timelines."""
        arms = moment.tracks.arms.at(moment.t)
        if arms is not None:
            gain = np.minimum(np.maximum(moment.control(Control.EVENT_GAIN), _LEAST_GAIN), 1.0)
            draft.body += arms * (gain * moment.liveliness)[:, None]
