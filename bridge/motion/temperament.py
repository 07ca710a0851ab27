"""How far and how fast a head wanders: targets by what a character does and feels."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bridge.model import EmotionLabel
from bridge.motion.curves import Floats
from bridge.motion.steering import FEELINGS

__all__ = ["BANDS", "ROLL_WITH_YAW", "Wander", "wander_targets"]

BANDS = ((0.05, 0.15, 0.5), (0.1, 0.35, 2.0), (0.15, 0.8, 3.0))
"""Lowest, corner and highest Hz of the slow, the middle and the quick part."""

ROLL_WITH_YAW = 0.35
"""Degrees that a head tips for each degree it turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wander:
    """Spread and pace of the head's residual motion."""

    pitch: float
    """Degrees of standard deviation, as the next two."""
    yaw: float
    roll: float
    side: float
    """Millimetres that the head travels sideways on top of the body's sway."""
    ahead: float
    """And to and fro."""
    pace: float
    """0 wanders in the slow band, 1 in the middle one, 2 in the quick one."""

    def row(self) -> Floats:
        """Return (7,): five spreads, then the middle's and the quick part's share of power.

        The spread of roll is what is left to it beside the part that goes with yaw.
        """
        quick = max(self.pace - 1.0, 0.0)
        middle = min(self.pace, 2.0 - self.pace)
        own = np.sqrt(self.roll**2 - (ROLL_WITH_YAW * self.yaw) ** 2)
        return np.array([self.pitch, self.yaw, own, self.side, self.ahead, middle, quick])


IDLE = Wander(pitch=0.8, yaw=1.2, roll=0.6, side=0.0, ahead=0.0, pace=0.0)
LISTENING = Wander(pitch=1.0, yaw=1.0, roll=0.8, side=0.0, ahead=3.0, pace=0.15)
THINKING = Wander(pitch=1.5, yaw=3.0, roll=1.8, side=2.5, ahead=3.0, pace=0.0)
CALM = Wander(pitch=1.8, yaw=1.8, roll=1.0, side=2.5, ahead=4.0, pace=0.8)
SPEAKING = Wander(pitch=2.2, yaw=2.5, roll=1.3, side=3.5, ahead=6.0, pace=1.0)
EXCITED = Wander(pitch=3.5, yaw=3.5, roll=2.2, side=7.0, ahead=11.0, pace=2.0)
ANGRY = Wander(pitch=3.0, yaw=3.0, roll=1.8, side=5.0, ahead=13.0, pace=2.0)
SAD = Wander(pitch=1.5, yaw=1.5, roll=1.5, side=0.0, ahead=3.0, pace=0.2)

_L = EmotionLabel
_SPEAKS: Mapping[EmotionLabel, Wander] = {
    _L.JOY: EXCITED, _L.LAUGH: EXCITED, _L.DELIGHT: EXCITED, _L.SURPRISE: EXCITED,
    _L.CURIOSITY: EXCITED,
    _L.ANGER: ANGRY, _L.DISGUST: ANGRY, _L.FEAR: ANGRY, _L.PAIN: ANGRY, _L.DETERMINATION: ANGRY,
    _L.SADNESS: SAD, _L.BOREDOM: SAD, _L.SHYNESS: SAD, _L.WORRY: SAD,
    _L.CONTENT: CALM, _L.RELIEF: CALM, _L.PRIDE: CALM, _L.CONTEMPT: CALM, _L.AFFECTION: CALM,
    _L.THINKING: THINKING, _L.DOUBT: THINKING, _L.CONFUSION: THINKING,
}  # fmt: skip
_PONDERS = frozenset({_L.THINKING, _L.DOUBT, _L.CONFUSION})


def _changes(wanders: Mapping[EmotionLabel, Wander], usual: Wander) -> Floats:
    return np.array([wanders.get(label, usual).row() - usual.row() for label in FEELINGS])


_BASES = np.stack((IDLE.row(), LISTENING.row(), SPEAKING.row()))
_WIDTH = _BASES.shape[1]
# What each feeling changes while nobody speaks, and beside it what it changes in speech.
_CHANGES = np.hstack(
    (_changes(dict.fromkeys(_PONDERS, THINKING), IDLE), _changes(_SPEAKS, SPEAKING))
)
_FULL = 0.7  # intensity at which a feeling has all of its effect; few are ever shown stronger


def wander_targets(feelings: Floats, speaking: Floats, listening: Floats) -> Floats:
    """Return (T, 7) what the head should do, as ``Wander.row`` has it.

    Args:
        feelings: (T, F) intensities shown.
        speaking: (T,) in [0, 1].
        listening: (T,) in [0, 1]; counts where nobody speaks.
    """
    felt = feelings * (1.0 / _FULL)
    felt /= np.maximum(felt.sum(axis=1, keepdims=True), 1.0)
    quiet = 1.0 - speaking
    states = np.empty((len(quiet), 3))
    states[:, 1] = heard = quiet * listening
    states[:, 0], states[:, 2] = quiet - heard, speaking
    changes = felt @ _CHANGES
    rows: Floats = states @ _BASES
    rows += quiet[:, None] * changes[:, :_WIDTH] + speaking[:, None] * changes[:, _WIDTH:]
    return rows
