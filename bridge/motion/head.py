"""The layer of the head: a residual that wanders, the voice's pull, and nods on top."""

from typing import Any

import numpy as np

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats
from bridge.motion.expressions import EXPRESSIONS
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift
from bridge.motion.steering import FEELINGS, Control

__all__ = ["HeadLayer"]

_AXES = [Channel.PITCH, Channel.YAW, Channel.ROLL]
# Degrees of spread in the order of _AXES. Roll's own share is what 0.35 of yaw leaves to it.
_IDLE = np.array([0.8, 1.2, 0.45])
_LISTENING = np.array([1.0, 1.0, 0.7])
_SPEAKING = np.array([1.9, 2.4, 1.0])
_SPEAKING_TRUNK = np.array([0.7, 0.7])  # degrees of LEAN and SIDE: about 5 mm at the head
_ROLL_WITH_YAW = 0.35
_IDLE_BAND = (0.05, 0.15, 0.5)
_SPEAKING_BAND = (0.1, 0.35, 2.0)
_AROUSAL = np.array([EXPRESSIONS[label].arousal for label in FEELINGS])


class HeadLayer(MotionLayer):
    """Moves the head, and the trunk under it."""

    def __init__(self, seed: int) -> None:
        self._drift = Drift(seed, "head", [_IDLE_BAND] * 3 + [_SPEAKING_BAND] * 5)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add residual, prosody, events and the head's share of the gaze."""
        body, alive = draft.body, moment.liveliness
        gain = alive * moment.control(Control.HEAD_GAIN)
        self._wander(moment, draft, gain * (1.0 + 0.5 * (moment.feelings @ _AROUSAL)))
        coupled = moment.tracks.prosody.at(moment.t)
        if coupled is not None:
            body += coupled * gain[:, None]
        events = moment.tracks.body.at(moment.t)
        if events is not None:
            body += events * (alive * moment.control(Control.EVENT_GAIN))[:, None]
        body[:, Channel.YAW] += moment.control(Control.GAZE_YAW)
        body[:, Channel.PITCH] += moment.control(Control.GAZE_PITCH)

    def _wander(self, moment: Moment, draft: Draft, gain: Floats) -> None:
        drift = self._drift.at(moment.t)
        listening = moment.control(Control.LISTENING)[:, None]
        speaking = moment.speaking[:, None]
        idle = _IDLE + (_LISTENING - _IDLE) * listening
        # The two drifts are independent: their powers, not their sizes, add up.
        residual = drift[:, :3] * idle * np.sqrt(1.0 - speaking) + drift[:, 3:6] * (
            _SPEAKING * np.sqrt(speaking)
        )
        residual[:, 2] += _ROLL_WITH_YAW * residual[:, 1]
        draft.body[:, _AXES] += residual * gain[:, None]
        draft.body[:, [Channel.LEAN, Channel.SIDE]] += (
            drift[:, 6:] * _SPEAKING_TRUNK * (speaking * gain[:, None])
        )
