import numpy as np

from bridge.studio.avatar.regions import above_lips, around, corner, lips_along, push, side_share
from bridge.studio.avatar.surface import MOUTH_HALF


def test_sides_share_the_middle(head):
    left, right = side_share(head, 1.0), side_share(head, -1.0)
    assert np.allclose(left + right, 1.0)
    assert (left[head.positions[:, 0] > 0.01] == 1.0).all()


def test_a_soft_spot_stays_on_the_front(head):
    spot = around(head, (0.0, 1.40), (0.02, 0.02))
    assert spot.max() > 0.8
    assert (spot[head.positions[:, 2] < 0] == 0).all()


def test_teeth_are_in_no_soft_spot(mouth):
    spot = around(mouth, (0.0, 1.39), (0.05, 0.05))
    assert (spot[mouth.soft == 0] == 0).all()


def test_the_corner_is_at_the_corner(head):
    at = head.positions[corner(head, 1.0).argmax()]
    assert abs(at[0] - MOUTH_HALF) < 0.004


def test_lips_give_way_in_the_middle(head):
    upper, lower = lips_along(head)
    assert abs(head.positions[upper.argmax(), 0]) < 0.004
    assert not (upper * lower).any()


def test_the_rims_lie_on_the_line_of_the_mouth(head):
    rim = np.abs(head.lip) > 0.999
    assert np.abs(above_lips(head)[rim]).max() < 1e-5


def test_a_push_is_along_its_direction():
    assert push(np.array([2.0]), (0.0, 1.0, -1.0)).tolist() == [[0.0, 2.0, -2.0]]
