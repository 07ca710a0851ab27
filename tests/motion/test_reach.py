import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.reach import (
    ANGLE_HIGHEST,
    ANGLE_LOWEST,
    ANGLES,
    ARM_METRES,
    SHOULDER,
    HandPlace,
    clear_of_torso,
    reach,
    torso_gap,
)


def place(at, palm=(0, -1, 0), fingers=(0, 0, 1), up=0.0, forward=0.0):
    return HandPlace(
        palm_at=np.array([at], float),
        palm_faces=np.array([palm], float),
        fingers_point=np.array([fingers], float),
        shoulder_up=np.array([up], float),
        shoulder_forward=np.array([forward], float),
    )


def test_a_hand_before_the_body_is_where_it_is_asked_to_be():
    reached = reach(place((0.2, -0.25, 0.33), palm=(-1, 0, 0)))
    assert reached.missed_metres[0] < 1e-6
    assert reached.missed_degrees[0] < 1e-3


def test_elbows_hang_below_the_shoulder():
    degrees = dict(zip(ANGLES, reach(place((0.2, -0.2, 0.3), (-1, 0, 0))).degrees[0], strict=True))
    assert degrees["ARM"] < -40
    assert 5 <= degrees["ELBOW"] <= 138


def test_what_lies_too_far_is_pointed_at_by_an_arm_that_is_not_quite_straight():
    reached = reach(place((0.3, 0.0, 1.5), fingers=(0, 0, 1)))
    elbow = reached.degrees[0, ANGLES.index("ELBOW")]
    assert 5 <= elbow < 25
    assert 0.5 < reached.missed_metres[0] < 1.2


def test_stretching_eases_instead_of_snapping():
    way = np.linspace(0.45, 0.75, 61)
    asked = HandPlace(
        palm_at=SHOULDER + way[:, None] * np.array([0.1, -0.2, 0.97]),
        palm_faces=np.tile([0.0, -1.0, 0.0], (61, 1)),
        fingers_point=np.tile([0.0, 0.0, 1.0], (61, 1)),
        shoulder_up=np.zeros(61),
        shoulder_forward=np.zeros(61),
    )
    elbow = reach(asked).degrees[:, ANGLES.index("ELBOW")]
    assert (np.diff(elbow) < 0.01).all()
    assert np.abs(np.diff(elbow)).max() < 5.0


@pytest.mark.parametrize(("up", "forward"), [(15.0, 0.0), (0.0, 10.0)])
def test_a_raised_shoulder_is_taken_into_account(up, forward):
    reached = reach(place((0.2, -0.2, 0.3), (-1, 0, 0), up=up, forward=forward))
    assert reached.missed_metres[0] < 1e-6


numbers = st.floats(-1, 1)
ways = st.tuples(numbers, numbers, numbers).filter(lambda v: np.linalg.norm(v) > 0.1)


@given(
    at=st.tuples(st.floats(-0.4, 0.7), st.floats(-0.7, 0.6), st.floats(-0.5, 0.8)),
    palm=ways,
    fingers=ways,
)
def test_whatever_is_asked_stays_inside_the_limits(at, palm, fingers):
    reached = reach(place(at, palm, fingers))
    assert np.isfinite(reached.degrees).all()
    assert (reached.degrees >= ANGLE_LOWEST - 1e-9).all()
    assert (reached.degrees <= ANGLE_HIGHEST + 1e-9).all()


@given(st.tuples(st.floats(-0.3, 0.3), st.floats(-0.5, 0.1), st.floats(0.0, 0.4)))
def test_palms_are_moved_out_of_the_trunk(at):
    asked = place(at, palm=(-1, 0, 0))
    cleared = clear_of_torso(asked)
    assert torso_gap(cleared)[0] > 0.0
    far = clear_of_torso(place((0.5, -0.2, 0.5)))
    np.testing.assert_array_equal(far, [[0.5, -0.2, 0.5]])


def test_the_arm_is_that_of_the_reference_body():
    assert pytest.approx(0.56) == ARM_METRES
    np.testing.assert_allclose(SHOULDER, [0.145, 0, -0.005], atol=1e-6)
