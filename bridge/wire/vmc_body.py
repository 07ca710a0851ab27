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
    """Turns the bridge's bones into the local poses that one receiver is sent."""

    def __init__(self, options: VmcOptions, rest_positions: _Array) -> None:
        self._rows = np.array(
            [r for r, n in enumerate(BONE_NAMES) if _is_sent(n, options)], np.intp
        )
        self.names = tuple(UNITY_NAMES[row] for row in self._rows)
        """(n,) as they go over the wire."""
        self._source_rows = BONE_MIRROR[self._rows] if options.mirror else self._rows
        turn, travel = np.ones(4, np.float32), np.ones(3, np.float32)
        if options.mirror:
            turn, travel = mirror_rotation(turn), mirror_position(travel)
        # Both changes only flip signs, so a frame's is one product.
        self._turn_signs = unity_from_bridge_rotation(turn)
        self._travel_scale = unity_from_bridge_position(travel) * np.float32(
            options.hips_height / rest_positions[_HIPS, 1]
        )
        self._rest = unity_from_bridge_position(rest_positions[self._rows])
        if options.positions is BonePositions.ZERO:
            self._rest = np.zeros_like(self._rest)
        self._has_hips = _HIPS in self._rows
        self._hips_rest = np.array([0, options.hips_height, 0], np.float32)
        self._carries_head = options.bones is BoneMask.FACE
        self._head_row = self.names.index(UNITY_NAMES[_HEAD]) if self._carries_head else -1

    def write_rest(self, out: _Array) -> None:
        """Write what no frame changes into poses (n, 7): the places of the bones."""
        out[:, :3] = self._rest

    def write(self, bones: _Array, hips: _Array, head: _Array, out: _Array) -> None:
        """Write a frame into poses (n, 7): position, then rotation x y z w.

        Args:
            bones: (B, 4) as in ``Frame``.
            hips: (3,) as in ``Frame``.
            head: (7,) as in ``Frame``.
            out: Poses on which ``write_rest`` has been called.
        """
        turns = out[:, 3:]
        turns[:] = bones[self._source_rows]
        if self._carries_head:
            turns[self._head_row] = multiply(conjugate(bones[_NECK]), head[3:])
        turns *= self._turn_signs
        if self._has_hips:
            out[0, :3] = self._hips_rest + hips * self._travel_scale


def _is_sent(name: str, options: VmcOptions) -> bool:
    if name in _EYES and options.eyes is not EyeChannel.BONES:
        return False
    if options.bones is BoneMask.UPPER_BODY:
        return name != "hips" and not name.endswith(_LEGS)
    if options.bones is BoneMask.FACE:
        return name in _FACE
    return options.bones is BoneMask.ALL
