import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.targets import EYE_HEIGHT_METRES, follow, look_ahead, look_at, vergence

METRES = st.floats(-5, 5)


def test_a_face_ahead_is_straight_ahead():
    look = look_at((0.0, EYE_HEIGHT_METRES, 2.0))
    assert (look.yaw, look.pitch) == pytest.approx((0, 0), abs=1e-9)
    assert look.metres == pytest.approx(2.0, abs=0.1)
    assert look_ahead(1.2).metres == 1.2


def test_left_is_positive_and_down_is_positive():
    look = look_at((1.0, 0.5, 1.0))
    assert look.yaw > 40
    assert look.pitch > 20


def test_a_near_target_moves_the_eyes_alone_and_a_far_one_the_head_too():
    near = follow(8.5, 0.0)
    assert (near.yaw, near.pitch, near.trunk) == (0, 0, 0)
    far = follow(40.0, 0.0)
    assert far.yaw == pytest.approx((40 - 10) * 0.75)
    assert far.trunk == 0


def test_beyond_what_a_neck_does_the_trunk_helps():
    one, other = follow(70.0, 0.0), follow(-70.0, 0.0)
    assert one.trunk == pytest.approx(12.5)
    assert (other.yaw, other.trunk) == pytest.approx((-one.yaw, -one.trunk))
    assert one.yaw + 0.3 * one.trunk == pytest.approx((70 - 10) * 0.75)


def test_a_point_behind_is_looked_at_over_the_shoulder():
    look = look_at((2.0, 1.4, -3.0))
    assert 60 < look.yaw <= 80
    assert abs(look.pitch) <= 50


@pytest.mark.parametrize(("metres", "both_eyes"), [(0.5, 7.2), (1.0, 3.6), (2.0, 1.8)])
def test_eyes_converge_on_what_they_look_at(metres, both_eyes):
    assert 2 * vergence(metres) == pytest.approx(both_eyes, abs=0.05)


@given(METRES, METRES, METRES)
def test_no_point_makes_eyes_cross_or_diverge(x, y, z):
    look = look_at((x, y, z))
    assert 0 < vergence(look.metres) <= vergence(0.3) < 6.1
    assert abs(look.yaw) <= 80
    by = follow(look.yaw, look.pitch)
    assert by.yaw * look.yaw >= 0
    assert abs(by.yaw) <= abs(look.yaw)
