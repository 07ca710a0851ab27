"""Where the head ends up: the chain of the torso, composed."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats
from bridge.motion.matrices import MATRIX_TABLE, outer
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS

__all__ = ["place_head"]

_CHAIN = [BONE_INDEX[name] for name in ("hips", "spine", "chest", "upperChest", "neck", "head")]
_LENGTH = len(_CHAIN)
# Metres from each bone of the chain to the next, in the bone's own space; the head is the last.
_OFFSETS = np.concatenate((REST_POSITIONS[_CHAIN[1:]].astype(np.float64), np.zeros((1, 3))))
_REST = _OFFSETS.sum(axis=0)


def _product_table() -> Floats:
    """Return (4, 16): ``(q @ table).reshape(4, 4)`` multiplies a quaternion by q from the left."""
    table = np.zeros((4, 4, 4))
    x, y, z, w = range(4)
    for i in range(4):
        table[w, i, i] = 1.0
    for i, j, k in ((x, y, z), (y, z, x), (z, x, y)):
        table[i, i, w], table[i, w, i] = 1.0, -1.0
        table[i, k, j], table[i, j, k] = 1.0, -1.0
    return table.reshape(4, 16)


def _moving_table() -> Floats:
    """Return (K, 16, 16): a rotation's outer product, times it, is what bone K does to a point.

    That is a (4, 4) matrix on points X, Y, Z, 1: along the bone's offset, then turned with it.
    """
    table = np.zeros((_LENGTH, 4, 4, 4, 4))
    table[..., :3, :3] = MATRIX_TABLE
    table[..., :3, 3] = np.einsum("pqij,kj->kpqi", MATRIX_TABLE, _OFFSETS)
    table[:, range(4), range(4), 3, 3] = 1.0  # the square of a unit rotation's length
    return table.reshape(_LENGTH, 16, 16)


_PRODUCT, _MOVING = _product_table(), _moving_table()


def place_head(bones: NDArray[np.float32], hips: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (T, 7): the head's way from its rest place, then its rotation, as in ``Block``.

    Args:
        bones: (T, B, 4) local rotations.
        hips: (T, 3) translation.
    """
    count, chain = len(bones), bones[:, _CHAIN].astype(np.float64)
    links = np.empty((count, 2, _LENGTH, 4, 4))  # of the turning, of the moving
    links[:, 0] = (chain @ _PRODUCT).reshape(count, _LENGTH, 4, 4)
    links[:, 1] = (outer(chain)[:, :, None] @ _MOVING).reshape(count, _LENGTH, 4, 4)
    pairs = links[:, :, ::2] @ links[:, :, 1::2]
    turned, moved = np.moveaxis(pairs[:, :, 0] @ pairs[:, :, 1] @ pairs[:, :, 2], 1, 0)[..., 3]
    out = np.empty((count, 7), np.float32)
    out[:, :3] = hips + moved[:, :3] - _REST
    out[:, 3:] = turned / np.sqrt((turned * turned).sum(axis=1, keepdims=True))
    return out
