import numpy as np

from bridge.studio.avatar.head import jaw_of_lip, jaw_of_skin
from bridge.studio.avatar.mesh import normals


def _edges(triangles):
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return np.unique(np.sort(pairs, axis=1), axis=0, return_counts=True)


def test_the_skin_has_no_holes_but_eyes_mouth_and_neck(head):
    edges, counts = _edges(head.triangles)
    assert counts.max() == 2
    border = head.positions[edges[counts == 1]].mean(axis=1)
    eye = np.abs(border[:, 1] - 1.453) < 0.017
    mouth = (np.abs(border[:, 1] - 1.394) < 0.006) & (border[:, 2] > 0.06)
    neck = border[:, 1] < 1.28
    pole = border[:, 1] > 1.60
    assert (eye | mouth | neck | pole).all()


def test_the_face_faces_forward(head):
    forward = normals(head.positions, head.triangles)[:, 2]
    cheeks = (np.abs(np.abs(head.positions[:, 0]) - 0.03) < 0.01) & (head.positions[:, 2] > 0.07)
    assert cheeks.sum() > 20
    assert forward[cheeks & (np.abs(head.positions[:, 1] - 1.42) < 0.01)].min() > 0.3


def test_both_sides_are_alike(head):
    left = np.round(head.positions * 1e5)
    right = np.round(head.positions * (-1, 1, 1) * 1e5)
    assert set(map(tuple, left + 0.0)) == set(map(tuple, right + 0.0))


def test_lips_leave_the_corners_together():
    at_corner = jaw_of_lip(np.array([1.0, 1.0]), np.array([1.0, -1.0]))
    assert at_corner[0] == at_corner[1]
    in_middle = jaw_of_lip(np.array([0.0, 0.0]), np.array([1.0, -1.0]))
    assert in_middle.tolist() == [0.0, 1.0]


def test_the_chin_follows_the_jaw_and_brow_and_nape_do_not():
    chin, brow, nape = [0.0, 1.370, 0.085], [0.0, 1.48, 0.09], [0.0, 1.37, -0.05]
    assert np.allclose(jaw_of_skin(np.array([chin, brow, nape])), [1, 0, 0], atol=0.02)
