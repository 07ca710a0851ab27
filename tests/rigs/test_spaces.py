import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.transform import Rotation

from bridge.rigs import spaces
from bridge.rigs.rotations import multiply, normalise

UNIT = st.floats(-1, 1, width=32)
TURNS = hnp.arrays(np.float32, (2, 3, 4), elements=UNIT).map(normalise)
POINTS = hnp.arrays(np.float32, (2, 3, 3), elements=UNIT)

# For each space: where the bridge's axes go (M), the unit, left, up and ahead of a character.
SPACES = {
    "unity": ([[-1, 0, 0], [0, 1, 0], [0, 0, 1]], 1, (-1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "vrm0": ([[-1, 0, 0], [0, 1, 0], [0, 0, -1]], 1, (-1, 0, 0), (0, 1, 0), (0, 0, -1)),
    "unreal": ([[0, 0, 1], [-1, 0, 0], [0, 1, 0]], 100, (0, -1, 0), (0, 0, 1), (1, 0, 0)),
    "unreal_mesh": ([[1, 0, 0], [0, 0, 1], [0, 1, 0]], 100, (1, 0, 0), (0, 0, 1), (0, 1, 0)),
}
ALL = pytest.mark.parametrize("space", list(SPACES))


def convert(space, kind):
    there = getattr(spaces, f"{space}_from_bridge_{kind}")
    back = getattr(spaces, f"bridge_from_{space}_{kind}")
    return there, back


@ALL
@given(position=POINTS, rotation=TURNS)
def test_there_and_back_again(space, position, rotation):
    there, back = convert(space, "position")
    np.testing.assert_allclose(back(there(position)), position, atol=1e-6)
    assert there(position).dtype == np.float32
    there, back = convert(space, "rotation")
    np.testing.assert_array_equal(back(there(rotation)), rotation)
    assert there(rotation).dtype == np.float32


@ALL
@given(rotation=TURNS)
def test_the_matrix_of_the_converted_rotation_is_the_converted_matrix(space, rotation):
    axes = np.array(SPACES[space][0], float)
    there, _ = convert(space, "rotation")
    found = Rotation.from_quat(there(rotation).reshape(-1, 4).astype(float)).as_matrix()
    original = Rotation.from_quat(rotation.reshape(-1, 4).astype(float)).as_matrix()
    np.testing.assert_allclose(found, axes @ original @ axes.T, atol=1e-6)


@ALL
@given(position=POINTS)
def test_positions_follow_the_same_axes(space, position):
    axes, unit, *_ = SPACES[space]
    there, _ = convert(space, "position")
    np.testing.assert_allclose(
        there(position), position @ np.array(axes, float).T * unit, atol=1e-4
    )


@ALL
def test_left_up_and_ahead(space):
    _, unit, left, up, ahead = SPACES[space]
    there, _ = convert(space, "position")
    seen = there(np.eye(3, dtype=np.float32)) / unit
    np.testing.assert_array_equal(seen, np.array([left, up, ahead]))


@ALL
@given(first=TURNS, second=TURNS)
def test_converting_a_product_is_the_product_of_the_converted(space, first, second):
    there, _ = convert(space, "rotation")
    np.testing.assert_allclose(
        there(multiply(first, second)), multiply(there(first), there(second)), atol=2e-6
    )


def test_the_table_of_the_reference():
    x, y, z, w = q = np.array([0.1, 0.2, 0.3, 0.9273618], np.float32)
    p = np.array([1, 2, 3], np.float32)
    np.testing.assert_allclose(spaces.unity_from_bridge_position(p), (-1, 2, 3))
    np.testing.assert_allclose(spaces.unity_from_bridge_rotation(q), (x, -y, -z, w))
    np.testing.assert_allclose(spaces.unreal_from_bridge_position(p), (300, -100, 200))
    np.testing.assert_allclose(spaces.unreal_from_bridge_rotation(q), (-z, x, -y, w))
    np.testing.assert_allclose(spaces.unreal_mesh_from_bridge_position(p), (100, 300, 200))
    np.testing.assert_allclose(spaces.unreal_mesh_from_bridge_rotation(q), (-x, -z, -y, w))
    # By way of Unity, as the two glTF rows of UniVRM give it.
    unity = spaces.unity_from_bridge_rotation(q)
    np.testing.assert_allclose(spaces.vrm0_from_bridge_rotation(q), unity * [-1, -1, 1, 1])
    unity = spaces.unity_from_bridge_position(p)
    np.testing.assert_allclose(spaces.vrm0_from_bridge_position(p), unity * [1, 1, -1])


@given(TURNS, TURNS, TURNS)
def test_normalised_rotations_come_back(rotation, rest_local, rest_world):
    normalised = spaces.normalised_from_local(rotation, rest_local, rest_world)
    back = spaces.local_from_normalised(normalised, rest_local, rest_world)
    np.testing.assert_allclose(back, rotation, atol=4e-6)


@given(TURNS, TURNS)
def test_a_bone_at_rest_is_the_identity_when_normalised(rest_local, rest_world):
    normalised = spaces.normalised_from_local(rest_local, rest_local, rest_world)
    np.testing.assert_allclose(normalised, np.broadcast_to([0, 0, 0, 1], (2, 3, 4)), atol=2e-6)
