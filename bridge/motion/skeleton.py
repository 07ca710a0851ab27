"""Where the head ends up: the chain of the torso, composed."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.matrices import MATRIX_TABLE, compose, outer
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS

__all__ = ["place_head"]

_CHAIN = [BONE_INDEX[name] for name in ("hips", "spine", "chest", "upperChest", "neck", "head")]
# Metres from each bone of the chain to the next, in the bone's own space; the head is the last.
_OFFSETS = REST_POSITIONS[_CHAIN[1:]].astype(np.float64)
_REST = _OFFSETS.sum(axis=0)


# (80, 3): where the head is, of the products of each whole rotation below it with itself.
_PLACE = np.einsum("pqij,kj->kpqi", MATRIX_TABLE, _OFFSETS).reshape(-1, 3)


def place_head(bones: NDArray[np.float32], hips: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (T, 7): the head's way from its rest place, then its rotation, as in ``Block``.

    Args:
        bones: (T, B, 4) local rotations.
        hips: (T, 3) translation.
    """
    chain = bones.take(_CHAIN, axis=1).astype(np.float64)
    # Whole rotations, as a tree: two bones, then up to four, then all six.
    turns = np.empty_like(chain)
    pairs = compose(chain[:, ::2], chain[:, 1::2])
    turns[:, 0], turns[:, 1] = chain[:, 0], pairs[:, 0]
    turns[:, 2::2], turns[:, 3::2] = chain[:, 2::2], pairs[:, 1:]
    turns[:, 2:4] = compose(turns[:, 1:2], turns[:, 2:4])
    turns[:, 4:] = compose(turns[:, 3:4], turns[:, 4:])
    turned = turns[:, -1]
    out = np.empty((len(bones), 7), np.float32)
    out[:, :3] = hips + outer(turns[:, :-1]).reshape(len(bones), -1) @ _PLACE - _REST
    out[:, 3:] = turned / np.sqrt(np.add.reduce(turned * turned, axis=1, keepdims=True))
    return out
