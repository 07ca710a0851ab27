from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style
from bridge.motion.gaze_habit import AVERSIONS, Habit, read_mood
from bridge.motion.moment import Moment
from bridge.motion.steering import FEELINGS, Control
from bridge.motion.tracks import compile_tracks


def mood(*, speaking=0.0, listening=0.0, stillness=0.0, feeling=None, **scene):
    controls = np.zeros((1, len(Control)))
    controls[0, Control.LISTENING], controls[0, Control.STILLNESS] = listening, stillness
    feelings = np.zeros((1, len(FEELINGS)))
    if feeling is not None:
        feelings[0, FEELINGS.index(feeling)] = 0.6
    moment = Moment(
        times_micros=np.array([1000]), t=np.array([1e-3]), since_micros=0, scene=Scene(**scene),
        tracks=compile_tracks(()), controls=controls, feelings=feelings,
        speaking=np.array([speaking]), lips=None,
    )  # fmt: skip
    return read_mood(moment, 1000)


def test_listeners_look_more_than_speakers():
    assert mood(listening=1.0).partner_share > mood().partner_share
    assert mood(listening=1.0).partner_share > mood(speaking=1.0).partner_share + 0.2


@pytest.mark.parametrize("gaze", [-0.8, 0.4, 0.8])
def test_a_style_adds_a_fifth_of_its_gaze(gaze):
    usual, styled = mood(speaking=1.0), mood(speaking=1.0, style=Style(gaze=gaze))
    assert styled.partner_share - usual.partner_share == pytest.approx(0.2 * gaze)


def test_a_culture_multiplies():
    usual, local = mood(speaking=1.0), mood(speaking=1.0, policy=Policy(gaze=0.8))
    assert local.partner_share == pytest.approx(0.8 * usual.partner_share)


@pytest.mark.parametrize(
    "label", [EmotionLabel.SHYNESS, EmotionLabel.SADNESS, EmotionLabel.THINKING]
)
def test_some_feelings_avert_the_eyes(label):
    assert mood(feeling=label).partner_share < mood().partner_share - 0.1


def test_the_shy_look_down_and_the_thoughtful_up():
    shy = np.diff(mood(feeling=EmotionLabel.SHYNESS).aversions, prepend=0)
    thoughtful = np.diff(mood(feeling=EmotionLabel.THINKING).aversions, prepend=0)
    assert np.argmax(shy) == list(AVERSIONS).index("away-down")
    assert np.argmax(thoughtful) == list(AVERSIONS).index("away-think")
    assert mood(feeling=EmotionLabel.THINKING).away_secs > mood().away_secs + 1


def test_interest_attends_and_stillness_does_not_look_away():
    assert mood(feeling=EmotionLabel.CURIOSITY).partner_share > mood().partner_share
    assert mood(stillness=1.0).partner_share == 1.0
    assert mood(gaze=(0.0, 1.0, 1.0)).partner_share > mood().partner_share + 0.15


def test_looks_and_aversions_share_the_time_as_the_mood_wants():
    habit, present = Habit(1), mood(speaking=1.0)
    looks = np.array([habit.look_micros(present, k) for k in range(0, 1000, 2)]) / 1e6
    away = np.array([habit.away_micros(present, k) for k in range(1, 1000, 2)]) / 1e6
    assert looks.sum() / (looks.sum() + away.sum()) == pytest.approx(
        present.partner_share, abs=0.04
    )
    assert min(looks.min(), away.min()) >= 0.5


@pytest.mark.parametrize(
    ("name", "yaw", "pitch"),
    [("away-side", (8, 15), (-2, 3)), ("away-down", (1, 8), (10, 18)),
     ("away-think", (7, 14), (-12, -6)), ("away-up-left", (7, 14), (-12, -6))],
)  # fmt: skip
def test_an_aversion_goes_where_its_name_says(name, yaw, pitch):
    habit = Habit(2)
    seen = np.array([habit.aversion(name, mood(), k) for k in range(300)])
    assert yaw[0] <= np.abs(seen[:, 0]).min()
    assert np.abs(seen[:, 0]).max() <= yaw[1]
    assert pitch[0] <= seen[:, 1].min()
    assert seen[:, 1].max() <= pitch[1]
    shares = (seen[:, 0] > 0).mean()
    assert shares == 1.0 if name.endswith("left") else 0.4 < shares < 0.6


def test_a_face_is_read_in_a_triangle_of_small_hops():
    habit, hop, seen = Habit(3), (0.0, 0.0), []
    for count in range(300):
        after = habit.face_hop(1.0, hop, count)
        seen.append(np.hypot(*np.subtract(after, hop)))
        hop = after
    assert len({round(size, 3) for size in seen}) <= 5
    assert np.min(seen) >= 1.0
    assert np.max(seen) <= 3.5


def test_a_near_face_is_not_read_with_larger_hops():
    near = Habit(3).face_hop(0.2, (0.0, 0.0), 0)
    assert np.hypot(*near) <= 2.6


def test_wandering_eyes_jump_as_eyes_alive_measured():
    habit = Habit(4)
    sizes = np.array([np.hypot(*habit.wander((0.0, 60.0), mood(), k)) for k in range(1000)])
    # Upright jumps are half and diagonal ones three quarters as long, so the mean is below 5.9.
    free = [habit.wander((12.0, 0.0), mood(), k) for k in range(1000)]
    moved = np.hypot(*np.array(free).T)
    assert np.median(moved) == pytest.approx(4.0, abs=1.2)
    assert np.percentile(moved, 99) <= 12.01
    assert sizes.max() > 12


def test_eyes_that_are_away_do_not_wander_back_to_the_partner():
    habit = Habit(5)
    for count in range(500):
        yaw, pitch = habit.wander((10.0, -8.0), mood(), count)
        assert abs(10.0 + yaw) <= 17
        assert abs(-8.0 + pitch) <= 17


def test_a_held_feeling_is_part_of_the_scene_and_not_of_the_draw():
    one = mood(emotion=Emotion(label=EmotionLabel.JOY, intensity=1.0))
    assert replace(one, aversions=()) == replace(mood(), aversions=())
