"""Where every joint is, given how every joint turns."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.humanoid import BONE_INDEX, BONE_PARENTS, REST_POSITIONS
from bridge.rigs.rotations import multiply, rotate

__all__ = ["joint_places"]

_Array = NDArray[np.float32]


def joint_places(bones: _Array, hips: _Array, names: tuple[str, ...]) -> tuple[_Array, _Array]:
    """Return (..., N, 3) places in metres and (..., N, 4) rotations in the character's space.

    The ground is at height 0. Only the chains down to ``names`` are walked.

    Args:
        bones: (..., B, 4) local rotations, as in ``Block``.
        hips: (..., 3) translation.
        names: Bones, by their VRM 1.0 names.
    """
    turned: dict[int, _Array] = {}
    placed: dict[int, _Array] = {}

    def walk(bone: int) -> None:
        if bone in turned:
            return
        parent, own = BONE_PARENTS[bone], bones[..., bone, :]
        if parent < 0:
            turned[bone], placed[bone] = own, hips + REST_POSITIONS[bone]
            return
        walk(parent)
        turned[bone] = multiply(turned[parent], own)
        placed[bone] = placed[parent] + rotate(turned[parent], REST_POSITIONS[bone])

    rows = [BONE_INDEX[name] for name in names]
    for row in rows:
        walk(row)
    places = np.stack([placed[row] for row in rows], axis=-2)
    return places, np.stack([turned[row] for row in rows], axis=-2)
