"""The layer of feelings: intensities to a face that is nobody else's, and to the head."""

from dataclasses import dataclass

import numpy as np

from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.curves import Floats
from bridge.motion.expressions import EXPRESSIONS, MOUTH, face_row, head_row
from bridge.motion.laughing import add_laughter
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS, Control
from bridge.rigs.affect import AFFECTS
from bridge.rigs.arkit import LEFT_RIGHT_PAIRS, SHAPE_INDEX, both_sides

__all__ = ["EmotionLayer", "Felt"]

_LARGEST_ASYMMETRY = 0.1
_LARGEST_DELAY_SECS = 0.03  # of one side of the face
_KEPT_SECS = 0.05
_SHARE_WHEN_STILL = 0.6  # of a feeling's face; the head shows none
_CHIN_DOWN_DEGREES = -4.0  # for each unit of dominance
_SMILE_OF_VALENCE = 0.15
_SMILE = both_sides("mouthSmile")
_LEAST_SMILE = len(SHAPE_INDEX)
_HEAD = slice(_LEAST_SMILE + 1, _LEAST_SMILE + 1 + CHANNELS)
_GAINS = slice(Control.MOUTH_GAIN, Control.EYE_GAIN + 1)
_VALENCE = np.array([max(AFFECTS[label].valence, 0.0) for label in FEELINGS])
_DOMINANCE = np.array([AFFECTS[label].dominance for label in FEELINGS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What the slower side of the face has yet to show."""

    t: Floats
    """(K,) seconds, increasing."""
    feelings: Floats
    """(K, F)."""


class EmotionLayer(MotionLayer):
    """Shows the moment's feelings, one side of the face a little later than the other."""

    def __init__(self, seed: int) -> None:
        rng = seeded(seed, "asymmetry")
        sides = ("Left", "Right") if rng.random() < 0.5 else ("Right", "Left")
        faces = np.stack(
            [
                face_row(e.face) + face_row(e.one, sides[0]) + face_row(e.other, sides[1])
                for e in map(EXPRESSIONS.__getitem__, FEELINGS)
            ]
        )
        for left, right in LEFT_RIGHT_PAIRS:
            lean = rng.uniform(0.5, 1.0) * _LARGEST_ASYMMETRY * rng.choice((-0.5, 0.5))
            faces[:, SHAPE_INDEX[left]] *= 1.0 + lean
            faces[:, SHAPE_INDEX[right]] *= 1.0 - lean
        self._delay = float(rng.uniform(0.0, _LARGEST_DELAY_SECS))
        late = np.array([name.endswith(sides[1]) for name in SHAPE_INDEX])
        heads = np.stack([head_row(EXPRESSIONS[label]) for label in FEELINGS])
        heads[:, Channel.PITCH] += _CHIN_DOWN_DEGREES * _DOMINANCE
        # One product for all: face, how much smile there is at least, and head.
        smiles = _SMILE_OF_VALENCE * _VALENCE[:, None]
        self._table = np.concatenate((faces, smiles, heads), axis=1)
        self._late_faces = faces * late

    def rest(self, at_micros: int) -> Felt:
        """Return the memory of somebody who has felt nothing."""
        return Felt(t=np.array([at_micros * 1e-6]), feelings=np.zeros((1, len(FEELINGS))))

    def add(self, moment: Moment, draft: Draft, memory: Felt) -> Felt:
        """Add the expressions, and the brow events of the utterance."""
        late, memory = _delayed(moment, memory, self._delay)
        shown = moment.feelings @ self._table
        face = shown[:, :_LEAST_SMILE]
        if late is not moment.feelings:
            face += (late - moment.feelings) @ self._late_faces
        face[:, _SMILE] = np.maximum(face[:, _SMILE], shown[:, _LEAST_SMILE, None])
        alive = moment.liveliness[:, None]
        brows = moment.cued.brows
        if brows is not None:
            # Brows that a feeling has raised have only the rest of the way to go.
            face += brows * alive * (1.0 - np.minimum(np.maximum(face, 0.0), 1.0))
        gains = moment.controls[:, _GAINS]
        if np.count_nonzero(gains != 1.0):
            face *= np.where(MOUTH, gains[:, :1], gains[:, 1:])
        draft.face += face * (_SHARE_WHEN_STILL + (1.0 - _SHARE_WHEN_STILL) * alive)
        draft.body += shown[:, _HEAD] * alive
        add_laughter(moment, draft)
        return memory


def _delayed(moment: Moment, memory: Felt, delay: float) -> tuple[Floats, Felt]:
    """Return (T, F) the feelings of ``delay`` seconds before, and the memory after."""
    last = moment.feelings[-1]
    if not (np.count_nonzero(memory.feelings != last) or np.count_nonzero(moment.feelings != last)):
        return moment.feelings, Felt(t=moment.t[-1:], feelings=moment.feelings[-1:])
    t = np.concatenate((memory.t, moment.t))
    feelings = np.concatenate((memory.feelings, moment.feelings))
    keep = max(int(np.searchsorted(t, t[-1] - _KEPT_SECS)) - 1, 0)
    after = Felt(t=t[keep:], feelings=feelings[keep:])
    at = moment.t - delay
    row = np.minimum(np.maximum(np.searchsorted(t, at, side="right") - 1, 0), len(t) - 2)
    share = np.clip((at - t[row]) / np.maximum(t[row + 1] - t[row], 1e-9), 0.0, 1.0)[:, None]
    return feelings[row] + share * (feelings[row + 1] - feelings[row]), after
