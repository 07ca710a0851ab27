"""Going back to an instant that has already been sampled."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.model import Block, Scene
from bridge.motion import MotionState, Sampler

__all__ = ["SampledPast"]

_BLOCKS_KEPT = 16  # 1.6 s at 100 ms a block: far more than any lead


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sampled:
    scene: Scene
    times_micros: NDArray[np.int64]
    before: MotionState


class SampledPast:
    """Samples forward, and can return to any recent instant.

    Sampling is pure, so the state in the middle of a block is found by sampling the block
    again up to there.
    """

    def __init__(self, sampler: Sampler, at_micros: int, scene: Scene) -> None:
        self._sampler = sampler
        self._state = sampler.rest(at_micros, scene)
        self._past: deque[_Sampled] = deque(maxlen=_BLOCKS_KEPT)

    def sample(self, scene: Scene, times_micros: NDArray[np.int64]) -> Block:
        """Return the poses at ``times_micros`` (T,), which go on from the latest ones."""
        before = self._state
        block, self._state = self._sampler.sample(scene, times_micros, before)
        # Only now: a scene that cannot be sampled is nothing to go back to.
        self._past.append(_Sampled(scene=scene, times_micros=times_micros, before=before))
        return block

    def rewind(self, at_micros: int) -> None:
        """Forget every pose at or after ``at_micros``."""
        while self._past:
            latest = self._past.pop()
            self._state = latest.before
            kept = latest.times_micros[latest.times_micros < at_micros]
            if len(kept):
                self.sample(latest.scene, kept)
                return

    def restart(self, at_micros: int, scene: Scene) -> None:
        """Begin anew from rest, after a gap that nobody saw."""
        self._past.clear()
        self._state = self._sampler.rest(at_micros, scene)
