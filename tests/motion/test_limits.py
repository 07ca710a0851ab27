import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.channels import Channel
from bridge.motion.limits import (
    FASTEST,
    MOST_ABRUPT,
    Pursuit,
    SoftKnee,
    before_knee,
    limit_rate,
    limit_speed,
    vigour,
)

DT = np.full(40, 1 / 60)


def still(count=1):
    return Pursuit(goal=np.zeros(count), value=np.zeros(count), speed=np.zeros(count))


def test_what_is_slow_enough_passes_untouched():
    goals = np.linspace(0, 0.5, 40)[:, None]
    assert limit_rate(goals, np.zeros(1), DT, np.full(1, 8.0)) is goals
    passed, memory = limit_speed(goals, still(), DT, fastest=250, most_abrupt=3000)
    assert passed is goals
    assert memory.value == goals[-1]


def test_a_jump_becomes_a_ramp_at_the_limit():
    limited = limit_rate(np.ones((40, 1)), np.zeros(1), DT, np.full(1, 6.0))
    np.testing.assert_allclose(limited[:10, 0], np.arange(1, 11) / 10)
    assert (limited[10:] == 1).all()


@given(st.integers(0, 10_000))
def test_rates_hold_and_blocks_join(seed):
    goals = np.random.default_rng(seed).uniform(0, 1, (40, 3))
    rates = np.array([3.0, 8.0, 12.0])
    whole = limit_rate(goals, np.zeros(3), DT, rates)
    assert (np.abs(np.diff(whole, axis=0, prepend=0)) <= rates / 60 + 1e-12).all()
    first = limit_rate(goals[:17], np.zeros(3), DT[:17], rates)
    second = limit_rate(goals[17:], first[-1], DT[17:], rates)
    np.testing.assert_allclose(np.concatenate((first, second)), whole, atol=1e-12)


@pytest.mark.parametrize("distance", [5.0, 30.0, 80.0])
def test_a_leap_is_caught_up_with_inside_both_limits_without_swinging_past(distance):
    goals = np.full((120, 1), distance)
    dt = np.full(120, 1 / 60)
    values, _ = limit_speed(goals, still(), dt, fastest=200, most_abrupt=3000)
    speed = np.diff(values, axis=0, prepend=0) * 60
    assert np.abs(speed).max() <= 200 + 1e-6
    assert np.abs(np.diff(speed, axis=0, prepend=0)).max() * 60 <= 3000 + 1e-6
    assert values.max() <= distance * 1.03
    assert values[-1] == pytest.approx(distance, abs=0.05)


@given(st.integers(0, 10_000), st.integers(1, 39))
def test_pursuit_goes_on_across_blocks(seed, cut):
    goals = np.random.default_rng(seed).normal(0, 8, (40, 2))
    whole, end = limit_speed(goals, still(2), DT, fastest=100, most_abrupt=2000)
    first, memory = limit_speed(goals[:cut], still(2), DT[:cut], fastest=100, most_abrupt=2000)
    second, last = limit_speed(goals[cut:], memory, DT[cut:], fastest=100, most_abrupt=2000)
    np.testing.assert_allclose(np.concatenate((first, second)), whole, atol=1e-9)
    np.testing.assert_allclose(last.speed, end.speed, atol=1e-7)


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=30))
def test_a_soft_knee_keeps_the_range_and_the_order(angles):
    angles = np.sort(np.array(angles))[:, None]
    bent = SoftKnee(np.array([-15.0]), np.array([20.0])).bent(angles)
    assert bent.min() >= -15
    assert bent.max() <= 20
    assert (np.diff(bent, axis=0) >= 0).all()
    inside = (angles >= -10.5) & (angles <= 14)
    np.testing.assert_array_equal(bent[inside], angles[inside])


def test_a_limit_at_zero_is_a_wall():
    bent = SoftKnee(np.array([0.0]), np.array([100.0])).bent(np.array([[-3.0], [4.0]]))
    np.testing.assert_array_equal(bent, [[0.0], [4.0]])


@given(st.lists(st.floats(-14.7, 19.6), min_size=1, max_size=30))
def test_what_is_asked_before_the_knee_lands_where_it_was_meant(angles):
    wanted = np.array(angles)[:, None]
    low, high = np.array([-15.0]), np.array([20.0])
    np.testing.assert_allclose(
        SoftKnee(low, high).bent(before_knee(wanted, low, high)), wanted, atol=1e-6
    )


def test_a_limit_itself_is_asked_for_just_short_of_it():
    asked = before_knee(np.array([[20.0]]), np.array([-15.0]), np.array([20.0]))
    assert 19.5 < SoftKnee(np.array([-15.0]), np.array([20.0])).bent(asked)[0, 0] < 20


def test_arms_are_quicker_than_heads():
    assert FASTEST[Channel.RIGHT_ELBOW] > 2 * FASTEST[Channel.YAW]
    assert MOST_ABRUPT[Channel.LEFT_INDEX_CURL] > 2 * MOST_ABRUPT[Channel.PITCH]
    goals = np.tile([80.0, 80.0], (60, 1))
    dt = np.full(60, 1 / 60)
    values, _ = limit_speed(
        goals, still(2), dt, fastest=np.array([100.0, 500.0]), most_abrupt=np.array([1e4, 1e4])
    )
    assert values[10, 1] > 2 * values[10, 0]


@pytest.mark.parametrize("power", [-1.0, -0.5, 0.5, 1.0])
def test_the_powerful_may_speed_up_faster_and_the_weak_slower(power):
    goals, dt = np.full((60, 1), 30.0), np.full(60, 1 / 60)
    rest = Pursuit(goal=np.zeros(1), value=np.zeros(1), speed=np.zeros(1))
    usual, own = (
        limit_speed(goals, rest, dt, fastest=1e9, most_abrupt=500.0, vigour=factor)[0]
        for factor in (vigour(np.zeros(60)), vigour(np.full(60, power)))
    )
    gained = [values[0, 0] * 60.0**2 for values in (usual, own)]
    assert gained[0] == pytest.approx(500.0)
    assert gained[1] == pytest.approx(500.0 * 2.0 ** (0.9 * power))
    assert own[-1, 0] == pytest.approx(30.0, abs=4.0)
