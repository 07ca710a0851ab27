"""The layer of being alive: breath, sway, posture, and a face that is never quite still."""

from typing import Any

import numpy as np

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, smooth_step
from bridge.motion.expressions import face_row
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift, Pulses, Shifts, seeded
from bridge.motion.steering import Control

__all__ = ["IdleLayer"]

_BREATH_HZ = 15.0 / 60.0
_INHALE_SHARE = 0.4
_SWAY_BAND = (0.06, 0.2, 0.5)
_ARM_BAND = (0.05, 0.2, 0.4)
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
_MICRO_FACE = np.stack(
    (face_row({"browInnerUp": 0.08}), face_row({"mouthSmile": 0.06}), face_row({"mouthPress": 0.1}))
)


class IdleLayer(MotionLayer):
    """Everything that goes on without a reason."""

    def __init__(self, seed: int) -> None:
        self._sway = Drift(seed, "sway", [band for _, _, band in _SWAYS])
        self._columns = np.array([channel for channel, _, _ in _SWAYS])
        self._spreads = np.array([spread for _, spread, _ in _SWAYS])
        self._posture = Shifts(seed, "posture", window=38.0, length=1.6)
        self._face = Pulses(seed, "face", windows=(4.1, 5.3, 6.7), lengths=(0.5, 1.2))
        rng = seeded(seed, "breath")
        self._breath_phase, self._breath_drift = rng.uniform(0.0, 2.0 * np.pi, 2)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add breath, sway, weight shifts, posture and the face at rest."""
        t, alive, body = moment.t, moment.liveliness, draft.body
        body[:, self._columns] += self._sway.at(t) * self._spreads * alive[:, None]
        place = self._posture.at(t) * alive
        body[:, Channel.HIPS_X] += 0.016 * place
        body[:, Channel.SIDE] -= 1.2 * place
        # Speech breathes by its own cues: quick in, and slowly out over the phrase.
        body[:, Channel.BREATH] += self._breath(t) * alive * (1.0 - moment.speaking)
        body[:, Channel.PITCH] += moment.control(Control.HEAD_PITCH)
        body[:, Channel.LEAN] += moment.control(Control.LEAN) * _DEGREES_PER_METRE
        draft.face += (self._face.at(t) * alive[:, None]) @ _MICRO_FACE
        draft.face += moment.controls[:, [Control.SMILE, Control.BROW]] @ _HABIT

    def _breath(self, t: Floats) -> Floats:
        """Return (T,) depth in [0, 1]; no two breaths take quite the same time."""
        turns = t * _BREATH_HZ + 0.12 * np.sin(0.61 * t + self._breath_drift)
        u = (turns + self._breath_phase) % 1.0
        rise = smooth_step(u / _INHALE_SHARE)
        return rise * (1.0 - smooth_step((u - _INHALE_SHARE) / (1.0 - _INHALE_SHARE)))


_HABIT = np.stack((face_row({"mouthSmile": 1.0}), face_row({"browInnerUp": 1.0})))
