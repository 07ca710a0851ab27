"""The layer of breath at rest: quicker when excited, and never two breaths alike."""

from typing import Any

import numpy as np

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, changes, smooth_step
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS
from bridge.rigs.affect import AFFECTS

__all__ = ["BreathLayer"]

_CALM_HZ = 14.5 / 60.0
_WHISPER = 0.1  # of a breath stays with who keeps still: who breathes not at all is no one
_HZ_PER_AROUSAL = 6.0 / 60.0  # 20 a minute when thrilled, 13 when sad
_INHALE_SHARE = 0.4
_AROUSAL = np.array([AFFECTS[label].arousal for label in FEELINGS])
# Breaths come early or late by an eighth of one, and are up to a fifth deeper or shallower.
_STRAY, _STRAY_PACE = 0.12, 0.61
_DEPTH, _DEPTH_PACE = 0.2, 0.37


class BreathLayer(MotionLayer):
    """Breathes where no speech does: speech has its own, quick in and slowly out."""

    def __init__(self, seed: int) -> None:
        first, self._stray, self._depth = seeded(seed, "breath").uniform(0.0, 2.0 * np.pi, 3)
        self._first = first / (2.0 * np.pi)

    def rest(self, at_micros: int) -> float:
        """Return how many breaths have been drawn by ``at_micros``."""
        return float(self._first + _CALM_HZ * at_micros * 1e-6)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> float:
        """Add the depth of breath, and return how many breaths have been drawn."""
        t = moment.t
        steps = changes(t, moment.since_micros * 1e-6)
        hertz = _CALM_HZ + _HZ_PER_AROUSAL * (moment.feelings @ _AROUSAL)
        breaths: Floats = memory + np.cumsum(hertz * steps)
        depth = 1.0 + _DEPTH * np.sin(_DEPTH_PACE * t + self._depth)
        kept = _WHISPER + (1.0 - _WHISPER) * moment.liveliness
        shown = depth * kept * (1.0 - moment.speaking)
        draft.body[:, Channel.BREATH] += _breath(breaths + self._wander(t)) * shown
        return float(breaths[-1])

    def _wander(self, t: Floats) -> Floats:
        return np.asarray(_STRAY * np.sin(_STRAY_PACE * t + self._stray))


def _breath(turns: Floats) -> Floats:
    """Return (T,) depth in [0, 1]: two fifths of the time in, the rest out."""
    u = turns % 1.0
    rise, fall = u / _INHALE_SHARE, (1.0 - u) / (1.0 - _INHALE_SHARE)
    return smooth_step(np.asarray(np.minimum(rise, fall)))
