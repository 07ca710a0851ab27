"""The bones of a VMC stream: their names for this receiver, and their poses in Unity's space."""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.humanoid import BONE_INDEX, BONE_MIRROR, BONE_NAMES, UNITY_NAMES
from bridge.rigs.mirror import mirror_position, mirror_rotation
from bridge.rigs.rotations import conjugate, multiply
from bridge.rigs.spaces import unity_from_bridge_position, unity_from_bridge_rotation
from bridge.wire.vmc_options import BoneMask, BonePositions, EyeChannel, VmcOptions

__all__ = ["VmcBody"]

_Array = NDArray[np.float32]

_HIPS, _NECK, _HEAD = (BONE_INDEX[name] for name in ("hips", "neck", "head"))
_FACE = frozenset({"neck", "head", "leftEye", "rightEye", "jaw"})
_EYES = frozenset({"leftEye", "rightEye"})
_LEGS = ("UpperLeg", "LowerLeg", "Foot", "Toes")


class VmcBody:
    """Turns the bridge's bones into the local poses that one receiver is sent.

    Only rotations and the hips' place change from frame to frame. All changes of space,
    mirroring included, flip signs, so they are products that the codec does in one go.
    """

    def __init__(self, options: VmcOptions, rest_positions: _Array) -> None:
        rows = [row for row, name in enumerate(BONE_NAMES) if _is_sent(name, options)]
        self.names = tuple(UNITY_NAMES[row] for row in rows)
        """(n,) as they go over the wire."""
        self.has_hips = _HIPS in rows
        """Whether the first bone is the hips."""
        turn, travel = np.ones(4, np.float32), np.ones(3, np.float32)
        if options.mirror:
            turn, travel = mirror_rotation(turn), mirror_position(travel)
        self.turn_signs = unity_from_bridge_rotation(turn)
        """(4,) factors of every rotation."""
        self.hips_scale = unity_from_bridge_position(travel) * np.float32(
            options.hips_height / rest_positions[_HIPS, 1]
        )
        """(3,) factors of the hips' travel."""
        self.positions = unity_from_bridge_position(rest_positions[rows]) + np.float32(0)
        """(n, 3) metres from the parent; adding zero has turned -0 into 0."""
        if options.positions is BonePositions.ZERO:
            self.positions[:] = 0
        if self.has_hips:
            self.positions[0] = (0, options.hips_height, 0)
        self._rows = BONE_MIRROR[rows] if options.mirror else np.array(rows, np.intp)
        self._head_row = rows.index(_HEAD) if options.bones is BoneMask.FACE else -1

    def write(self, bones: _Array, head: _Array, out: _Array) -> None:
        """Write rotations (n, 4), still in the bridge's space, of ``Frame``'s bones and head."""
        bones.take(self._rows, 0, out, "clip")  # other modes copy twice
        if self._head_row >= 0:
            out[self._head_row] = multiply(conjugate(bones[_NECK]), head[3:])


def _is_sent(name: str, options: VmcOptions) -> bool:
    if name in _EYES and options.eyes is not EyeChannel.BONES:
        return False
    if options.bones is BoneMask.UPPER_BODY:
        return name != "hips" and not name.endswith(_LEGS)
    if options.bones is BoneMask.FACE:
        return name in _FACE
    return options.bones is BoneMask.ALL
