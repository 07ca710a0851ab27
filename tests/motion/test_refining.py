import logging
from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Block, Scene
from bridge.motion import Sampler
from bridge.motion.lips import compile_lips, lip_weights
from bridge.motion.refining import Refining
from bridge.motion.refining_off import Off
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.rotations import angle_between, from_yaw_pitch_roll
from bridge.testing import FakeRefiner, sample_context

TIMES = np.arange(1, 13, dtype=np.int64) * 16_667


class Refiner:
    def __init__(self, change):
        self.change = change

    def start(self):
        return 0

    def refine(self, block, context, memory):
        return self.change(block), memory + 1


def block():
    bones = np.zeros((2, len(BONE_NAMES), 4), np.float32)
    bones[..., 3] = 1
    return Block(
        times_micros=TIMES[:2], weights=np.full((2, 52), 0.2, np.float32),
        head=np.zeros((2, 7), np.float32), bones=bones, hips=np.zeros((2, 3), np.float32),
    )  # fmt: skip


def turned(degrees):
    def change(before):
        bones = before.bones.copy()
        angles = np.radians([0, degrees, 0]).astype(np.float32)
        bones[:, BONE_INDEX["head"]] = from_yaw_pitch_roll(angles) * 3  # not even a unit
        return replace(before, bones=bones, weights=before.weights + 2)

    return change


def refine(change):
    refined, after = Refining(Refiner(change)).refine(block(), sample_context(block()), 4)
    assert after == 5
    return refined


def test_a_correction_is_taken_as_a_sound_pose():
    refined = refine(turned(5.0))
    head = BONE_INDEX["head"]
    away = np.degrees(angle_between(block().bones[:, head], refined.bones[:, head]))
    np.testing.assert_allclose(away, 5, atol=0.01)
    assert refined.weights.max() == 1


def test_a_correction_reaches_only_so_far():
    refined = refine(turned(90.0))
    head = BONE_INDEX["head"]
    assert np.degrees(angle_between(block().bones[:, head], refined.bones[:, head])).max() <= 26


@pytest.mark.parametrize(
    "change",
    [
        lambda b: replace(b, weights=np.full_like(b.weights, np.nan)),
        lambda b: replace(b, bones=b.bones[:1]),
        lambda b: replace(b, hips=np.zeros((2, 2), np.float32)),
        lambda b: None,
        lambda b: 1 / 0,
    ],
)
def test_a_refiner_that_fails_is_left_out_and_told_of_once(caplog, change):
    refining, before = Refining(Refiner(change)), block()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            refined, memory = refining.refine(before, sample_context(before), 4)
            assert refined is before
            assert memory == 4
    assert len(caplog.records) == 1


def test_a_refiner_that_cannot_start_is_told_of_once(caplog):
    class Stillborn:
        def start(self):
            raise RuntimeError("no model file")

        refine = None

    refining, before = Refining(Stillborn()), block()
    with caplog.at_level(logging.WARNING):
        memory = refining.start()
        assert refining.refine(before, sample_context(before), memory) == (before, None)
    assert len(caplog.records) == 1
    assert "no model file" in caplog.records[0].reason


def test_hips_are_moved_by_no_more_than_a_hand():
    refined = refine(lambda b: replace(b, hips=b.hips + np.float32(3.0)))
    np.testing.assert_allclose(refined.hips, 0.1, atol=1e-6)


def test_bones_that_were_left_alone_are_the_same_to_the_bit():
    before = block()
    refined = refine(turned(5.0))
    untouched = np.arange(len(BONE_NAMES)) != BONE_INDEX["head"]
    np.testing.assert_array_equal(refined.bones[:, untouched], before.bones[:, untouched])


def test_a_sampler_shows_what_its_refiner_makes():
    def lean(before):
        return replace(before, hips=before.hips + np.float32(0.05))

    plain, refined = Sampler(1), Sampler(1, Refiner(lean))
    here, _ = plain.sample(Scene(), TIMES, plain.rest(0))
    there, _ = refined.sample(Scene(), TIMES, refined.rest(0))
    np.testing.assert_allclose(there.hips - here.hips, 0.05, atol=1e-6)
    np.testing.assert_allclose(there.head[:, :3] - here.head[:, :3], 0.05, atol=1e-6)
    np.testing.assert_allclose(there.weights, here.weights, atol=1e-6)


def test_the_state_of_the_motion_holds_the_memory_of_the_refiner():
    sampler = Sampler(1, FakeRefiner())
    start = sampler.rest(0)
    _, after = sampler.sample(Scene(), TIMES, start)
    assert (start.refiner, after.refiner) == (0, len(TIMES))
    _, again = sampler.sample(Scene(), TIMES[:5], start)
    assert again.refiner == 5


def test_lips_that_must_touch_do_whatever_a_refiner_makes_of_them(timeline_of, run):
    def gape(before):
        weights = before.weights.copy()
        weights[:, SHAPE_INDEX["jawOpen"]] = 1.0
        weights[:, SHAPE_INDEX["mouthClose"]] = 0.0
        return replace(before, weights=weights)

    timeline = timeline_of("Papa made my map")
    scene = Scene(timelines=(timeline,))
    refined = run(scene, 4.0, sampler=Sampler(1, Refiner(gape)))
    demand = lip_weights(compile_lips((timeline,)), refined.times_micros).closure
    shut = demand > 0.98
    assert shut.any()
    jaw = refined.weights[:, SHAPE_INDEX["jawOpen"]]
    close = refined.weights[:, SHAPE_INDEX["mouthClose"]]
    assert (jaw - close)[shut].max() < 0.05


def test_off_is_as_if_there_were_no_refiner():
    plain, off = Sampler(1), Sampler(1, Off())
    here, _ = plain.sample(Scene(), TIMES, plain.rest(0))
    there, after = off.sample(Scene(), TIMES, off.rest(0))
    np.testing.assert_array_equal(there.bones, here.bones)
    assert after.refiner is None
