import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.studio.avatar.surface import LAST_RING, MOUTH, MOUTH_HALF, locate, mouth_line, surface


@settings(deadline=None)
@given(st.floats(-0.044, 0.044), st.floats(1.385, 1.48))
def test_places_of_the_face_are_found_again(x, y):
    azimuth, ring = locate(np.array([x]), np.array([y]))
    assert np.allclose(surface(azimuth, ring)[0, :2], (x, y), atol=1e-5)


def test_left_and_right_are_alike():
    turn, ring = np.meshgrid(np.linspace(0, np.pi, 19), np.linspace(0, LAST_RING, 30))
    left, right = surface(turn.ravel(), ring.ravel()), surface(-turn.ravel(), ring.ravel())
    assert np.allclose(left, right * (-1, 1, 1), atol=1e-9)


def test_the_nose_is_foremost():
    turn, ring = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(4, 12, 81))
    points = surface(turn.ravel(), ring.ravel())
    tip = points[points[:, 2].argmax()]
    assert abs(tip[0]) < 0.004
    assert 1.405 < tip[1] < 1.425


def test_the_mouths_corners_are_lifted():
    middle, corner = mouth_line(np.array([0.0, MOUTH_HALF]))
    assert np.isclose(corner - middle, MOUTH[1])
