import numpy as np
import pytest

from bridge.model import Scene
from bridge.session.rewinding import SampledPast

SCENE = Scene()


def times(first, count):
    return np.arange(first, first + count, dtype=np.int64) * 1000


def counts(block):
    return block.hips[:, 0].astype(int).tolist()


def test_blocks_go_on_from_each_other(sampler):
    past = SampledPast(sampler, 0, SCENE)
    assert counts(past.sample(SCENE, times(0, 3))) == [0, 1, 2]
    assert counts(past.sample(SCENE, times(3, 3))) == [3, 4, 5]


@pytest.mark.parametrize("at", [2, 3, 4, 6, 8])
def test_after_a_rewind_sampling_goes_on_as_if_the_rest_had_never_been(sampler, at):
    past = SampledPast(sampler, 0, SCENE)
    for first in (0, 3, 6):
        past.sample(SCENE, times(first, 3))
    past.rewind(at * 1000)
    assert counts(past.sample(SCENE, times(at, 2))) == [at, at + 1]


def test_rewinding_twice_is_allowed(sampler):
    past = SampledPast(sampler, 0, SCENE)
    past.sample(SCENE, times(0, 6))
    past.rewind(5000)
    past.rewind(2000)
    assert counts(past.sample(SCENE, times(2, 1))) == [2]


def test_restarting_begins_from_rest(sampler):
    past = SampledPast(sampler, 0, SCENE)
    past.sample(SCENE, times(0, 6))
    past.restart(10_000, SCENE)
    assert counts(past.sample(SCENE, times(10, 1))) == [0]


def test_a_scene_that_cannot_be_sampled_is_never_gone_back_to(sampler):
    class Picky:
        def __getattr__(self, name):
            return getattr(sampler, name)

        def sample(self, scene, times_micros, state):
            if scene is BAD:
                raise ValueError("cannot be sampled")
            return sampler.sample(scene, times_micros, state)

    BAD = object()
    past = SampledPast(Picky(), 0, SCENE)
    past.sample(SCENE, times(0, 3))
    with pytest.raises(ValueError, match="cannot be sampled"):
        past.sample(BAD, times(3, 3))
    past.rewind(2000)
    assert counts(past.sample(SCENE, times(2, 1))) == [2]
