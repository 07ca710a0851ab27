"""Speech before feeling: what the face gives up while the mouth talks."""

import numpy as np

from bridge.motion.curves import Floats
from bridge.motion.expressions import MOUTH
from bridge.motion.lips import JAW_SPEED_LIMIT, LIP_SPEED_LIMIT, LipSample
from bridge.rigs.arkit import SHAPE_INDEX, both_sides

__all__ = ["FACE_RATES", "mix_face"]

_MOUTH_SHARE = 0.35  # of a feeling's mouth that stays while speaking
_SMILE_SHARE = 0.6

_SMILE, _FROWN = both_sides("mouthSmile"), both_sides("mouthFrown")
_JAW = SHAPE_INDEX["jawOpen"]
_PUCKER, _FUNNEL = SHAPE_INDEX["mouthPucker"], SHAPE_INDEX["mouthFunnel"]
_STRETCH = SHAPE_INDEX["mouthStretchLeft"]
_SPREAD_VOWEL = 0.2  # the stretch of a full E or I


def _losses() -> Floats:
    losses = np.where(MOUTH, 1.0 - _MOUTH_SHARE, 0.0)
    losses[_SMILE] = 1.0 - _SMILE_SHARE
    return losses


_LOSSES = _losses()

FACE_RATES = np.full(len(SHAPE_INDEX), LIP_SPEED_LIMIT)
"""(S,) largest change a second of each shape."""
FACE_RATES[_JAW] = JAW_SPEED_LIMIT
FACE_RATES.setflags(write=False)


def mix_face(feeling: Floats, lips: LipSample) -> Floats:
    """Return (T, S) the lips with as much of the feeling's face as they leave room for."""
    if not lips.activity.any():
        return feeling
    mixed = feeling * (1.0 - lips.activity[:, None] * _LOSSES)
    spoken = lips.weights
    shut = np.maximum(lips.closure, lips.labiodental)
    rounded = np.maximum(spoken[:, _PUCKER], spoken[:, _FUNNEL])
    spread = np.minimum(spoken[:, _STRETCH] / _SPREAD_VOWEL, 1.0)
    mixed[:, _SMILE] *= ((1.0 - 0.7 * rounded) * (1.0 - 0.3 * shut))[:, None]
    mixed[:, _FROWN] *= (1.0 - 0.5 * spread)[:, None]
    mixed[:, _JAW] *= 1.0 - shut
    mixed += spoken
    return mixed
