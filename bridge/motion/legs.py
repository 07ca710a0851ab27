"""Legs under the hips: two bones each, solved so that both feet stay flat where they stand."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats
from bridge.motion.matrices import MATRIX_TABLE, outer
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS
from bridge.rigs.rotations import conjugate, multiply

__all__ = ["stand"]

_X, _Y, _Z, _W = range(4)
_HIPS = BONE_INDEX["hips"]
# Left and right of each part stand side by side among the bones.
_UPPER, _LOWER, _FEET = (
    slice(BONE_INDEX[f"left{part}"], BONE_INDEX[f"right{part}"] + 1)
    for part in ("UpperLeg", "LowerLeg", "Foot")
)
_TRAVEL = np.array([Channel.HIPS_X, Channel.HIPS_Y, Channel.HIPS_Z])
_LOWEST, _HIGHEST = np.array([-0.15, -0.09, -0.25]), np.array([0.15, 0.0, 0.25])

_SOCKETS = REST_POSITIONS[_UPPER].astype(np.float64)
_THIGH = REST_POSITIONS[_LOWER][0].astype(np.float64)
_SHIN = REST_POSITIONS[_FEET][0].astype(np.float64)
_LEG = _SOCKETS + _THIGH + _SHIN  # (2, 3) from the hips to the ankles that stay
_A, _B = float(np.hypot(*_THIGH[1:])), float(np.hypot(*_SHIN[1:]))
_REACH = float(np.hypot(*(_THIGH + _SHIN)[1:]))  # of a leg whose knee is straight
_SHORTEST = 0.4
# Of thigh and shin, (2, 1, 1) each: how they lean when at rest, and their part of the bend.
_LEANS = np.arctan2([-_THIGH[2], -_SHIN[2]], [-_THIGH[1], -_SHIN[1]])[:, None, None]
_SIDES = np.array([-1.0, 1.0])[:, None, None]
_EXCESS = -_SIDES * (_A * _A - _B * _B)
_TWICE = 2.0 * np.array([_A, _B])[:, None, None]
# Metres by which the leg that stands gives way to the other: without them the hips would turn
# round abruptly where the weight passes from one leg to the other.
_GIVE = 0.002


# (16, 6): ``outer(turn) @ table`` is where turned hips have both sockets, X, Y and Z of each.
_SOCKET_TABLE = np.einsum("pqij,sj->pqsi", MATRIX_TABLE, _SOCKETS).reshape(16, 6)
_UNITS = np.eye(4, dtype=np.float32)
_SEEN_FROM = multiply(conjugate(_UNITS)[:, None], _UNITS).reshape(4, 16).astype(np.float64)
"""``thigh @ (turn @ table).reshape(4, 4)`` is a thigh's rotation as the turned hips see it."""


def stand(bones: NDArray[np.float32], body: Floats) -> NDArray[np.float32]:
    """Put legs under the hips of ``bones`` in place; return (T, 3) how far the hips travel.

    The hips come down as far as the straighter leg needs; the other knee bends. A knee bends
    forwards, in the plane of its leg.

    Args:
        bones: (T, B, 4) local rotations, the hips' among them.
        body: (T, C) channels.
    """
    count = len(bones)
    travel = np.minimum(np.maximum(body.take(_TRAVEL, axis=1), _LOWEST), _HIGHEST)
    turn = bones[:, _HIPS].astype(np.float64)
    away = _LEG - (outer(turn) @ _SOCKET_TABLE).reshape(count, 2, 3) - travel[:, None]
    across, down, ahead = away[..., 0], away[..., 1], away[..., 2]
    level = across * across + ahead * ahead
    # What each leg has to spare, or lacks (negative), with the hips at their height.
    spare = np.sqrt(_REACH * _REACH - level) + down + travel[:, 1, None]
    left, right = spare[:, 0], spare[:, 1]
    gap = left - right
    lift = 0.5 * (left + right - np.sqrt(gap * gap + _GIVE * _GIVE))
    travel[:, 1] += lift
    down = down - lift[:, None]
    _bend(bones, turn, across, down, ahead, level + down * down)
    moved: NDArray[np.float32] = travel.astype(np.float32)
    return moved


def _bend(
    bones: NDArray[np.float32], turn: Floats, across: Floats, down: Floats, ahead: Floats,
    squared: Floats,
) -> None:  # fmt: skip
    """Write the six rotations of legs that reach (T, 2) ``across``, ``down`` and ``ahead``."""
    length = np.minimum(np.maximum(np.sqrt(squared), _SHORTEST), _REACH)
    squared = length * length
    swing = np.arctan2(-ahead, np.hypot(across, down))
    half = np.empty((4, *length.shape))  # of the tip, the thigh's swing, the shin's, the knee
    half[0] = np.arctan2(across, -down)
    # The law of cosines, at the hip and at the ankle.
    half[1:3] = swing + _SIDES * np.arccos((_EXCESS + squared) / (_TWICE * length)) - _LEANS
    half[3] = half[2] - half[1]
    half *= 0.5
    (sr, st, ss, sk), (cr, ct, cs, ck) = np.sin(half), np.cos(half)
    # A leg tips sideways as a whole, and its bones swing in the plane it then lies in:
    # thigh Rz(tip) Rx(swing); the knee is the difference of two swings; the foot undoes all.
    thigh = np.empty((*length.shape, 4))
    thigh[..., _X], thigh[..., _Y] = cr * st, sr * st
    thigh[..., _Z], thigh[..., _W] = sr * ct, cr * ct
    bones[:, _UPPER] = thigh @ (turn @ _SEEN_FROM).reshape(-1, 4, 4)
    bones[:, _LOWER, _X], bones[:, _LOWER, _W] = sk, ck
    bones[:, _FEET, _X], bones[:, _FEET, _Y] = -ss * cr, -ss * sr
    bones[:, _FEET, _Z], bones[:, _FEET, _W] = -cs * sr, cs * cr
