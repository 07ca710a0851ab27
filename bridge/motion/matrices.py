"""Rotations by tables: one product turns, or composes, any number of bones at once."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats

__all__ = ["MATRIX_TABLE", "compose", "outer"]

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


def _product_table() -> Floats:
    table = np.zeros((4, 4, 4))
    x, y, z, w = range(4)
    for i in range(4):
        table[w, i, i] = table[i, w, i] = 1.0
    for i, j, k in ((x, y, z), (y, z, x), (z, x, y)):
        table[i, i, w] = -1.0
        table[i, j, k], table[j, i, k] = 1.0, -1.0
    return table.reshape(16, 4)


_PRODUCTS = {np.dtype(kind): _product_table().astype(kind) for kind in (np.float32, np.float64)}


def outer(turns: NDArray[_Scalar], others: NDArray[_Scalar] | None = None) -> NDArray[_Scalar]:
    """Return (..., 16): each of a rotation's four numbers times each of another's, or its own."""
    products = turns[..., :, None] * (turns if others is None else others)[..., None, :]
    return products.reshape(*products.shape[:-2], 16)


def compose(first: NDArray[_Scalar], then: NDArray[_Scalar]) -> NDArray[_Scalar]:
    """Return (..., 4): what turns by ``then`` and, around that, by ``first``."""
    table: NDArray[Any] = _PRODUCTS[first.dtype]
    return np.asarray(outer(first, then) @ table)
