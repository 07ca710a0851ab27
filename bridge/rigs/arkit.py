"""The 52 ARKit blendshapes: their order, their spellings, their left and right."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bridge.errors import RigError, nearest

__all__ = [
    "LEFT_RIGHT_PAIRS",
    "MIRROR",
    "PASCAL_NAMES",
    "RAW_NAMES",
    "SHAPE_INDEX",
    "SHAPE_NAMES",
    "both_sides",
    "find_shape",
]

SHAPE_NAMES = (
    "eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft", "eyeLookUpLeft",
    "eyeSquintLeft", "eyeWideLeft",
    "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight", "eyeLookUpRight",
    "eyeSquintRight", "eyeWideRight",
    "jawForward", "jawLeft", "jawRight", "jawOpen",
    "mouthClose", "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight",
    "mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft", "mouthStretchRight",
    "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight",
    "mouthUpperUpLeft", "mouthUpperUpRight",
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight",
    "tongueOut",
)  # fmt: skip
"""(S,) Apple's property names, also Ready Player Me's, in the order of Live Link Face.

Left and right are the character's own.
"""

SHAPE_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(SHAPE_NAMES)})
"""Column of each shape, by its canonical name."""

PASCAL_NAMES = tuple(name[0].upper() + name[1:] for name in SHAPE_NAMES)
"""(S,) Unreal's spelling, also PerfectSync's and VTube Studio's: ``EyeBlinkLeft``."""

_WHOLE = frozenset({"jawLeft", "jawRight", "mouthLeft", "mouthRight"})


def _raw(name: str) -> str:
    if name in _WHOLE:
        return name
    for side in ("Left", "Right"):
        if name.endswith(side):
            return f"{name.removesuffix(side)}_{side[0]}"
    return name


RAW_NAMES = tuple(_raw(name) for name in SHAPE_NAMES)
"""(S,) Apple's raw values, also iFacialMocap's: ``eyeBlink_L``; ``jawLeft`` stays whole."""

LEFT_RIGHT_PAIRS = tuple(
    (name, name.removesuffix("Left") + "Right") for name in SHAPE_NAMES if name.endswith("Left")
)
"""Every shape of the left with its counterpart on the right."""


def _mirror() -> NDArray[np.intp]:
    columns = np.arange(len(SHAPE_NAMES))
    for left, right in LEFT_RIGHT_PAIRS:
        columns[[SHAPE_INDEX[left], SHAPE_INDEX[right]]] = SHAPE_INDEX[right], SHAPE_INDEX[left]
    columns.setflags(write=False)
    return columns


MIRROR = _mirror()
"""(S,) column that each shape takes its weight from when left and right are exchanged."""

_SPELLINGS = {
    spelling.lower(): index
    for names in (SHAPE_NAMES, RAW_NAMES)
    for index, spelling in enumerate(names)
}


def both_sides(name: str, right: str = "") -> slice:
    """Return the columns of a shape's left side, then of its (or another's) right side."""
    first, second = SHAPE_INDEX[f"{name}Left"], SHAPE_INDEX[f"{right or name}Right"]
    return slice(first, second + 1, second - first)


def find_shape(name: str) -> int:
    """Return the column of a shape written in any of the spellings.

    Raises ``RigError`` naming the closest shape.
    """
    index = _SPELLINGS.get(name.lower())
    if index is None:
        hint = nearest(name, SHAPE_NAMES)
        raise RigError(f"no ARKit blendshape is called {name!r}. {hint}".rstrip())
    return index
