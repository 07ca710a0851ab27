import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.studio.avatar.curves import bell, bezier, catmull_rom, frames_along, ramp


@settings(deadline=None)
@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_ramp_never_falls_and_stays_within_its_ends(a, b):
    low, high = ramp(-1.0, 2.0, np.array([min(a, b), max(a, b)]))
    assert 0.0 <= low <= high <= 1.0


def test_a_ramp_can_run_down():
    assert ramp(1.0, 0.0, np.array([0.0, 0.5, 1.0])).tolist() == [1.0, 0.5, 0.0]


def test_a_bell_is_one_at_its_centre():
    assert bell(np.array([[1.0, 2.0, 9.0]]), (1.0, 2.0), (0.1, 0.1)).tolist() == [1.0]


def test_a_curve_passes_through_its_knots():
    knots = np.array([[0.0, 1.0], [2.0, -1.0], [3.0, 5.0], [4.0, 4.0]])
    assert np.allclose(catmull_rom(knots, np.arange(4.0)), knots)


def test_a_bend_starts_and_ends_at_its_outer_controls():
    controls = np.random.default_rng(1).normal(size=(4, 3))
    assert np.allclose(bezier(controls, np.array([0.0, 1.0])), controls[[0, 3]])


def test_frames_stand_square_on_the_curve():
    spine = np.stack([np.zeros(9), -np.linspace(0, 1, 9), np.linspace(0, 0.3, 9) ** 2], axis=1)
    across, out = frames_along(spine, np.array([0.0, 0.0, 1.0]))
    tangent = np.gradient(spine, axis=0)
    assert np.allclose((across * tangent).sum(axis=1), 0, atol=1e-9)
    assert (out[:, 2] > 0).all()
