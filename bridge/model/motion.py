"""Numbers at a rate: what leaves the motion room.

Space everywhere: glTF/VRM 1.0. Right-handed, +Y up, the character faces +Z, metres,
quaternions (x, y, z, w), normalised local rotations (T-pose is identity).
Axes: T time, S the 52 ARKit shapes, B the 55 humanoid bones.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Block", "Frame", "RigDescription"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RigDescription:
    """The names that numbers are aligned to; sent once, not with every frame."""

    shape_names: tuple[str, ...]
    """(S,) ARKit names in canonical order."""
    bone_names: tuple[str, ...]
    """(B,) VRM 1.0 names in the order of Unity's HumanBodyBones."""
    bone_parents: tuple[int, ...]
    """(B,) index of each bone's parent, -1 for the root."""
    rest_positions: NDArray[np.float32]
    """(B, 3) metres from the parent in the T-pose, of a 1.6 m reference body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of poses sampled in one call. Arrays are float32 and read-only."""

    times_micros: NDArray[np.int64]
    """(T,) session time, increasing."""
    weights: NDArray[np.float32]
    """(T, S) in [0, 1]."""
    head: NDArray[np.float32]
    """(T, 7) head position in metres from its rest place, then rotation x y z w, both in
    the character's space (so a face-only client needs no skeleton)."""
    bones: NDArray[np.float32]
    """(T, B, 4) normalised local rotations; neck and head add up to the rotation in ``head``
    together with the spine."""
    hips: NDArray[np.float32]
    """(T, 3) hips translation in metres from the rest pose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A pose ready to send."""

    character: str
    seq: int
    """Counts every record of this character's stream, without gaps."""
    pts_micros: int
    """Session time at which the pose is to be seen."""
    utterance_id: str
    """The utterance being performed; empty when idle."""
    weights: NDArray[np.float32]
    """(S,) in [0, 1]."""
    head: NDArray[np.float32]
    """(7,) as in ``Block``."""
    bones: NDArray[np.float32]
    """(B, 4) as in ``Block``."""
    hips: NDArray[np.float32]
    """(3,) as in ``Block``."""
