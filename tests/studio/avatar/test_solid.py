import numpy as np

from bridge.studio.avatar.mesh import normals
from bridge.studio.avatar.solid import above, blended, cone, polygonise

BALL = cone(np.zeros(3), np.array([1e-6, 0, 0]), 0.1, 0.1)
LOW, HIGH = np.full(3, -0.15), np.full(3, 0.15)


def test_a_balls_surface_lies_on_the_ball_and_faces_outward():
    points, triangles = polygonise(BALL, LOW, HIGH, 0.03)
    assert np.allclose(np.linalg.norm(points, axis=1), 0.1, atol=0.001)
    assert ((normals(points, triangles) * points).sum(axis=1) > 0.08).all()


def test_a_surface_has_no_holes():
    _, triangles = polygonise(BALL, LOW, HIGH, np.array([0.03, 0.02, 0.025]))
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    _, counts = np.unique(np.sort(pairs, axis=1), axis=0, return_counts=True)
    assert (counts == 2).all()


def test_a_rod_gets_thinner():
    rod = cone(np.zeros(3), np.array([1.0, 0, 0]), 0.2, 0.1)
    assert np.allclose(rod(np.array([[0.0, 0.2, 0], [1.0, 0.1, 0]])), 0)


def test_blending_fills_the_seam_and_leaves_the_rest():
    other = cone(np.array([0.15, 0, 0]), np.array([0.1501, 0, 0]), 0.1, 0.1)
    both = blended(0.04, BALL, other)
    assert both(np.array([[0.075, 0.07, 0.0]]))[0] < min(BALL(np.array([[0.075, 0.07, 0.0]])))
    assert np.isclose(both(np.array([[-0.1, 0, 0]]))[0], 0)


def test_a_cut_takes_one_side_away():
    point = np.array([[0.0, -0.05, 0.0]])
    assert above(1, 0.0, BALL)(point)[0] > 0
    assert above(1, 0.0, BALL, sign=-1.0)(point)[0] < 0
