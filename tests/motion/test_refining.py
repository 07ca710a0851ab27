import logging
from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Block, Scene
from bridge.motion import Sampler
from bridge.motion.refining import Refining
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.rotations import angle_between, from_yaw_pitch_roll

TIMES = np.arange(1, 13, dtype=np.int64) * 16_667


class Refiner:
    def __init__(self, change):
        self.change = change

    def refine(self, block, timelines):
        return self.change(block)


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


def test_a_correction_is_taken_as_a_sound_pose():
    refined = Refining(Refiner(turned(5.0))).refine(block(), ())
    head = BONE_INDEX["head"]
    away = np.degrees(angle_between(block().bones[:, head], refined.bones[:, head]))
    np.testing.assert_allclose(away, 5, atol=0.01)
    assert refined.weights.max() == 1


def test_a_correction_reaches_only_so_far():
    refined = Refining(Refiner(turned(90.0))).refine(block(), ())
    head = BONE_INDEX["head"]
    assert np.degrees(angle_between(block().bones[:, head], refined.bones[:, head])).max() <= 26


@pytest.mark.parametrize(
    "change",
    [
        lambda b: replace(b, weights=np.full_like(b.weights, np.nan)),
        lambda b: replace(b, bones=b.bones[:1]),
        lambda b: 1 / 0,
    ],
)
def test_a_refiner_that_fails_is_left_out_and_told_of_once(caplog, change):
    refining, before = Refining(Refiner(change)), block()
    with caplog.at_level(logging.WARNING):
        assert refining.refine(before, ()) is before
        assert refining.refine(before, ()) is before
    assert len(caplog.records) == 1


def test_a_sampler_shows_what_its_refiner_makes():
    def lean(before):
        return replace(before, hips=before.hips + np.float32(0.05))

    plain, refined = Sampler(1), Sampler(1, Refiner(lean))
    here, _ = plain.sample(Scene(), TIMES, plain.rest(0))
    there, _ = refined.sample(Scene(), TIMES, refined.rest(0))
    np.testing.assert_allclose(there.hips - here.hips, 0.05, atol=1e-6)
    np.testing.assert_allclose(there.head[:, :3] - here.head[:, :3], 0.05, atol=1e-6)
    np.testing.assert_allclose(there.weights, here.weights, atol=1e-6)
