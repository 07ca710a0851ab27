"""A sampler that numbers its frames, for tests in which poses do not matter."""

from dataclasses import dataclass

import numpy as np

from bridge.model import Block
from bridge.rigs import RIG


@dataclass(frozen=True)
class CountingState:
    """Remembers how many frames came before, so that a lost or doubled frame shows."""

    frames: int


class CountingSampler:
    """Numbers its frames: ``hips[0]`` counts, ``weights[0]`` tells whether an utterance is cut."""

    def rest(self, at_micros, scene):
        return CountingState(frames=0)

    def sample(self, scene, times_micros, state):
        count = len(times_micros)
        weights = np.zeros((count, len(RIG.shape_names)), np.float32)
        for timeline in scene.timelines:
            cut = timeline.cut_micros
            if cut is not None:
                weights[times_micros >= cut, 0] = 1.0
        hips = np.zeros((count, 3), np.float32)
        hips[:, 0] = np.arange(state.frames, state.frames + count)
        rest = np.tile(np.array([0, 0, 0, 1], np.float32), (count, len(RIG.bone_names), 1))
        head = np.tile(np.array([0, 0, 0, 0, 0, 0, 1], np.float32), (count, 1))
        block = Block(times_micros=times_micros, weights=weights, head=head, bones=rest, hips=hips)
        return block, CountingState(frames=state.frames + count)
