import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.transform import Rotation

from bridge.rigs import rotations as r

floats = st.floats(-1, 1, width=32)


def vectors(shape=(3,)):
    return hnp.arrays(np.float32, shape, elements=floats)


@st.composite
def quaternions(draw, shape=(4,)):
    raw = draw(hnp.arrays(np.float32, shape, elements=floats))
    return r.normalise(raw)


def oracle(q):
    return Rotation.from_quat(np.asarray(q, np.float64))


def same_rotation(a, b, atol=2e-6):
    dot = np.abs((a * b).sum(-1))
    np.testing.assert_allclose(dot, 1, atol=atol)


@given(quaternions(), quaternions())
def test_a_product_is_the_product_of_the_matrices(a, b):
    product = r.multiply(a, b)
    expected = oracle(a).as_matrix() @ oracle(b).as_matrix()
    np.testing.assert_allclose(oracle(product).as_matrix(), expected, atol=1e-5)
    assert product.dtype == np.float32


def test_leading_axes_broadcast():
    rng = np.random.default_rng(1)
    many = r.normalise(rng.standard_normal((5, 3, 4)).astype(np.float32))
    one = many[0, 0]
    product = r.multiply(one, many)
    assert product.shape == (5, 3, 4)
    np.testing.assert_array_equal(product[2, 1], r.multiply(one, many[2, 1]))
    assert r.rotate(one, rng.standard_normal((7, 3)).astype(np.float32)).shape == (7, 3)
    assert r.slerp(one, many, 0.3).shape == (5, 3, 4)
    assert r.nlerp(one, many, np.linspace(0, 1, 3, dtype=np.float32)).shape == (5, 3, 4)


@given(quaternions())
def test_a_rotation_times_its_conjugate_is_the_identity(q):
    np.testing.assert_allclose(r.multiply(q, r.conjugate(q)), r.IDENTITY, atol=1e-6)


@given(hnp.arrays(np.float32, (3, 4), elements=floats))
def test_normalised_quaternions_have_length_one(raw):
    unit = r.normalise(raw)
    np.testing.assert_allclose(np.linalg.norm(unit, axis=-1), 1, atol=1e-6)
    assert unit.dtype == np.float32


def test_a_quaternion_without_direction_becomes_the_identity():
    np.testing.assert_array_equal(r.normalise(np.zeros((2, 4), np.float32)), [r.IDENTITY] * 2)


@given(quaternions(), vectors())
def test_vectors_turn_as_scipy_turns_them(q, v):
    np.testing.assert_allclose(r.rotate(q, v), oracle(q).apply(v), atol=2e-6)


@given(vectors(), st.floats(-3, 3, width=32))
def test_axis_and_angle(axis, angle):
    length = np.linalg.norm(axis)
    axis = axis / length if length > 0.1 else np.array([0, 1, 0], np.float32)
    q = r.from_axis_angle(axis, np.float32(angle))
    same_rotation(q, Rotation.from_rotvec(axis.astype(float) * angle).as_quat())
    assert q.dtype == np.float32


@given(vectors((4, 3)))
def test_rotation_vectors_come_back(vector):
    q = r.from_rotation_vector(vector * 1.7)
    same_rotation(q, Rotation.from_rotvec(vector.astype(float) * 1.7).as_quat())
    np.testing.assert_allclose(r.to_rotation_vector(q), vector * 1.7, atol=4e-6)
    np.testing.assert_allclose(r.to_rotation_vector(-q), vector * 1.7, atol=4e-6)


@given(vectors((2, 3)))
def test_yaw_pitch_roll_come_back(share):
    angles = share * np.array([3.1, 1.5, 3.1], np.float32)
    q = r.from_yaw_pitch_roll(angles)
    same_rotation(q, Rotation.from_euler("YXZ", angles * [1, 1, -1]).as_quat())
    same_rotation(r.from_yaw_pitch_roll(r.to_yaw_pitch_roll(q)), q, atol=1e-5)


@given(vectors())
def test_moderate_angles_come_back_as_they_were(share):
    np.testing.assert_allclose(r.to_yaw_pitch_roll(r.from_yaw_pitch_roll(share)), share, atol=3e-6)


@pytest.mark.parametrize(
    ("yaw_pitch_roll", "watched", "moves_to"),
    [
        ((0.3, 0, 0), (0, 0, 1), (np.sin(0.3), 0, np.cos(0.3))),
        ((0, 0.3, 0), (0, 0, 1), (0, -np.sin(0.3), np.cos(0.3))),
        ((0, 0, 0.3), (0, 1, 0), (np.sin(0.3), np.cos(0.3), 0)),
    ],
    ids=["yaw turns the nose left", "pitch drops the chin", "roll tips the crown left"],
)
def test_signs(yaw_pitch_roll, watched, moves_to):
    q = r.from_yaw_pitch_roll(np.array(yaw_pitch_roll, np.float32))
    np.testing.assert_allclose(r.rotate(q, np.array(watched, np.float32)), moves_to, atol=1e-6)


@pytest.mark.parametrize("pitch", [np.pi / 2, -np.pi / 2])
def test_straight_up_and_down_are_still_the_same_rotation(pitch):
    q = r.from_yaw_pitch_roll(np.array([0.4, pitch, 0.2], np.float32))
    angles = r.to_yaw_pitch_roll(q)
    assert np.isfinite(angles).all()
    assert angles[1] == pytest.approx(pitch, abs=1e-3)


@pytest.mark.parametrize("blend", [r.nlerp, r.slerp])
@given(a=quaternions(), b=quaternions(), share=st.floats(0, 1, width=32))
def test_between_two_rotations_is_a_rotation(blend, a, b, share):
    between = blend(a, b, share)
    assert np.linalg.norm(between) == pytest.approx(1, abs=1e-5)
    assert between.dtype == np.float32
    same_rotation(blend(a, b, 0.0), a)
    same_rotation(blend(a, b, 1.0), b)


@given(quaternions(), quaternions(), st.floats(0, 1, width=32))
def test_slerp_advances_evenly_along_the_shorter_way(a, b, share):
    whole = r.angle_between(a, b)
    assert 0 <= whole <= np.pi + 1e-5
    done = r.angle_between(a, r.slerp(a, b, share))
    assert done == pytest.approx(share * whole, abs=2e-3)


def test_a_negated_quaternion_is_no_distance_away():
    q = r.from_yaw_pitch_roll(np.array([0.5, 0.1, 0.2], np.float32))
    assert r.angle_between(q, -q) == pytest.approx(0, abs=1e-6)
    same_rotation(r.nlerp(q, -q, 0.5), q)


def test_the_identity_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        r.IDENTITY[0] = 1
