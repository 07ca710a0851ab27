"""Channels to bones: how the body shares a movement out among its joints."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.arm_shares import arm_shares, rest_angles
from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.curves import Floats
from bridge.motion.limits import soft_knee
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.limits import LIES_ALONG_X, LIMITS_RADIANS

__all__ = ["FACING", "pose_bones"]

_X, _Y, _Z = 0, 1, 2

# Channel: bone, axis, degrees for each unit of the channel.
_SHARES: dict[Channel, tuple[tuple[str, int, float], ...]] = {
    Channel.YAW: (("chest", _Y, 0.08), ("neck", _Y, 0.4), ("head", _Y, 0.52)),
    Channel.PITCH: (
        ("spine", _X, 0.05), ("chest", _X, 0.1), ("neck", _X, 0.35), ("head", _X, 0.5),
    ),
    # Towards the left shoulder is a negative turn about the axis that points forward.
    Channel.ROLL: (("neck", _Z, -0.45), ("head", _Z, -0.55)),
    Channel.LEAN: (
        ("spine", _X, 0.4), ("chest", _X, 0.35), ("upperChest", _X, 0.25),
        ("neck", _X, -0.5), ("head", _X, -0.5),
    ),
    Channel.SIDE: (
        ("spine", _Z, -0.5), ("chest", _Z, -0.5), ("neck", _Z, 0.45), ("head", _Z, 0.45),
    ),
    Channel.TWIST: (
        ("spine", _Y, 0.4), ("chest", _Y, 0.4), ("upperChest", _Y, 0.2),
        ("neck", _Y, -0.35), ("head", _Y, -0.35),
    ),
    Channel.BREATH: (
        ("chest", _X, -1.25), ("upperChest", _X, -0.7), ("neck", _X, 0.4), ("head", _X, 0.6),
        ("leftShoulder", _Z, 1.0), ("rightShoulder", _Z, -1.0),
    ),
    Channel.SHOULDERS: (("leftShoulder", _Z, 1.0), ("rightShoulder", _Z, -1.0)),
    # The shoulders tilt against the pelvis: who stands on the left leg lowers the left shoulder.
    Channel.PELVIS_ROLL: (
        ("hips", _Z, -1.0), ("spine", _Z, 0.7), ("chest", _Z, 0.5), ("upperChest", _Z, 0.2),
        ("neck", _Z, -0.2), ("head", _Z, -0.2),
    ),
    Channel.PELVIS_TURN: (
        ("hips", _Y, 1.0), ("spine", _Y, -0.4), ("chest", _Y, -0.4), ("upperChest", _Y, -0.2),
    ),
    Channel.BEND: (
        ("hips", _X, 0.6), ("spine", _X, 0.15), ("chest", _X, 0.15), ("neck", _X, 0.07),
        ("head", _X, 0.03),
    ),
}  # fmt: skip

_TORSO = [BONE_INDEX[n] for n in ("hips", "spine", "chest", "upperChest", "neck", "head")]
_EYES = [BONE_INDEX["leftEye"], BONE_INDEX["rightEye"]]


def _tables() -> tuple[Floats, Floats]:
    shares = np.zeros((CHANNELS, len(BONE_NAMES), 3))
    rest = np.zeros((len(BONE_NAMES), 3))
    for channel, parts in _SHARES.items():
        for bone, axis, share in parts:
            shares[channel, BONE_INDEX[bone], axis] += share
    for channel, bone, axis, share in arm_shares():
        shares[channel, BONE_INDEX[bone], axis] += share
    for bone, axis, degrees in rest_angles():
        rest[BONE_INDEX[bone], axis] += degrees
    return np.radians(shares), np.radians(rest)


_ALL_SHARES, _ALL_REST = _tables()

FACING = np.stack(
    [np.degrees(_ALL_SHARES[:, _TORSO, axis].sum(axis=1)) for axis in (_Y, _X)], axis=1
)
"""(C, 2) degrees of yaw and pitch that each channel turns the face by: eyes give them back."""
FACING[Channel.BEND] = 0.0  # who bows looks at the floor, and no more at whom they bow to

# The bones that ever move: upright ones first, then those that lie along X, because the two
# kinds take their angles in different orders.
_MOVES = np.abs(_ALL_SHARES).sum((0, 2)) + np.abs(_ALL_REST).sum(1) > 0
_MOVES[_EYES] = True
_UPRIGHT = np.flatnonzero(_MOVES & ~LIES_ALONG_X)
_ALONG = np.flatnonzero(_MOVES & LIES_ALONG_X)
_MOVING = np.concatenate((_UPRIGHT, _ALONG))
_SPLIT = len(_UPRIGHT)
_EYE_ROWS = [int(np.flatnonzero(eye == _MOVING)[0]) for eye in _EYES]


def _ordered(angles: NDArray[np.generic]) -> NDArray[np.float32]:
    """Return (…, 3 M): angles about Y, then about the middle axis, then about the last axis.

    In float32, which is what a pose is sent in, and several times as quick.
    """
    upright, along = angles[..., _UPRIGHT, :], angles[..., _ALONG, :]
    rows = np.concatenate((upright[..., [_Y, _X, _Z]], along[..., [_Y, _Z, _X]]), axis=-2)
    return np.concatenate(list(np.moveaxis(rows, -1, 0)), axis=-1).astype(np.float32)


_SHARE_TABLE, _REST_ROW = _ordered(_ALL_SHARES), _ordered(_ALL_REST)
_LOWEST, _HIGHEST = _ordered(LIMITS_RADIANS[..., 0]), _ordered(LIMITS_RADIANS[..., 1])
_ORDER_SIGN = np.where(np.arange(len(_MOVING)) < _SPLIT, np.float32(1.0), np.float32(-1.0))
_COUNT = len(_MOVING)
_EYE_PITCH_ROWS = [_COUNT + row for row in _EYE_ROWS]


def pose_bones(body: Floats, eyes: Floats) -> NDArray[np.float32]:
    """Return (T, B, 4) local rotations, every angle inside its joint's range.

    Args:
        body: (T, C) channels.
        eyes: (T, 3) degrees in the head: yaw of the left eye, yaw of the right, pitch of both.
    """
    angles = body.astype(np.float32) @ _SHARE_TABLE + _REST_ROW
    turned = np.radians(eyes)
    angles[:, _EYE_ROWS] = turned[:, :2]
    angles[:, _EYE_PITCH_ROWS] = turned[:, 2:]
    half = soft_knee(angles, _LOWEST, _HIGHEST).reshape(len(body), 3, _COUNT) * np.float32(0.5)
    sine, cosine = np.sin(half), np.cos(half)
    sy, sm, sl = sine[:, 0], sine[:, 1], sine[:, 2]
    cy, cm, cl = cosine[:, 0], cosine[:, 1], cosine[:, 2]
    # Both orders, Y X Z and Y Z X, are one formula but for the sign of half of its terms.
    sy_signed = sy * _ORDER_SIGN
    mm, ml, lm, ll = sm * cl, cm * sl, sm * sl, cm * cl
    middle, last = cy * mm + sy_signed * ml, cy * ml - sy_signed * mm
    moving = np.empty((len(body), _COUNT, 4), np.float32)
    moving[:, :_SPLIT, _X], moving[:, _SPLIT:, _Z] = middle[:, :_SPLIT], middle[:, _SPLIT:]
    moving[:, :_SPLIT, _Z], moving[:, _SPLIT:, _X] = last[:, :_SPLIT], last[:, _SPLIT:]
    moving[..., _Y] = sy * ll - cy * (lm * _ORDER_SIGN)
    moving[..., 3] = cy * ll + sy_signed * lm
    out = np.zeros((len(body), len(BONE_NAMES), 4), np.float32)
    out[..., 3] = 1.0
    out[:, _MOVING] = moving
    return out
