from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style
from bridge.motion.steering import FEELINGS, Control, rest_steering, steer

T = np.arange(1, 181) / 60
SAD = Scene(
    stillness=1.0,
    emotion=Emotion(label=EmotionLabel.SADNESS, intensity=0.6),
    gaze=(1.0, 1.4, 1.0),
    style=Style(extent=0.5, expression=0.5, head_gain=1.2),
    policy=Policy(head_gain=0.5, emotion_gain=0.8),
)


def test_somebody_long_in_a_scene_does_not_move():
    controls, feelings, _ = steer(SAD, T, rest_steering(SAD, 0))
    assert np.ptp(controls, axis=0).max() < 1e-9
    assert np.ptp(feelings, axis=0).max() < 1e-9


def test_a_change_of_mind_is_eased_and_arrives():
    controls, feelings, _ = steer(SAD, T, rest_steering(Scene(), 0))
    still = controls[:, Control.STILLNESS]
    assert still[0] < 0.02
    assert (np.diff(still) >= 0).all()
    assert still[-1] == pytest.approx(1, abs=1e-3)
    assert feelings[-1, FEELINGS.index(EmotionLabel.SADNESS)] == pytest.approx(0.6, abs=1e-3)
    assert controls[-1, Control.HEAD_GAIN] == pytest.approx(0.6, abs=1e-3)
    assert controls[-1, Control.EMOTION_GAIN] == pytest.approx(1.3 * 0.8, abs=1e-3)


def test_splitting_the_time_changes_nothing():
    whole, _, _ = steer(SAD, T, rest_steering(Scene(), 0))
    first, _, memory = steer(SAD, T[:60], rest_steering(Scene(), 0))
    second, _, _ = steer(SAD, T[60:], memory)
    np.testing.assert_allclose(np.concatenate((first, second)), whole, atol=1e-9)


def test_going_back_on_a_wish_half_way_keeps_the_speed():
    first, _, memory = steer(SAD, T[:10], rest_steering(Scene(), 0))
    second, _, _ = steer(replace(SAD, stillness=0.0), T[10:], memory)
    still = np.concatenate((first, second))[:, Control.STILLNESS]
    assert np.abs(np.diff(still, 2)).max() < 0.036
