"""Where the head ends up: the chain of the torso, composed."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS

__all__ = ["place_head"]

_CHAIN = [BONE_INDEX[name] for name in ("hips", "spine", "chest", "upperChest", "neck", "head")]
# Metres from each bone of the chain but the head to the next, in the bone's own space.
_OFFSETS = REST_POSITIONS[_CHAIN[1:]].astype(np.float64)
_REST = _OFFSETS.sum(axis=0)


def _product_table() -> NDArray[np.float64]:
    """Return (4, 16): ``(q @ table).reshape(4, 4)`` multiplies a quaternion by q from the left."""
    table = np.zeros((4, 4, 4))
    x, y, z, w = range(4)
    for i in range(4):
        table[w, i, i] = 1.0
    for i, j, k in ((x, y, z), (y, z, x), (z, x, y)):
        table[i, i, w], table[i, w, i] = 1.0, -1.0
        table[i, k, j], table[i, j, k] = 1.0, -1.0
    return table.reshape(4, 16)


_PRODUCT = _product_table()


def _turning_table() -> NDArray[np.float64]:
    """Return (K, 16, 3): the outer product of a rotation with itself turns bone K's offset.

    A turned vector is ``q v q*``: quadratic in the rotation, linear in a fixed vector.
    """
    units = np.eye(4)
    conjugates = units * (-1.0, -1.0, -1.0, 1.0)
    vectors = np.concatenate((_OFFSETS, np.zeros((len(_OFFSETS), 1))), axis=1)
    factors = (units @ _PRODUCT).reshape(4, 4, 4)
    turned = np.einsum("aij,kj->aki", factors, vectors)
    again = (turned @ _PRODUCT).reshape(4, len(vectors), 4, 4)
    whole = np.einsum("akij,bj->kabi", again, conjugates)[..., :3]
    return np.ascontiguousarray(whole.reshape(len(vectors), 16, 3))


_TURNING = _turning_table()


def place_head(bones: NDArray[np.float32], hips: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (T, 7): the head's way from its rest place, then its rotation, as in ``Block``.

    Args:
        bones: (T, B, 4) local rotations.
        hips: (T, 3) translation.
    """
    chain = bones[:, _CHAIN].astype(np.float64)
    factors = (chain @ _PRODUCT).reshape(len(bones), len(_CHAIN), 4, 4)
    so_far = np.empty_like(chain)
    so_far[:, 0] = chain[:, 0]
    left = factors[:, 0]
    for k in range(1, len(_CHAIN)):
        so_far[:, k] = (left @ chain[:, k, :, None])[..., 0]
        left = left @ factors[:, k]
    lower = so_far[:, :-1]
    outer = (lower[..., :, None] * lower[..., None, :]).reshape(*lower.shape[:2], 1, 16)
    out = np.empty((len(bones), 7), np.float32)
    out[:, :3] = hips + (outer @ _TURNING)[:, :, 0].sum(axis=1) - _REST
    whole = so_far[:, -1]
    out[:, 3:] = whole / np.sqrt((whole * whole).sum(axis=1, keepdims=True))
    return out
