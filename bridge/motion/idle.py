"""The layer of being alive: sway, weight that shifts, and a face that is never quite still."""

from typing import Any

import numpy as np

from bridge.motion.channels import Channel, channel_row
from bridge.motion.curves import Floats
from bridge.motion.events import BODY_EVENTS
from bridge.motion.expressions import face_row
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift, Pulses, Shifts
from bridge.motion.steering import Control

__all__ = ["IdleLayer"]

_SWAY_BAND = (0.06, 0.2, 0.5)
_ARM_BAND = (0.05, 0.2, 0.4)
_LEAST_SWAY = 0.5  # of somebody who stands as still as a character may
_DEGREES_PER_METRE = 143.0  # of lean: the head stands about 0.4 m above the bend

# Channel, spread (degrees or metres), band in Hz.
_SWAYS = (
    (Channel.HIPS_X, 0.004, _SWAY_BAND),
    (Channel.HIPS_Z, 0.003, _SWAY_BAND),
    (Channel.LEAN, 0.25, _SWAY_BAND),
    (Channel.SIDE, 0.25, _SWAY_BAND),
    (Channel.TWIST, 0.3, (0.04, 0.12, 0.3)),
    (Channel.LEFT_ARM, 0.5, _ARM_BAND),
    (Channel.RIGHT_ARM, 0.5, _ARM_BAND),
    (Channel.LEFT_ELBOW, 1.0, _ARM_BAND),
    (Channel.RIGHT_ELBOW, 1.0, _ARM_BAND),
    (Channel.LEFT_FINGERS, 1.0, _ARM_BAND),
    (Channel.RIGHT_FINGERS, 1.0, _ARM_BAND),
)
# Knees give a little now and then, more while one speaks. A square never lifts the feet: it has
# a spread of 1.4 of these metres.
_SINK, _SINK_IN_SPEECH, _SINK_BAND = 0.0011, 0.0003, (0.03, 0.1, 0.25)
# Weight on the left leg. From one side to the other it makes 20 to 48 mm.
_WEIGHT_LEFT = 0.8 * BODY_EVENTS["posture-left"][0].row
# Arms never hang quite alike: one is a little bent, then the other. Squared places, so that each
# comes and goes without a kink.
_UNEVEN_LEFT = channel_row(left_elbow=24.0, left_arm=2.5, left_forearm=12.0, left_fingers=4.0)
_UNEVEN_RIGHT = channel_row(right_elbow=24.0, right_arm=2.5, right_forearm=12.0, right_fingers=4.0)
# Who is closed draws the shoulders in and keeps the hands before the body; an open one's are ready.
_CLOSED_ROW = channel_row(
    left_shoulder_forward=16.0, right_shoulder_forward=16.0, shoulders=5.0,
    left_elbow=45.0, right_elbow=45.0, left_arm_forward=26.0, right_arm_forward=26.0,
    left_arm=-6.0, right_arm=-6.0, left_fingers=12.0, right_fingers=12.0,
)  # fmt: skip
_OPEN_ROW = channel_row(
    left_shoulder_forward=-8.0, right_shoulder_forward=-8.0, left_arm=8.0, right_arm=8.0,
    left_elbow=14.0, right_elbow=14.0,
)  # fmt: skip
_SPOKEN_SHARE = 0.4  # of it that stays while speech has shifts of its own
# Columns of what drives the body: how much there is of each row that follows.
_SWAYING, _SINKING, _WEIGHT = slice(len(_SWAYS)), len(_SWAYS), len(_SWAYS) + 1
_BENT_LEFT, _BENT_RIGHT, _OPENED, _CLOSED, _CHIN, _LEANING = range(_WEIGHT + 1, _WEIGHT + 7)
_BODY_ROWS = np.stack(
    (
        *(channel_row(**{channel.name.lower(): spread}) for channel, spread, _ in _SWAYS),
        channel_row(hips_y=-1.0),
        _WEIGHT_LEFT, _UNEVEN_LEFT, _UNEVEN_RIGHT, _OPEN_ROW, _CLOSED_ROW,
        channel_row(pitch=1.0), channel_row(lean=_DEGREES_PER_METRE),
    )
)  # fmt: skip
# And of what drives the face: three that come and go, and two of the style.
_HABITS = slice(Control.SMILE, Control.BROW + 1)
_FACE_ROWS = np.stack(
    [
        face_row(row)
        for row in (
            {"browInnerUp": 0.08}, {"mouthSmile": 0.06}, {"mouthPress": 0.1},
            {"mouthSmile": 1.0}, {"browInnerUp": 1.0},
        )
    ]
)  # fmt: skip


class IdleLayer(MotionLayer):
    """Everything that goes on without a reason."""

    def __init__(self, seed: int) -> None:
        self.drift: Drift = Drift(seed, "sway", [*(band for _, _, band in _SWAYS), _SINK_BAND])
        self._posture = Shifts(seed, "posture", gaps=(20.0, 60.0), lengths=(1.0, 2.0))
        self._uneven = Shifts(seed, "arms", gaps=(6.0, 18.0), lengths=(2.0, 3.5))
        self._face = Pulses(seed, "face", windows=(4.1, 5.3, 6.7), lengths=(0.5, 1.2))

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add sway, weight shifts, the style's posture and the face at rest."""
        draft.body += self._body(moment) @ _BODY_ROWS
        face = np.empty((len(moment.t), len(_FACE_ROWS)))
        face[:, :3] = self._face.at(moment.t) * moment.liveliness[:, None]
        face[:, 3:] = moment.controls[:, _HABITS]
        draft.face += face @ _FACE_ROWS

    def _body(self, moment: Moment) -> Floats:
        """Return (T, rows) how much of each of ``_BODY_ROWS`` there is."""
        t, alive, out = moment.t, moment.liveliness, np.empty((len(moment.t), len(_BODY_ROWS)))
        ease = alive * (_LEAST_SWAY + (1.0 - _LEAST_SWAY) * moment.control(Control.HEAD_GAIN))
        sway = moment.drifted(self.drift)
        out[:, _SWAYING] = sway[:, :-1] * ease[:, None]
        sinks = alive * (_SINK + _SINK_IN_SPEECH * moment.speaking)
        out[:, _SINKING] = sinks * sway[:, -1] * sway[:, -1]
        quiet = 1.0 - (1.0 - _SPOKEN_SHARE) * moment.speaking
        out[:, _WEIGHT] = self._posture.at(t) * alive * quiet
        uneven = self._uneven.at(t)
        left = np.maximum(uneven, 0.0)
        right = left - uneven
        out[:, _BENT_LEFT] = left * left * ease
        out[:, _BENT_RIGHT] = right * right * ease
        openness = moment.control(Control.OPENNESS)
        out[:, _OPENED] = np.maximum(openness, 0.0)
        out[:, _CLOSED] = out[:, _OPENED] - openness
        out[:, _CHIN] = moment.control(Control.HEAD_PITCH)
        out[:, _LEANING] = moment.control(Control.LEAN)
        return out
