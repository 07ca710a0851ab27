import pytest

from bridge.motion.targets import EYE_HEIGHT_METRES, gaze_goals


def test_nobody_to_look_at_is_straight_ahead():
    assert gaze_goals(None) == (0, 0, 0, 0)
    assert gaze_goals((0.0, EYE_HEIGHT_METRES, 2.0)) == pytest.approx((0, 0, 0, 0), abs=1e-9)


def test_left_is_positive_and_down_is_positive():
    yaw, pitch, *_ = gaze_goals((1.0, 0.5, 1.0))
    assert yaw > 40
    assert pitch > 20


def test_a_near_target_moves_the_eyes_alone_and_a_far_one_the_head_too():
    near = gaze_goals((0.15, EYE_HEIGHT_METRES, 1.08))
    assert near[0] == pytest.approx(8.5, abs=0.2)
    assert near[2:] == (0, 0)
    far = gaze_goals((1.0, EYE_HEIGHT_METRES, 1.08))
    assert far[2] == pytest.approx((45 - 10) * 0.75, abs=0.1)


def test_a_point_behind_is_looked_at_over_the_shoulder():
    yaw, pitch, head_yaw, _ = gaze_goals((2.0, 1.4, -3.0))
    assert 60 < yaw <= 80
    assert abs(pitch) <= 50
    assert head_yaw < yaw
