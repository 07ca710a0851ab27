from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.client import OffsetEstimator

SECOND = 1_000_000


def ping(estimator, sent, there, back, *, offset=5 * SECOND, drift=0.0):
    """One ping between clocks whose difference is ``offset`` and grows by ``drift``."""
    answered = sent + there
    estimator.add(
        sent_micros=sent,
        session_micros=round(answered + offset + drift * answered),
        received_micros=answered + back,
    )


def test_nothing_is_known_before_the_first_answer():
    estimator = OffsetEstimator()
    assert not estimator.is_known
    assert estimator.round_trip_micros == 0


def test_the_quickest_answer_counts():
    estimator = OffsetEstimator()
    for sent, (there, back) in enumerate([(90_000, 20_000), (300, 300), (20_000, 90_000)]):
        ping(estimator, sent * 50_000, there, back)
    assert estimator.session_at(0) == pytest.approx(5 * SECOND, abs=1)
    assert estimator.round_trip_micros == 600


@given(
    st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 200_000)), min_size=1, max_size=7)
)
def test_the_error_is_within_half_the_shortest_round_trip(trips):
    estimator = OffsetEstimator()
    for number, (there, back) in enumerate(trips):
        ping(estimator, number * SECOND, there, back)
    error = estimator.session_at(0) - 5 * SECOND
    assert abs(error) <= min(there + back for there, back in trips) / 2 + 1


@settings(max_examples=20)
@given(st.integers(-200, 200), st.integers(0, 1000))
def test_drift_is_followed_over_a_bad_link(ppm, seed):
    random, estimator = Random(seed), OffsetEstimator()
    for second in range(600):
        there, back = (random.randint(20_000, 100_000) for _ in range(2))
        ping(estimator, second * SECOND, there, back, drift=ppm * 1e-6)
    now = 600 * SECOND
    truth = now + 5 * SECOND + ppm * 1e-6 * now
    # Forty milliseconds of jitter each way; without the drift it would be off by up to 120.
    assert abs(estimator.session_at(now) - truth) < 20_000


def test_drift_is_exact_over_a_good_link():
    estimator = OffsetEstimator()
    for second in range(120):
        ping(estimator, second * SECOND, 200, 200, drift=100e-6)
    assert estimator.drift_ppm == pytest.approx(100, abs=1)
    assert estimator.session_at(0) == pytest.approx(5 * SECOND, abs=50)


def test_answers_that_cannot_be_are_ignored():
    estimator = OffsetEstimator()
    estimator.add(sent_micros=100, session_micros=0, received_micros=50)
    estimator.add(sent_micros=0, session_micros=0, received_micros=3 * SECOND)
    assert not estimator.is_known


def test_another_session_starts_over():
    estimator = OffsetEstimator()
    ping(estimator, 0, 100, 100)
    estimator.reset()
    assert not estimator.is_known
