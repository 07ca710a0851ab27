import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.model import Policy, Scene, Style, Utterance
from bridge.motion import Sampler
from bridge.performance import PhoneLips, perform

TEXT = (
    "Welcome to the old harbour, my friend. Nobody remembers how many boats were moored here "
    "before the storm. Everything you see was built by people who loved the sea."
)


@pytest.fixture(scope="session")
def timeline_of():
    """Make the timeline of a text, spoken from session time 2 s on."""

    def make(text=TEXT, *, origin=2_000_000, style=None, seed=1, **meaning):
        utterance = Utterance(
            utterance_id=text[:8], turn_id="t", text=text, language="en", **meaning
        )
        return perform(
            utterance,
            babble(text, utterance_id=utterance.utterance_id),
            lips=PhoneLips(),
            style=style or Style(),
            policy=Policy(),
            seed=seed,
            origin_micros=origin,
        )

    return make


@pytest.fixture(scope="session")
def run():
    """Sample a scene for some seconds in blocks; returns one joined block."""

    def sample(scene, secs, *, rate=60, start=0, size=12, seed=1, sampler=None, state=None):
        sampler = sampler or Sampler(seed)
        state = state or sampler.rest(start)
        times = start + np.arange(1, round(secs * rate) + 1, dtype=np.int64) * 1_000_000 // rate
        blocks = []
        for first in range(0, len(times), size):
            block, state = sampler.sample(scene, times[first : first + size], state)
            blocks.append(block)
        return Joined(blocks, state)

    return sample


class Joined:
    def __init__(self, blocks, state):
        self.state = state
        for name in ("times_micros", "weights", "head", "bones", "hips"):
            setattr(self, name, np.concatenate([getattr(block, name) for block in blocks]))

    def differs_from(self, other):
        names = ("weights", "head", "bones", "hips")
        return max(float(np.abs(getattr(self, n) - getattr(other, n)).max()) for n in names)


@pytest.fixture(scope="session")
def still_scene():
    return Scene()
