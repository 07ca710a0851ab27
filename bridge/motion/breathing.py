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
_SIZES, _PACES = np.array([[0.12], [0.2]]), np.array([[0.61], [0.37]])


class BreathLayer(MotionLayer):
    """Breathes where no speech does: speech has its own, quick in and slowly out."""

    def __init__(self, seed: int) -> None:
        phases = seeded(seed, "breath").uniform(0.0, 2.0 * np.pi, 3)
        self._first, self._phases = phases[0] / (2.0 * np.pi), phases[1:, None]

    def rest(self, at_micros: int) -> float:
        """Return how many breaths have been drawn by ``at_micros``."""
        return float(self._first + _CALM_HZ * at_micros * 1e-6)

    def add(self, moment: Moment, draft: Draft, memory: Any) -> float:
        """Add the depth of breath, and return how many breaths have been drawn."""
        t = moment.t
        steps = changes(t, moment.since_micros * 1e-6)
        hertz = _CALM_HZ + _HZ_PER_AROUSAL * (moment.feelings @ _AROUSAL)
        breaths: Floats = memory + np.add.accumulate(hertz * steps)
        stray, depth = _SIZES * np.sin(_PACES * t + self._phases)
        kept = _WHISPER + (1.0 - _WHISPER) * moment.liveliness
        shown = (1.0 + depth) * kept * (1.0 - moment.speaking)
        draft.body[:, Channel.BREATH] += _breath(breaths + stray) * shown
        return float(breaths[-1])


def _breath(turns: Floats) -> Floats:
    """Return (T,) depth in [0, 1]: two fifths of the time in, the rest out."""
    u = turns - np.floor(turns)
    rise, fall = u / _INHALE_SHARE, (1.0 - u) / (1.0 - _INHALE_SHARE)
    return smooth_step(np.asarray(np.minimum(rise, fall)))
