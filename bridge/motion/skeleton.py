"""Where the head ends up: the chain of the torso, composed."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats
from bridge.motion.matrices import MATRIX_TABLE, compose, outer
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS

__all__ = ["place_head"]

_CHAIN = [BONE_INDEX[name] for name in ("hips", "spine", "chest", "upperChest", "neck", "head")]
_LENGTH = len(_CHAIN)
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
    count, chain = len(bones), bones[:, _CHAIN].astype(np.float64)
    # Whole rotations, as a tree: two bones, then up to four, then all six.
    turns = np.empty((count, _LENGTH, 4))
    pairs = compose(chain[:, ::2], chain[:, 1::2])
    turns[:, 0], turns[:, 1] = chain[:, 0], pairs[:, 0]
    turns[:, 2:4] = compose(turns[:, 1:2], _beside(chain[:, 2], pairs[:, 1]))
    turns[:, 4:6] = compose(turns[:, 3:4], _beside(chain[:, 4], pairs[:, 2]))
    turned = turns[:, -1]
    out = np.empty((count, 7), np.float32)
    out[:, :3] = hips + outer(turns[:, :-1]).reshape(count, -1) @ _PLACE - _REST
    out[:, 3:] = turned / np.sqrt((turned * turned).sum(axis=1, keepdims=True))
    return out


def _beside(one: Floats, other: Floats) -> Floats:
    return np.concatenate((one[:, None], other[:, None]), axis=1)
