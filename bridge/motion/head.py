"""The layer of the head: a residual that wanders, the voice's pull, and nods on top."""

from typing import Any

import numpy as np

from bridge.motion.channels import CHANNELS, Channel, channel_row
from bridge.motion.curves import Floats
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift
from bridge.motion.prosody import COUPLED
from bridge.motion.steering import Control
from bridge.motion.temperament import BANDS, ROLL_WITH_YAW, wander_targets

__all__ = ["HeadLayer"]

_AXES = (Channel.PITCH, Channel.YAW, Channel.ROLL)
_POWER_SHARE = 0.5  # of a pace, beside the whole of a tempo
_DEGREES_PER_MM = 0.143  # of the trunk: the head stands about 0.4 m above the bend
_TRUNK = (Channel.SIDE, Channel.LEAN)
# (5, C): what a head wanders by, in degrees of the axes and millimetres of the trunk.
_WANDERING = np.stack(
    (
        channel_row(pitch=1.0), channel_row(yaw=1.0, roll=ROLL_WITH_YAW), channel_row(roll=1.0),
        channel_row(side=_DEGREES_PER_MM), channel_row(lean=_DEGREES_PER_MM),
    )
)  # fmt: skip
# What a style or a culture makes larger or smaller. A bow's depth is what it says, and weight is
# shifted as far as the legs stand apart.
_STYLED = np.zeros(CHANNELS)
_STYLED[[*_AXES, *_TRUNK, Channel.TWIST]] = 1.0


class HeadLayer(MotionLayer):
    """Moves the head, and the trunk under it."""

    def __init__(self, seed: int) -> None:
        self.drift: Drift = Drift(seed, "head", [b for b in BANDS for _ in _AXES] + [BANDS[1]] * 2)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add residual, prosody and events."""
        body, alive = draft.body, moment.liveliness
        gain = alive * moment.control(Control.HEAD_GAIN)
        self._wander(moment, draft, gain)
        coupled = moment.tracks.prosody.at(moment.t)
        if coupled is not None:
            body[:, COUPLED] += coupled * gain[:, None]
        events = moment.cued.body
        if events is not None:
            more = alive * (moment.control(Control.EVENT_GAIN) - 1.0)
            body += events * (alive[:, None] + more[:, None] * _STYLED)

    def _wander(self, moment: Moment, draft: Draft, gain: Floats) -> None:
        drift = moment.drifted(self.drift)
        listening = moment.control(Control.LISTENING)
        goals = wander_targets(moment.feelings, moment.speaking, listening)
        middle, quick = _paced(goals[:, 5], goals[:, 6], moment)
        # The parts are independent: their powers, not their sizes, add up.
        powers = np.empty((len(drift), 1, 3))
        powers[:, 0, 0], powers[:, 0, 1], powers[:, 0, 2] = 1.0 - middle - quick, middle, quick
        parts = drift[:, :9].reshape(-1, 3, 3)
        wandered = np.empty((len(drift), len(_WANDERING)))
        wandered[:, :3] = (np.sqrt(np.maximum(powers, 0.0)) @ parts)[:, 0]
        wandered[:, 3:] = drift[:, 9:]
        draft.body += (wandered * goals[:, :5] * gain[:, None]) @ _WANDERING


def _paced(middle: Floats, quick: Floats, moment: Moment) -> tuple[Floats, Floats]:
    """Return the shares of the middle and the quick part in a style's tempo and power."""
    change = moment.control(Control.TEMPO) + _POWER_SHARE * moment.control(Control.POWER)
    if not np.count_nonzero(change):
        return middle, quick
    pace = np.clip(middle + 2.0 * quick + change * moment.speaking, 0.0, 2.0)
    return np.minimum(pace, 2.0 - pace), np.maximum(pace - 1.0, 0.0)
