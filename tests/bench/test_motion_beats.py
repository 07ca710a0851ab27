"""Alignment and drift over movement whose answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.bench.motion_beats import beat_alignment, sync_drift
from bridge.bench.motion_stage import idle, perform_lines
from bridge.model import Phone, Policy, Scene, Style, Timeline
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import from_axis_angle
from bridge.testing import sample_utterance

FPS = 60
TEXTS = ("The old boats were moored.", "Nobody looked for them.", "We came with the wind.")


def swinging(beats, *, language="en"):
    """Return an arm that stands still for an instant at every whole second, and a voice."""
    shown = idle(seconds=20.0)
    t = shown.block.times_micros * 1e-6
    bones = np.zeros_like(shown.block.bones)
    bones[..., 3] = 1.0
    turn = 0.5 * np.cos(np.pi * t).astype(np.float32)
    bones[:, BONE_INDEX["leftUpperArm"]] = from_axis_angle(
        np.array([0, 1, 0], np.float32), turn[:, None]
    ).reshape(-1, 4)
    phones = tuple(
        Phone(symbol="ɑ", start_micros=at, end_micros=at + 100_000, stress=1) for at in beats
    )
    line = Timeline(utterance_id="u", origin_micros=0, duration_micros=20_000_000, cues=())
    speech = replace(babble("a"), phones=phones)
    block = replace(shown.block, bones=bones)
    return replace(shown, block=block, timelines=(line,), speeches=(speech,), languages=(language,))


def test_stress_where_the_body_stands_still_is_on_the_beat():
    aligned, by_chance = beat_alignment(swinging([k * 1_000_000 for k in range(3, 12)]))
    assert aligned == pytest.approx(1.0, abs=0.02)
    assert by_chance < 0.45


def test_stress_a_tenth_of_a_second_off_is_worth_what_a_bell_is_one_sigma_out():
    aligned, _ = beat_alignment(swinging([k * 1_000_000 + 100_000 for k in range(3, 12)]))
    assert aligned == pytest.approx(np.exp(-0.5), abs=0.05)


def test_a_voice_that_stresses_all_alike_says_nothing():
    assert np.isnan(beat_alignment(swinging([3_000_000], language="zh"))[0])


def test_a_mouth_keeps_its_clock_and_one_that_does_not_is_found():
    style, policy = Style(), Policy()
    lines = [(sample_utterance(text, utterance_id=text[:4]), babble(text)) for text in TEXTS]
    shown = perform_lines(lines, style=style, policy=policy)
    scene = Scene(style=style, policy=policy)
    slope, spread = sync_drift(shown, scene)
    assert abs(slope) < 1e-4
    assert spread < 3.0
    slow = (shown.block.times_micros * 1.004).astype(np.int64)
    drifting = replace(shown, block=replace(shown.block, times_micros=slow))
    assert sync_drift(drifting, scene)[0] == pytest.approx(0.004, rel=0.2)
