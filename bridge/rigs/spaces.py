"""The one place that changes axes: from the bridge's space to an engine's and back.

The bridge's space is glTF's and VRM 1.0's: right-handed, +Y up, the character faces +Z, so
its left is +X; metres; quaternions x y z w. Each engine's space is a relabelling of the axes,
some with a flip; positions also change their unit. Every function takes and returns float32
arrays with any leading axes.

=================  =====  ==  ==========================  =====
Space              Hand   Up  The character faces         Unit
=================  =====  ==  ==========================  =====
bridge             right  +Y  +Z (its left is +X)         m
VRM 0 in glTF      right  +Y  -Z (its left is -X)         m
Unity              left   +Y  +Z (its left is -X)         m
Unreal world       left   +Z  +X (its left is -Y)         cm
Unreal mesh        left   +Z  +Y (its left is +X)         cm
=================  =====  ==  ==========================  =====
"""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.rotations import conjugate, multiply

__all__ = [
    "bridge_from_unity_position",
    "bridge_from_unity_rotation",
    "bridge_from_unreal_mesh_position",
    "bridge_from_unreal_mesh_rotation",
    "bridge_from_unreal_position",
    "bridge_from_unreal_rotation",
    "bridge_from_vrm0_position",
    "bridge_from_vrm0_rotation",
    "local_from_normalised",
    "normalised_from_local",
    "unity_from_bridge_position",
    "unity_from_bridge_rotation",
    "unreal_from_bridge_position",
    "unreal_from_bridge_rotation",
    "unreal_mesh_from_bridge_position",
    "unreal_mesh_from_bridge_rotation",
    "vrm0_from_bridge_position",
    "vrm0_from_bridge_rotation",
]

_Array = NDArray[np.float32]


def unity_from_bridge_position(position: _Array) -> _Array:
    """Return (..., 3) metres in Unity's space: X is reversed."""
    return position * _REVERSE_X


def bridge_from_unity_position(position: _Array) -> _Array:
    """Return (..., 3) metres; the reversal undoes itself."""
    return position * _REVERSE_X


def unity_from_bridge_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) in Unity's space: a left-handed mirror turns y and z round."""
    return rotation * _REVERSE_YZ


def bridge_from_unity_rotation(rotation: _Array) -> _Array:
    """Return (..., 4); the reversal undoes itself."""
    return rotation * _REVERSE_YZ


def vrm0_from_bridge_position(position: _Array) -> _Array:
    """Return (..., 3) metres in VRM 0's space: half a turn about Y."""
    return position * _REVERSE_XZ


def bridge_from_vrm0_position(position: _Array) -> _Array:
    """Return (..., 3) metres; half a turn undoes itself."""
    return position * _REVERSE_XZ


def vrm0_from_bridge_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) in VRM 0's space: half a turn about Y."""
    return rotation * _TURN_Y


def bridge_from_vrm0_rotation(rotation: _Array) -> _Array:
    """Return (..., 4); half a turn undoes itself."""
    return rotation * _TURN_Y


def unreal_from_bridge_position(position: _Array) -> _Array:
    """Return (..., 3) centimetres in Unreal's world: z, -x, y."""
    return position[..., _ZXY] * _TO_WORLD


def bridge_from_unreal_position(position: _Array) -> _Array:
    """Return (..., 3) metres from centimetres in Unreal's world."""
    return position[..., _YZX] * _FROM_WORLD


def unreal_from_bridge_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) in Unreal's world: -z, x, -y, w."""
    return rotation[..., _ZXYW] * _WORLD_SIGNS


def bridge_from_unreal_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) from Unreal's world."""
    return (rotation * _WORLD_SIGNS)[..., _YZXW]


def unreal_mesh_from_bridge_position(position: _Array) -> _Array:
    """Return (..., 3) centimetres along the axes of an imported mesh: x, z, y."""
    return position[..., _XZY] * _CENTIMETRES


def bridge_from_unreal_mesh_position(position: _Array) -> _Array:
    """Return (..., 3) metres from centimetres along the axes of an imported mesh."""
    return position[..., _XZY] / _CENTIMETRES


def unreal_mesh_from_bridge_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) along the axes of an imported mesh: -x, -z, -y, w."""
    return rotation[..., _XZYW] * _CONJUGATE


def bridge_from_unreal_mesh_rotation(rotation: _Array) -> _Array:
    """Return (..., 4) from the axes of an imported mesh; the exchange undoes itself."""
    return rotation[..., _XZYW] * _CONJUGATE


def normalised_from_local(rotation: _Array, rest_local: _Array, rest_world: _Array) -> _Array:
    """Return rotations as if every bone's rest were the identity.

    Args:
        rotation: (..., 4) local to the parent, as a model with turned bones has them.
        rest_local: (..., 4) the bone's rest rotation, local to its parent.
        rest_world: (..., 4) the bone's rest rotation in the model's space.
    """
    away = multiply(multiply(rest_world, conjugate(rest_local)), rotation)
    return multiply(away, conjugate(rest_world))


def local_from_normalised(rotation: _Array, rest_local: _Array, rest_world: _Array) -> _Array:
    """Return local rotations for a model with turned bones; arguments as its inverse's."""
    away = multiply(multiply(rest_local, conjugate(rest_world)), rotation)
    return multiply(away, rest_world)


_CENTIMETRES = np.float32(100.0)
_ZXY, _YZX, _XZY = [2, 0, 1], [1, 2, 0], [0, 2, 1]
_ZXYW, _YZXW, _XZYW = [2, 0, 1, 3], [1, 2, 0, 3], [0, 2, 1, 3]


def _signs(*values: float) -> _Array:
    signs = np.array(values, np.float32)
    signs.setflags(write=False)
    return signs


_REVERSE_X = _signs(-1, 1, 1)
_REVERSE_XZ = _signs(-1, 1, -1)
_REVERSE_YZ = _signs(1, -1, -1, 1)
_TURN_Y = _signs(-1, 1, -1, 1)
_TO_WORLD = _signs(100, -100, 100)
_FROM_WORLD = _signs(-0.01, 0.01, 0.01)
_WORLD_SIGNS = _signs(-1, 1, -1, 1)
_CONJUGATE = _signs(-1, -1, -1, 1)
