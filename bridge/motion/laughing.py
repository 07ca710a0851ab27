"""Laughter: what shakes jaw, shoulders and trunk while a laugh is more than a smile."""

import numpy as np

from bridge.model import EmotionLabel
from bridge.motion.channels import Channel
from bridge.motion.curves import smooth_step
from bridge.motion.moment import Draft, Moment
from bridge.motion.steering import FEELINGS
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["add_laughter"]

_LAUGH = FEELINGS.index(EmotionLabel.LAUGH)
_FROM, _FULL = 0.3, 0.6  # intensity at which it begins, at which it is hearty
_PULSE_HZ = 4.6
_BOUT_HZ = 0.42  # a bout is some five pulses on one breath, then air is drawn
_SPEAKING_SHARE = 0.2
_JAW = SHAPE_INDEX["jawOpen"]
_JAW_OPENS = 0.16
_SHOULDERS_UP, _LEAN_FORWARD, _CHIN_UP = 1.4, 0.5, 0.6  # degrees


def add_laughter(moment: Moment, draft: Draft) -> None:
    """Add the bounces to jaw and trunk, in place."""
    laugh = moment.feelings[:, _LAUGH]
    if laugh.max() <= _FROM:
        return
    t = moment.t
    speaking = 1.0 - (1.0 - _SPEAKING_SHARE) * moment.speaking
    size = smooth_step((laugh - _FROM) / (_FULL - _FROM)) * speaking
    bout = (t * _BOUT_HZ) % 1.0
    # Strong at first, spent after two thirds; the rest of the bout is a breath.
    size *= smooth_step(bout / 0.08) * (1.0 - smooth_step((bout - 0.3) / 0.4))
    bounce = size * (0.5 - 0.5 * np.cos(2.0 * np.pi * _PULSE_HZ * t))
    draft.face[:, _JAW] += _JAW_OPENS * bounce
    body = bounce * moment.liveliness
    draft.body[:, Channel.SHOULDERS] += _SHOULDERS_UP * body
    draft.body[:, Channel.LEAN] += _LEAN_FORWARD * body
    draft.body[:, Channel.PITCH] -= _CHIN_UP * body
