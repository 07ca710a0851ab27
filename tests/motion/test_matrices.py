import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.matrices import MATRIX_TABLE, compose, outer
from bridge.rigs.rotations import multiply, normalise, rotate


@given(st.integers(0, 10_000))
def test_the_matrix_of_a_rotation_turns_vectors_as_it_does(seed):
    rng = np.random.default_rng(seed)
    turns = normalise(rng.normal(size=(2, 5, 4)).astype(np.float32))
    vectors = rng.normal(size=(2, 5, 3)).astype(np.float32)
    matrices = (outer(turns) @ MATRIX_TABLE.reshape(16, 9)).reshape(2, 5, 3, 3)
    turned = (matrices @ vectors[..., None])[..., 0]
    np.testing.assert_allclose(turned, rotate(turns, vectors), atol=1e-5)


@given(st.integers(0, 10_000))
def test_composing_is_multiplying(seed):
    turns = normalise(np.random.default_rng(seed).normal(size=(2, 7, 4)).astype(np.float32))
    np.testing.assert_allclose(compose(*turns), multiply(*turns), atol=1e-6)


def test_products_keep_the_precision_they_are_given():
    assert outer(np.ones((3, 4), np.float32)).dtype == np.float32
    assert outer(np.ones((3, 4))).shape == (3, 16)
