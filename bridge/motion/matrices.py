"""Rotations as matrices: one product with a table, for any number of bones at once."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats

__all__ = ["MATRIX_TABLE", "outer"]

_Scalar = TypeVar("_Scalar", bound=np.floating)


def _matrix_table() -> Floats:
    table = np.zeros((4, 4, 3, 3))
    x, y, z, w = range(4)
    for i, j, k in ((x, y, z), (y, z, x), (z, x, y)):
        table[[w, i], [w, i], i, i] = 1.0
        table[[j, k], [j, k], i, i] = -1.0
        table[i, j, [i, j], [j, i]] = 2.0
        table[w, k, j, i], table[w, k, i, j] = 2.0, -2.0
    table.setflags(write=False)
    return table


MATRIX_TABLE = _matrix_table()
"""(4, 4, 3, 3): ``outer(q) @ table.reshape(16, 9)`` is the matrix of a unit rotation ``q``."""


def outer(turns: NDArray[_Scalar], others: NDArray[_Scalar] | None = None) -> NDArray[_Scalar]:
    """Return (..., 16): each of a rotation's four numbers times each of another's, or its own."""
    products = turns[..., :, None] * (turns if others is None else others)[..., None, :]
    return products.reshape(*products.shape[:-2], 16)
