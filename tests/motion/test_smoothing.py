import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.smoothing import LAG_MICROS, Smoothed, smooth, steps_micros

REST = Smoothed(value=np.zeros(2), speed=np.zeros(2), goal=np.zeros(2))


def follow(goal, rate, secs, memory=REST, size=10_000):
    times = np.arange(1, round(secs * rate) + 1) * 1_000_000 // rate
    values, before = [], 0
    for first in range(0, len(times), size):
        part = times[first : first + size]
        out, memory = smooth(goal(part * 1e-6), steps_micros(part, before), memory)
        values.append(out)
        before = int(part[-1])
    return np.concatenate(values), memory


def ramp(t):
    return np.stack((t, -2 * t), axis=1)


def test_a_straight_line_is_followed_at_a_constant_lag():
    values, _ = follow(ramp, 60, 2)
    late = 2 - values[-1, 0]
    assert late == pytest.approx(LAG_MICROS * 1e-6, abs=0.0005)


def test_it_agrees_with_the_differential_equation():
    from scipy.signal import lsim

    omega, damping = 2 * np.pi * 6, 0.7
    t = np.arange(0, 121) / 60
    goal = np.sin(2 * np.pi * 2 * t)
    system = ([omega**2], [1, 2 * damping * omega, omega**2])
    _, expected, _ = lsim(system, goal, t)
    steps = np.full(120, 1_000_000 / 60).astype(np.int64)
    values, _ = smooth(np.stack((goal[1:], goal[1:]), axis=1), steps, REST)
    np.testing.assert_allclose(values[:, 0], expected[1:], atol=1e-4)


@pytest.mark.parametrize("rate", [30, 90, 120])
def test_another_rate_gives_the_same_curve(rate):
    def wave(t):
        return np.stack((np.sin(7 * t), np.cos(5 * t) - 1), axis=1)

    here, _ = follow(wave, 60, 3)
    there, _ = follow(wave, rate, 3)
    np.testing.assert_allclose(here[5::6], there[rate // 10 - 1 :: rate // 10], atol=0.01)


@given(st.integers(1, 40), st.integers(1, 1000))
def test_even_and_uneven_blocks_agree(size, seed):
    rng = np.random.default_rng(seed)
    goals, steps = rng.normal(size=(40, 2)), np.full(40, 16_670)
    whole, end = smooth(goals, steps, REST)
    parts, memory = [], REST
    for first in range(0, 40, size):
        part, memory = smooth(goals[first : first + size], steps[first : first + size], memory)
        parts.append(part)
    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-12)
    uneven = steps.copy()
    uneven[-1] += 10  # takes the slow way
    slow, _ = smooth(goals, uneven, REST)
    np.testing.assert_allclose(slow[:-1], whole[:-1], atol=1e-12)
    np.testing.assert_allclose(end.value, whole[-1])


def test_no_time_passing_changes_nothing():
    memory = Smoothed(value=np.ones(2), speed=np.ones(2), goal=np.ones(2))
    values, _ = smooth(np.full((1, 2), 9.0), np.array([0]), memory)
    np.testing.assert_array_equal(values, [[1, 1]])


def test_integer_microseconds_at_60_frames_a_second_are_even_steps():
    steps = steps_micros(np.arange(1, 61) * 1_000_000 // 60, 0)
    assert set(steps.tolist()) == {16_670}


def test_a_long_run_is_the_same_as_many_short_ones():
    whole, _ = follow(ramp, 60, 5)
    parts, _ = follow(ramp, 60, 5, size=7)
    np.testing.assert_allclose(whole, parts, atol=1e-12)


def followed(fluidity=0.0, power=0.0):
    """Return a step, and how it is followed."""
    count = 120
    goals = np.ones((count, 1))
    rest = np.zeros(1)
    values, _ = smooth(
        goals, np.full(count, 16_670), Smoothed(value=rest, speed=rest, goal=rest),
        np.full(count, fluidity), np.full(count, power),
    )  # fmt: skip
    return values[:, 0]


def test_a_fluid_style_follows_later_and_a_powerful_one_swings_past():
    plain = followed()
    assert np.argmax(followed(fluidity=0.8) > 0.5) > np.argmax(plain > 0.5)
    assert followed(power=0.6).max() > plain.max() + 0.03
    assert followed(power=1.0).max() < 1.25
    assert np.abs(np.diff(followed(power=-0.6), 2)).max() < np.abs(np.diff(plain, 2)).max()
    for values in (plain, followed(fluidity=0.8), followed(power=1.0)):
        assert values[-1] == pytest.approx(1.0, abs=1e-3)


def test_one_style_passes_over_into_another_without_a_break():
    count = 90
    t = np.arange(count) / 60
    goals = np.sin(2 * np.pi * t)[:, None]
    steps = np.full(count, 16_670)
    fluidity = np.clip((t - 0.3) * 2, 0, 0.7)
    power = np.clip(0.6 - t, -0.5, 0.6)
    rest = Smoothed(value=np.zeros(1), speed=np.zeros(1), goal=np.zeros(1))
    whole, _ = smooth(goals, steps, rest, fluidity, power)
    assert np.abs(np.diff(whole[12:, 0], 2)).max() < 0.02
    memory, pieces = rest, []
    for first in range(0, count, 7):
        rows = slice(first, first + 7)
        piece, memory = smooth(goals[rows], steps[rows], memory, fluidity[rows], power[rows])
        pieces.append(piece)
    np.testing.assert_allclose(np.concatenate(pieces), whole, atol=1e-9)
