from dataclasses import replace

import numpy as np
import pytest

from bridge.errors import ConfigError
from bridge.motion.refining_edge import EdgeRefiner, edge_refiner
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import angle_between, from_rotation_vector
from bridge.testing import sample_block, sample_context
from bridge.testing.contracts import RefinerContract

HEAD, BROW = BONE_INDEX["head"], SHAPE_INDEX["browInnerUp"]


class TestEdgeRefiner(RefinerContract):
    @pytest.fixture
    def part(self):
        return EdgeRefiner()


def turned(radians, *, rate=60):
    """Return a block whose head turns by ``radians`` (T,)."""
    block = sample_block(len(radians), rate=rate)
    vectors = np.zeros((len(radians), 3), np.float32)
    vectors[:, 1] = radians
    bones = block.bones.copy()
    bones[:, HEAD] = from_rotation_vector(vectors)
    return replace(block, bones=bones)


def angles(block):
    refined, _ = EdgeRefiner().refine(block, sample_context(block), None)
    rest = np.array((0, 0, 0, 1), np.float32)
    return angle_between(refined.bones[:, HEAD], rest)


def test_noise_is_quieted_and_a_slow_turn_is_not():
    t = np.arange(240) / 60
    noise = np.random.default_rng(1).normal(0, 0.02, 240)
    slow = 0.3 * np.sin(2 * np.pi * 0.3 * t)
    noisy = angles(turned(noise))
    assert noisy[60:].std() < 0.5 * np.abs(noise)[60:].std()
    assert angles(turned(slow))[60:].max() > 0.95 * 0.3


def test_a_step_is_followed_alike_at_any_frame_rate():
    def half_way(rate):
        step = np.full(rate, 0.08)
        step[0] = 0.0
        return np.interp(0.2, np.arange(rate) / rate, angles(turned(step, rate=rate)))

    assert half_way(30) == pytest.approx(half_way(120), rel=0.03)


def test_a_leap_of_the_source_is_no_leap_of_the_head():
    step = np.full(60, 1.0)
    step[0] = 0.0
    speeds = np.degrees(np.diff(angles(turned(step)))) * 60
    assert speeds.max() < 275


def test_the_mouth_is_in_time_and_the_brows_are_not():
    block = sample_block(12)
    weights = block.weights.copy()
    weights[6:, BROW] = 0.8
    block = replace(block, weights=weights)
    refined, _ = EdgeRefiner().refine(block, sample_context(block), None)
    jaw = SHAPE_INDEX["jawOpen"]
    np.testing.assert_array_equal(refined.weights[:, jaw], block.weights[:, jaw])
    assert 0 < refined.weights[6, BROW] < 0.4


@pytest.mark.parametrize("wrong", [0, 1000, "soon", True, float("nan")])
def test_a_half_life_that_makes_no_sense_is_told(wrong):
    with pytest.raises(ConfigError, match="half_life_ms"):
        edge_refiner({"half_life_ms": wrong})


def test_the_half_life_is_an_option():
    assert isinstance(edge_refiner({}), EdgeRefiner)
    block = turned(np.r_[0.0, np.full(11, 0.05)])
    slow, _ = edge_refiner({"half_life_ms": 400}).refine(block, sample_context(block), None)
    quick, _ = edge_refiner({"half_life_ms": 20}).refine(block, sample_context(block), None)
    assert slow.bones[-1, HEAD, 1] < 0.5 * quick.bones[-1, HEAD, 1]
