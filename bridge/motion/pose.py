"""Channels to bones: how the body shares a movement out among its joints."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.arm_shares import arm_shares, rest_angles
from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.curves import Floats
from bridge.motion.limits import SoftKnee
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

# Upright bones turn about Y, then X, then Z; those that lie along X about Y, then Z, then X.
_MIDDLE, _LAST = np.where(LIES_ALONG_X, [[_Z], [_X]], [[_X], [_Z]])
_BONES = np.arange(len(BONE_NAMES))


def _ordered(angles: NDArray[np.generic]) -> NDArray[np.float32]:
    """Return (…, 3 B): angles about Y, then about the middle axis, then about the last axis.

    In float32, which is what a pose is sent in, and several times as quick.
    """
    turns = [angles[..., _BONES, axis] for axis in (_Y, _MIDDLE, _LAST)]
    return np.concatenate(turns, axis=-1).astype(np.float32)


def _eye_shares() -> Floats:
    """Return (3, B, 3) radians for a degree of each eye's yaw, and of the pitch of both."""
    shares = np.zeros((3, len(BONE_NAMES), 3))
    shares[[0, 1], _EYES, _Y] = shares[2, _EYES, _X] = np.radians(1.0)
    return shares


_ANGLES = _ordered(np.concatenate((_ALL_SHARES, _eye_shares(), _ALL_REST[None])))
"""(C + 4, 3 B) radians for each unit of a channel, each degree of the eyes, and at rest."""
_KNEE = SoftKnee(_ordered(LIMITS_RADIANS[..., 0]), _ordered(LIMITS_RADIANS[..., 1]))
# Both orders, Y X Z and Y Z X, are one formula but for the sign of what Y has a part in.
_Y_SIGN = np.where(LIES_ALONG_X, np.float32(-1.0), np.float32(1.0))


def _places() -> NDArray[np.intp]:
    """Return (4 B,) where x, y, z and w of each bone stand among w, last, middle and Y of all."""
    parts = np.zeros((len(BONE_NAMES), 4), np.intp)
    parts[_BONES, _LAST], parts[_BONES, _MIDDLE], parts[:, _Y] = 1, 2, 3
    return (parts * len(BONE_NAMES) + _BONES[:, None]).reshape(-1)


_PLACES = _places()


def pose_bones(body: Floats, eyes: Floats) -> NDArray[np.float32]:
    """Return (T, B, 4) local rotations, every angle inside its joint's range.

    Args:
        body: (T, C) channels.
        eyes: (T, 3) degrees in the head: yaw of the left eye, yaw of the right, pitch of both.
    """
    count, every = len(body), len(BONE_NAMES)
    turned = np.ones((count, len(_ANGLES)), np.float32)
    turned[:, :CHANNELS], turned[:, CHANNELS:-1] = body, eyes
    half = _KNEE.bent(turned @ _ANGLES) * np.float32(0.5)
    waves = np.empty((2, count, 3, every), np.float32)  # sines, then cosines
    np.sin(half.reshape(count, 3, every), out=waves[0])
    np.cos(half.reshape(count, 3, every), out=waves[1])
    waves[0, :, 0] *= _Y_SIGN
    upright, middle, last = waves[:, :, 0], waves[:, :, 1], waves[:, :, 2]
    # All products of three, one of each axis: the sine is 0 and the cosine 1 in their places.
    by = upright[:, None, None] * (middle[:, None] * last)
    parts = np.empty((count, 4, every), np.float32)
    parts[:, 0] = by[1, 1, 1] + by[0, 0, 0]
    parts[:, 1] = by[1, 1, 0] - by[0, 0, 1]
    parts[:, 2] = by[1, 0, 1] + by[0, 1, 0]
    parts[:, 3] = (by[0, 1, 1] - by[1, 0, 0]) * _Y_SIGN
    return parts.reshape(count, -1).take(_PLACES, axis=1).reshape(count, every, 4)
