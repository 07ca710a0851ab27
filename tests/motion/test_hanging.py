import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.channels import channel_row
from bridge.motion.hanging import hang_arms
from bridge.motion.legs import stand
from bridge.motion.pose import pose_bones
from bridge.rigs.kinematics import joint_places
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles

ARMS = ("leftUpperArm", "rightUpperArm", "leftHand", "rightHand")


def bowing(degrees, **more):
    body = channel_row(bend=degrees, hips_z=-0.0023 * degrees, **more)[None]
    plain = pose_bones(body, np.zeros((1, 3)))
    stand(plain, body)
    bones = plain.copy()
    hang_arms(bones, body)
    return plain, bones, joint_places(bones, stand(bones, body), ARMS)[0][0]


def test_arms_of_somebody_upright_are_left_alone():
    plain, bones, _ = bowing(0.0)
    np.testing.assert_array_equal(bones, plain)


@pytest.mark.parametrize("degrees", [15, 30, 45])
def test_hands_stay_near_the_thighs(degrees):
    _, _, (left_shoulder, right_shoulder, left, right) = bowing(degrees)
    for shoulder, hand in ((left_shoulder, left), (right_shoulder, right)):
        assert hand[1] < shoulder[1] - 0.4
        assert 0.0 < hand[2] < 0.25
    np.testing.assert_allclose(left * (-1, 1, 1), right, atol=1e-4)


def test_an_arm_at_work_goes_with_the_trunk():
    plain, bones, _ = bowing(30.0, left_elbow=60.0)
    changed = np.abs(bones - plain).max(axis=(0, 2)) > 1e-4
    assert changed.sum() == 1


@given(st.floats(0, 50), st.floats(0, 60), st.floats(-10, 30))
def test_no_arm_turns_further_than_it_can(degrees, elbow, abduction):
    _, bones, _ = bowing(degrees, left_elbow=elbow, left_arm=abduction)
    turned = joint_angles(bones)
    assert (turned >= LIMITS_RADIANS[..., 0] - 2e-3).all()
    assert (turned <= LIMITS_RADIANS[..., 1] + 2e-3).all()
