from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style
from bridge.motion import Sampler
from bridge.motion.steering import FEELINGS, Control, rest_steering, steer
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import angle_between, to_yaw_pitch_roll

ARMS = [BONE_INDEX[side + part] for side in ("left", "right") for part in ("UpperArm", "LowerArm")]
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


NEUTRAL = Style()
LIVELY = Style(
    name="lively", activation=0.85, extent=0.5, tempo=0.5, fluidity=-0.1, power=0.2,
    repetition=0.4, expression=0.5, gaze=0.3, head_gain=1.5, nod_probability=0.55, smile=0.22,
    brow=0.08, head_pitch_degrees=-2.0, lean_metres=0.01, emotion_cap=0.85,
)  # fmt: skip
SERIOUS = Style(
    name="serious", activation=0.25, extent=-0.4, tempo=-0.3, fluidity=0.1, power=0.2,
    repetition=-0.5, expression=-0.5, gaze=0.2, head_gain=0.6, nod_probability=0.15, smile=0.0,
    emotion_cap=0.4,
)  # fmt: skip
TIRED = Style(name="tired", tempo=-0.5, fluidity=0.3, power=-0.5, head_pitch_degrees=8.0)
SALES = Style(
    name="sales", tempo=0.5, fluidity=-0.2, power=0.6, head_gain=1.5, extent=0.6,
    lean_metres=0.02, head_pitch_degrees=-2.0,
)  # fmt: skip
TEXT = "Nobody remembers how many boats were moored here before the storm."


def angles(joined):
    return np.degrees(to_yaw_pitch_roll(joined.head[:, 3:])).astype(float)


def moved(run, timeline_of, style, seed):
    """Return the head's acceleration, speed and extent while speaking in a style."""
    timeline = timeline_of(TEXT, origin=500_000, style=style, seed=seed)
    head = angles(run(Scene(timelines=(timeline,), style=style), 5, seed=seed))[30:]
    speed = np.diff(head, axis=0) * 60
    abruptness = np.diff(speed, axis=0) * 60
    return np.array([np.abs(abruptness).mean(), np.abs(speed).mean(), head.std(axis=0).sum()])


def test_style_lives_in_acceleration_first_then_speed_then_extent(run, timeline_of):
    seeds = range(8)  # all eight pairs one way: p = 1/256
    lively, neutral, serious = (
        np.array([moved(run, timeline_of, style, seed) for seed in seeds])
        for style in (LIVELY, NEUTRAL, SERIOUS)
    )
    assert (lively[:, :2] > neutral[:, :2]).all()
    assert (neutral[:, :2] > serious[:, :2]).all()
    abruptness, speed, extent = (lively / serious).mean(axis=0)
    assert abruptness > speed > extent > 1.2


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from([NEUTRAL, LIVELY, SERIOUS, TIRED, SALES]), min_size=2, max_size=5),
    st.lists(st.integers(10, 90), min_size=5, max_size=5),
)
def test_a_style_switched_at_any_instant_makes_no_jump(timeline_of, styles, lengths):
    timeline = timeline_of(TEXT, origin=500_000)
    sampler = Sampler(3)
    state = sampler.rest(0, Scene(style=styles[0]))
    at, blocks = 0, []
    for style, frames in zip(styles, lengths, strict=False):
        times = at + np.arange(1, frames + 1, dtype=np.int64) * 16_667
        scene = Scene(timelines=(timeline,), style=style)
        block, state = sampler.sample(scene, times, state)
        blocks.append(block)
        at = int(times[-1])
    head = np.concatenate([block.head for block in blocks])
    turned = np.degrees(angle_between(head[1:, 3:], head[:-1, 3:]))
    assert turned.max() < 4.0
    bones = np.concatenate([block.bones for block in blocks])
    assert np.degrees(angle_between(bones[1:], bones[:-1]))[:, ARMS].max() < 12.0
    smile = np.concatenate([block.weights for block in blocks])[:, SHAPE_INDEX["browInnerUp"]]
    assert np.abs(np.diff(smile)).max() < 0.2


def test_a_new_style_is_there_after_half_a_second():
    controls, _, _ = steer(Scene(style=SALES), T, rest_steering(Scene(), 0))
    half_a_second = controls[29]
    goal = rest_steering(Scene(style=SALES), 0).value[: len(Control)]
    start = rest_steering(Scene(), 0).value[: len(Control)]
    quick = [Control.HEAD_GAIN, Control.TEMPO, Control.POWER, Control.FLUIDITY, Control.EVENT_GAIN]
    share = (half_a_second - start)[quick] / (goal - start)[quick]
    assert share.min() > 0.95
    assert (controls[0] - start)[quick].max() < 0.05


def test_what_has_arrived_stays_exactly_where_it_is():
    goal = rest_steering(SAD, 0).value
    _, _, memory = steer(SAD, np.arange(1, 601) / 60, rest_steering(Scene(), 0))
    controls, feelings, after = steer(SAD, 10.0 + T, memory)
    assert (np.hstack((controls, feelings)) == goal).all()
    assert (after.value == goal).all()
