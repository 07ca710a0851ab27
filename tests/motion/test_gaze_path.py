import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.gaze_path import Column, GazePath, converge, follow_with_head, pursue, saccade
from bridge.motion.smoothing import LAG_MICROS
from bridge.motion.targets import Following, follow

T = np.arange(1, 3001) * 1e-3


def path(*steps):
    return GazePath().then(steps)


@pytest.mark.parametrize(("degrees", "secs"), [(2.0, 0.0254), (5.0, 0.032), (10.0, 0.043)])
def test_a_saccade_follows_the_main_sequence(degrees, secs):
    yaw = path(saccade(0.5, degrees, 0.0)).at(T)[:, Column.YAW]
    moving = T[(yaw > 1e-6) & (yaw < degrees - 1e-6)]
    assert moving[0] - 0.5 < 0.002
    assert moving[-1] - moving[0] == pytest.approx(secs, abs=0.003)
    assert yaw[-1] == pytest.approx(degrees)


@pytest.mark.parametrize(("degrees", "fastest"), [(5.0, 183.0), (10.0, 299.0), (20.0, 419.0)])
def test_its_peak_speed_is_near_that_of_a_human_eye(degrees, fastest):
    yaw = path(saccade(0.5, degrees, 0.0)).at(T)[:, Column.YAW]
    peak = np.abs(np.diff(yaw)).max() * 1000
    assert peak == pytest.approx(fastest, rel=0.3)
    assert peak <= 401


@given(st.floats(-40, 40), st.floats(-30, 30))
def test_no_saccade_overshoots_or_turns_back(yaw, pitch):
    moved = path(saccade(0.5, yaw, pitch)).at(T)[:, :2]
    for column, goal in zip(moved.T, (yaw, pitch), strict=True):
        assert (np.diff(column) * np.sign(goal) >= -1e-9).all()
        assert np.abs(column).max() <= abs(goal) + 1e-9


def test_shifts_that_overlap_add_up():
    one, other = saccade(0.5, 8.0, 0.0), saccade(0.52, -3.0, 4.0)
    both = path(one, other).at(T)
    np.testing.assert_allclose(both, path(one).at(T) + path(other).at(T))
    assert both[-1, :2] == pytest.approx((5, 4))


def test_what_is_over_is_folded_and_changes_nothing():
    steps = (saccade(0.5, 8.0, 1.0), converge(0.5, 1.8), saccade(1.5, -3.0, 0.0))
    whole = path(*steps)
    folded = whole.since(1.0)
    assert len(folded.steps) == 1
    late = T[T > 1.0]
    np.testing.assert_allclose(folded.at(late), whole.at(late), atol=1e-12)
    assert folded.since(1.2) is folded


def test_vergence_is_slower_than_any_saccade():
    inwards = path(converge(0.5, 2.0)).at(T)[:, Column.VERGENCE]
    assert inwards[T > 0.8].min() == pytest.approx(2.0, abs=1e-6)
    assert inwards[np.searchsorted(T, 0.6)] < 1.0


def test_a_pursuit_sets_out_gently():
    followed = path(pursue(0.5, 1.5, 0.0)).at(T)[:, Column.YAW]
    assert followed[np.searchsorted(T, 0.51)] < 0.05
    assert followed[-1] == pytest.approx(1.5)


@pytest.mark.parametrize(("size", "late"), [(12.0, 0.133), (40.0, 0.05)])
def test_the_head_starts_after_the_eyes_sooner_for_farther_targets(size, late):
    steps = follow_with_head(1.0, size, follow(size, 0.0))
    after_smoothing = steps[0].start_secs - 1.0 + LAG_MICROS * 1e-6
    assert after_smoothing == pytest.approx(late, abs=0.001)


def test_a_head_turn_of_thirty_degrees_takes_half_a_second():
    (step,) = follow_with_head(0.0, 40.0, Following(yaw=30.0, pitch=0.0, trunk=0.0))
    assert step.secs == pytest.approx(0.49)


def test_the_trunk_comes_last():
    head, trunk = follow_with_head(0.0, 70.0, follow(70.0, 0.0))
    assert trunk.start_secs > head.start_secs
    assert trunk.row[Column.TRUNK] > 0
