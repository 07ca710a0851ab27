"""The layer of feelings: intensities to a face that is nobody else's, and to the head."""

from typing import Any

import numpy as np

from bridge.motion.expressions import EXPRESSIONS, face_row, head_row
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import seeded
from bridge.motion.steering import FEELINGS
from bridge.rigs.arkit import LEFT_RIGHT_PAIRS, SHAPE_INDEX

__all__ = ["EmotionLayer"]

_LARGEST_ASYMMETRY = 0.1


class EmotionLayer(MotionLayer):
    """Shows the moment's feelings."""

    def __init__(self, seed: int) -> None:
        rng = seeded(seed, "asymmetry")
        sides = ("Left", "Right") if rng.random() < 0.5 else ("Right", "Left")
        self._faces = np.stack(
            [
                face_row(e.face) + face_row(e.one, sides[0]) + face_row(e.other, sides[1])
                for e in map(EXPRESSIONS.__getitem__, FEELINGS)
            ]
        )
        for left, right in LEFT_RIGHT_PAIRS:
            lean = rng.uniform(0.5, 1.0) * _LARGEST_ASYMMETRY * rng.choice((-0.5, 0.5))
            self._faces[:, SHAPE_INDEX[left]] *= 1.0 + lean
            self._faces[:, SHAPE_INDEX[right]] *= 1.0 - lean
        self._heads = np.stack([head_row(EXPRESSIONS[label]) for label in FEELINGS])

    def add(self, moment: Moment, draft: Draft, memory: Any) -> None:
        """Add the expressions, and the brow events of the utterance."""
        draft.face += moment.feelings @ self._faces
        draft.body += moment.feelings @ self._heads
        brows = moment.tracks.brows.at(moment.t)
        if brows is not None:
            draft.face += brows * moment.liveliness[:, None]
