import numpy as np

from bridge.studio.avatar.face import joined, mirrored_face, plain_face


def _piece(offset=0.0):
    points = np.array([[offset, 0.0, 0.0], [offset + 1, 0.0, 0.0], [offset, 1.0, 0.0], [9, 9, 9]])
    return plain_face("skin", points, np.array([[0, 1, 2]]), points[:, :2] * 0.1)


def test_neighbours_share_vertices_and_unused_ones_go():
    both = joined([_piece(), _piece(1.0)])
    assert len(both.positions) == 5
    assert both.triangles.shape == (2, 3)
    assert both.positions.max() < 9


def test_closed_lips_stay_two():
    upper, lower = _piece(), _piece()
    upper.lip[:] = 1.0
    lower.lip[:] = -1.0
    assert len(joined([upper, lower]).positions) == 6


def test_the_other_side_faces_the_same_way():
    piece = _piece()
    other = mirrored_face(piece)
    assert np.allclose(other.positions[:, 0], -piece.positions[:, 0])
    corners = other.positions[other.triangles[0]]
    assert np.cross(corners[1] - corners[0], corners[2] - corners[0])[2] > 0
