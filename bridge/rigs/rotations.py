"""Quaternion arithmetic, x y z w, over any leading axes.

Everything takes and returns float32 arrays whose last axis is the quaternion, the vector or
the three angles; leading axes broadcast. Rotations are in the bridge's space: a positive
pitch lowers the chin, a positive yaw turns to the character's left (+X), a positive roll
tips the head to its left shoulder.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "IDENTITY",
    "angle_between",
    "conjugate",
    "from_axis_angle",
    "from_rotation_vector",
    "from_yaw_pitch_roll",
    "multiply",
    "nlerp",
    "normalise",
    "rotate",
    "slerp",
    "to_rotation_vector",
    "to_yaw_pitch_roll",
]

_Array = NDArray[np.float32]

_EPSILON = np.float32(1e-12)  # of a squared length: below it a quaternion has no direction
_NEARLY_PARALLEL = np.float32(0.9995)  # beyond it slerp's sine loses its digits and nlerp serves

IDENTITY: _Array = np.array([0.0, 0.0, 0.0, 1.0], np.float32)
"""(4,) no rotation."""
IDENTITY.setflags(write=False)

_CONJUGATE = np.array([-1.0, -1.0, -1.0, 1.0], np.float32)


def multiply(first: _Array, second: _Array) -> _Array:
    """Return the product: ``second`` is applied first, as with matrices."""
    ax, ay, az, aw = first[..., 0], first[..., 1], first[..., 2], first[..., 3]
    bx, by, bz, bw = second[..., 0], second[..., 1], second[..., 2], second[..., 3]
    out = np.empty(np.broadcast_shapes(first.shape, second.shape), np.float32)
    out[..., 0] = aw * bx + ax * bw + ay * bz - az * by
    out[..., 1] = aw * by - ax * bz + ay * bw + az * bx
    out[..., 2] = aw * bz + ax * by - ay * bx + az * bw
    out[..., 3] = aw * bw - ax * bx - ay * by - az * bz
    return out


def conjugate(rotation: _Array) -> _Array:
    """Return the opposite rotation."""
    return rotation * _CONJUGATE


def normalise(rotation: _Array) -> _Array:
    """Return unit quaternions; one without a direction becomes the identity."""
    squared = np.einsum("...i,...i->...", rotation, rotation)[..., None]
    unit = rotation / np.sqrt(np.maximum(squared, _EPSILON))
    return np.where(squared > _EPSILON, unit, IDENTITY)


def rotate(rotation: _Array, vector: _Array) -> _Array:
    """Return vectors (..., 3) turned by unit quaternions."""
    axis, w = rotation[..., :3], rotation[..., 3:]
    twice = np.float32(2.0) * _cross(axis, vector)
    turned: _Array = vector + w * twice + _cross(axis, twice)
    return turned


def from_axis_angle(axis: _Array, radians: _Array | np.float32 | float) -> _Array:
    """Return rotations about unit axes (..., 3) by ``radians`` (...)."""
    half = np.asarray(radians, np.float32)[..., None] * np.float32(0.5)
    out = np.empty((*np.broadcast_shapes(axis.shape[:-1], half.shape[:-1]), 4), np.float32)
    out[..., :3] = axis * np.sin(half)
    out[..., 3] = np.cos(half[..., 0])
    return out


def from_rotation_vector(vector: _Array) -> _Array:
    """Return the rotations of vectors (..., 3): their direction is the axis, length radians."""
    angle = np.sqrt(np.einsum("...i,...i->...", vector, vector))[..., None]
    out = np.empty((*vector.shape[:-1], 4), np.float32)
    # np.sinc(x) is sin(pi x) / (pi x), which has its limit at 0 built in.
    out[..., :3] = vector * np.float32(0.5) * np.sinc(angle / np.float32(2.0 * np.pi))
    out[..., 3] = np.cos(angle[..., 0] * np.float32(0.5))
    return out


def to_rotation_vector(rotation: _Array) -> _Array:
    """Return vectors (..., 3) of unit quaternions, along the shorter way (at most pi)."""
    shorter = np.where(rotation[..., 3:] < 0, -rotation, rotation)
    axis, w = shorter[..., :3], shorter[..., 3]
    sine = np.sqrt(np.einsum("...i,...i->...", axis, axis))
    safe = np.maximum(sine, np.float32(1e-7))
    scale = np.where(sine > 1e-7, np.float32(2.0) * np.arctan2(sine, w) / safe, np.float32(2.0))
    vector: _Array = axis * scale[..., None].astype(np.float32)
    return vector


def from_yaw_pitch_roll(radians: _Array) -> _Array:
    """Return rotations of (..., 3) angles in the order yaw, pitch, roll.

    The head turns, then nods, then tilts, each about its own moved axis:
    ``Ry(yaw) · Rx(pitch) · Rz(-roll)``.
    """
    half = np.asarray(radians, np.float32) * np.float32(0.5)
    sine, cosine = np.sin(half), np.cos(half)
    sy, sx, sz = sine[..., 0], sine[..., 1], -sine[..., 2]
    cy, cx, cz = cosine[..., 0], cosine[..., 1], cosine[..., 2]
    out = np.empty((*half.shape[:-1], 4), np.float32)
    out[..., 0] = cy * sx * cz + sy * cx * sz
    out[..., 1] = sy * cx * cz - cy * sx * sz
    out[..., 2] = cy * cx * sz - sy * sx * cz
    out[..., 3] = cy * cx * cz + sy * sx * sz
    return out


def to_yaw_pitch_roll(rotation: _Array) -> _Array:
    """Return (..., 3) radians in the order yaw, pitch, roll; pitch within a quarter turn.

    Looking straight up or down, yaw and roll are one turn: their division is arbitrary.
    """
    x, y, z, w = rotation[..., 0], rotation[..., 1], rotation[..., 2], rotation[..., 3]
    two = np.float32(2.0)
    out = np.empty((*rotation.shape[:-1], 3), np.float32)
    out[..., 0] = np.arctan2(two * (x * z + w * y), 1 - two * (x * x + y * y))
    out[..., 1] = np.arcsin(np.clip(two * (w * x - y * z), -1, 1))
    out[..., 2] = -np.arctan2(two * (x * y + w * z), 1 - two * (x * x + z * z))
    return out


def nlerp(start: _Array, end: _Array, share: _Array | float) -> _Array:
    """Return unit quaternions between two, along the shorter way; cheap, not quite even.

    Args:
        start: (..., 4) where ``share`` is 0.
        end: (..., 4) where it is 1.
        share: A number, or an array of the leading axes.
    """
    s = np.asarray(share, np.float32)[..., None]
    return normalise(start + s * (_nearer(start, end) - start))


def slerp(start: _Array, end: _Array, share: _Array | float) -> _Array:
    """Return unit quaternions between two unit ones at an even speed, the shorter way."""
    s = np.asarray(share, np.float32)[..., None]
    nearer = _nearer(start, end)
    cosine = np.minimum(np.einsum("...i,...i->...", start, nearer)[..., None], np.float32(1.0))
    angle = np.arccos(np.minimum(cosine, _NEARLY_PARALLEL))
    even = (np.sin((1 - s) * angle) * start + np.sin(s * angle) * nearer) / np.sin(angle)
    straight = start + s * (nearer - start)
    return normalise(np.where(cosine > _NEARLY_PARALLEL, straight, even).astype(np.float32))


def angle_between(first: _Array, second: _Array) -> _Array:
    """Return the angle (...) in radians from one rotation to another, in [0, pi]."""
    difference = multiply(conjugate(first), second)
    sine = np.sqrt(np.einsum("...i,...i->...", difference[..., :3], difference[..., :3]))
    angle: _Array = np.float32(2.0) * np.arctan2(sine, np.abs(difference[..., 3]))
    return angle


def _nearer(start: _Array, end: _Array) -> _Array:
    """Return ``end`` or its negative, whichever (they are one rotation) is closer to ``start``."""
    cosine = np.einsum("...i,...i->...", start, end)[..., None]
    return np.where(cosine < 0, -end, end)


def _cross(a: _Array, b: _Array) -> _Array:
    out = np.empty(np.broadcast_shapes(a.shape, b.shape), np.float32)
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out
