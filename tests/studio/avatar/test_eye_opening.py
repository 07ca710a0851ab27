import numpy as np

from bridge.studio.avatar.atlas import IRIS_RADIUS
from bridge.studio.avatar.eye_opening import (
    EYE_CENTRE,
    EYE_RADIUS,
    closed_height,
    contour,
    on_eyeball,
    outside_eyeball,
)


def test_the_opening_is_wider_than_high_and_its_corners_are_shared():
    x, y = contour(np.array([0.0, np.pi / 2, np.pi, -np.pi / 2]))
    assert x[0] - x[2] > y[1] - y[3] > 0.02


def test_lids_meet_inside_the_opening():
    x, upper = contour(np.linspace(0.1, np.pi - 0.1, 21))
    _, lower = contour(-np.linspace(0.1, np.pi - 0.1, 21))
    met = closed_height(x)
    assert (met < upper).all()
    assert (met > lower - 1e-4).all()


def test_lids_lie_before_the_eyeball():
    x, y = contour(np.linspace(0, 2 * np.pi, 40))
    distance = np.linalg.norm(on_eyeball(x, y) - EYE_CENTRE, axis=1)
    assert (distance > EYE_RADIUS).all()


def test_only_points_inside_are_moved_out():
    far = EYE_CENTRE - (0.0, 0.0, -0.1)
    near = EYE_CENTRE - (0.0, -0.001, -0.002)
    moved = outside_eyeball(np.stack([far, near]))
    assert np.allclose(moved[0], far)
    assert np.linalg.norm(moved[1] - EYE_CENTRE) > EYE_RADIUS


def test_no_white_shows_above_the_iris_of_a_calm_eye():
    _, top = contour(np.array([np.pi / 2]))
    assert top[0] - EYE_CENTRE[1] < IRIS_RADIUS
