"""The layer of the arms: gestures, and what of the body goes with them."""

from typing import Any

import numpy as np

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.gesture_poses import reachable_forms
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.steering import Control

__all__ = ["ArmLayer"]

_ELBOWS = {Channel.LEFT_ELBOW: 0, Channel.RIGHT_ELBOW: 1}
# Columns of both sides in turn: upper arm, elbow and fingers; shoulder to forearm.
_HANGING = ((Channel.LEFT_ARM, Channel.HIPS_Y), (Channel.LEFT_SHOULDER_UP, Channel.LEFT_WRIST_BEND))
_BUSY_DEGREES = 40.0  # an elbow bent this much further has left its rest
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
            _leave_rest(draft.body, arms)
            draft.body += arms * (gain * moment.liveliness)[:, None]


def _leave_rest(body: Floats, arms: Floats) -> None:
    """Take from an arm that is at work how it hung: gestures go to places, and are not to miss."""
    for elbow, side in _ELBOWS.items():
        free = 1.0 - smooth_step(np.abs(arms[:, elbow]) / _BUSY_DEGREES)
        for first, end in _HANGING:
            body[:, first + side : end : 2] *= free[:, None]
