import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.curves import Envelopes, smooth_step


def test_a_smooth_step_stands_still_at_both_ends():
    u = np.array([-1.0, 0.0, 0.5, 1.0, 2.0])
    np.testing.assert_allclose(smooth_step(u), [0, 0, 0.5, 1, 1])
    near = np.array([1e-3, 1 - 1e-3])
    np.testing.assert_allclose(smooth_step(near), [0, 1], atol=1.1e-8)


@given(st.lists(st.floats(-1, 2), min_size=2, max_size=20))
def test_a_smooth_step_never_goes_back(us):
    assert (np.diff(smooth_step(np.sort(us))) >= 0).all()


def test_an_envelope_rises_holds_and_falls_to_nothing():
    envelopes = Envelopes(np.array([[1.0, 1.2, 1.5, 2.0]]))
    t = np.array([0.9, 1.0, 1.1, 1.2, 1.4, 1.5, 1.75, 2.0, 3.0])
    which = envelopes.active(0.9, 3.0)
    expected = [0, 0, 0.5, 1, 1, 1, 0.5, 0, 0]
    np.testing.assert_allclose(envelopes.at(t, which)[:, 0], expected, atol=1e-12)


def test_a_relaxing_envelope_falls_fast_first_and_ends_exactly_at_zero():
    envelopes = Envelopes(np.array([[0.0, 0.1, 1.0, 2.0]]), relaxing=True)
    values = envelopes.at(np.array([1.0, 1.25, 1.5, 2.0, 5.0]), np.array([0]))[:, 0]
    assert values[0] == 1
    assert values[1] < 0.55
    assert (values[3:] == 0).all()


def test_a_ramp_without_length_is_a_step_not_an_error():
    envelopes = Envelopes(np.array([[1.0, 1.0, 1.0, 1.0]]))
    assert np.isfinite(envelopes.at(np.array([0.5, 1.0, 1.5]), np.array([0]))).all()


def test_only_what_touches_the_window_is_active():
    envelopes = Envelopes(np.array([[0.0, 1, 2, 3], [5.0, 6, 7, 8], [2.0, 3, 6, 9]]))
    assert envelopes.active(3.5, 4.5).tolist() == [2]
    assert envelopes.active(10.0, 11.0).tolist() == []
