"""Hands that neither enter the body nor each other: the upper arm gives way."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.matrices import MATRIX_TABLE, compose, outer
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS
from bridge.rigs.rotations import from_rotation_vector, multiply

__all__ = ["palm_places", "part_hands"]

_Array = NDArray[np.float32]

_SIDES = ("left", "right")
_PARTS = ("Shoulder", "UpperArm", "LowerArm", "Hand")
_CHAIN = np.array([[BONE_INDEX[side + part] for side in _SIDES] for part in _PARTS])
_UPPER_ARMS = _CHAIN[1]
_PALM = ((0.055, -0.012, 0.0), (-0.055, -0.012, 0.0))  # its middle, in the hand's own space
# (5, 2, 3) metres from the upper chest to the shoulder, and on from joint to joint.
_STEPS = np.concatenate((REST_POSITIONS[_CHAIN], np.array([_PALM], np.float32)))

# The trunk is a capsule in the space of the upper chest.
_AXIS_FROM = np.array([0.0, -0.30, -0.02], np.float32)
_AXIS_TO = np.array([0.0, -0.03, -0.02], np.float32)
_TORSO_METRES = np.float32(0.17)  # from its axis: a radius of 0.16 and the skin of a palm
_HANDS_METRES = 0.06  # between two palms
_TOUCHING_METRES = 0.03  # that mean to touch
_KNEE = np.float32(0.02)  # from this far outside on, a hand is gently turned away
_LEAST_ARM = np.float32(0.05)  # metres of leverage: below it an arm cannot give way
_LARGEST_TURN = np.float32(0.4)
_WORTH_TURNING = np.float32(1e-5)  # metres


_MATRICES: _Array = MATRIX_TABLE.reshape(16, 9).astype(np.float32)


def _places_table() -> _Array:
    """Return (2, 64, 6): ``outer`` of a side's four whole rotations to its palm and shoulder."""
    moved = np.einsum("pqij,ksj->skpqi", MATRIX_TABLE, _STEPS[1:]).reshape(2, 4, 16, 3)
    table = np.zeros((2, 4, 16, 6), np.float32)
    table[..., :3] = moved
    table[:, 0, :, 3:] = moved[:, 0]  # the collar bone alone carries the shoulder
    return table.reshape(2, 64, 6)


_PLACES = _places_table()
_FROM: _Array = np.tile(_STEPS[0], 2)[:, None]  # (2, 1, 6)


def palm_places(bones: _Array) -> tuple[_Array, _Array]:
    """Return (T, 2, 3) palms, then shoulders, in the space of the upper chest, left first."""
    # (2, 4, T, 4): of each side, down the arm.
    parts = bones.take(_CHAIN, axis=1).transpose(2, 1, 0, 3)
    whole = np.empty((2, len(bones), 4, 4), np.float32)  # with all above it, the parts in a row
    rows = whole.swapaxes(1, 2)
    pairs = compose(parts[:, ::2], parts[:, 1::2])
    rows[:, 0], rows[:, 1] = parts[:, 0], pairs[:, 0]
    rows[:, 2] = parts[:, 2]
    rows[:, 3] = pairs[:, 1]
    rows[:, 2:] = compose(pairs[:, :1], rows[:, 2:])
    places = (outer(whole).reshape(2, len(bones), 64) @ _PLACES + _FROM).swapaxes(0, 1)
    return places[..., :3], places[..., 3:]


def part_hands(bones: _Array, touching: _Array | float = 0.0) -> _Array:
    """Return (T, B, 4) rotations with room for the hands; the same array where there is.

    Args:
        bones: (T, B, 4) local rotations.
        touching: (T,) in [0, 1], 1 where the hands mean to meet.
    """
    palms, shoulders = palm_places(bones)
    from_axis = palms - np.minimum(np.maximum(palms, _AXIS_FROM), _AXIS_TO)
    apart = palms[:, 0] - palms[:, 1]
    torso_far, hands_far = _length(from_axis), _length(apart)
    if torso_far.min() > _TORSO_METRES + _KNEE and hands_far.min() > _HANDS_METRES + _KNEE:
        return bones
    least = np.float32(_HANDS_METRES) - np.float32(_HANDS_METRES - _TOUCHING_METRES) * touching
    torso = _lacking(torso_far - _TORSO_METRES)
    hands = _lacking(hands_far - least) * np.float32(0.5)
    if max(torso.max(), hands.max()) < _WORTH_TURNING:
        return bones
    across: _Array = np.asarray(apart / np.maximum(hands_far, np.float32(1e-4))[:, None])
    out: _Array = np.asarray(from_axis / np.maximum(torso_far, np.float32(1e-4))[..., None])
    arms = palms - shoulders
    turn = _turn(arms, out, torso)
    turn += _turn(arms, np.stack((across, -across), axis=1), hands[:, None])
    collars = (outer(bones[:, _CHAIN[0]]) @ _MATRICES).reshape(len(bones), 2, 3, 3)
    local = (collars.swapaxes(-1, -2) @ turn[..., None])[..., 0]
    away = from_rotation_vector(np.clip(local, -_LARGEST_TURN, _LARGEST_TURN))
    parted = bones.copy()
    parted[:, _UPPER_ARMS] = multiply(away, bones[:, _UPPER_ARMS])
    return parted


def _length(vectors: _Array) -> _Array:
    return np.asarray(np.sqrt(np.add.reduce(vectors * vectors, axis=-1)))


def _lacking(gap: _Array) -> _Array:
    """Return metres to move so that ``gap`` is no longer negative, from none on without a kink."""
    near = np.maximum(_KNEE - gap, 0)
    return np.where(gap > -_KNEE, near * near / (4 * _KNEE), -gap)


def _turn(arms: _Array, way: _Array, metres: _Array) -> _Array:
    """Return (T, 2, 3) rotation vectors at the shoulder that carry a palm ``metres`` that way."""
    lever = np.cross(arms, way)
    squared = np.einsum("...i,...i->...", lever, lever)
    return np.asarray(lever * (metres / np.maximum(squared, _LEAST_ARM**2))[..., None])
