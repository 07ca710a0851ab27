"""The 55 humanoid bones: their order, names, parents and places in the T-pose.

Indices are Unity's ``HumanBodyBones`` ids. Names are VRM 1.0's, whose thumbs are shifted
against Unity's and VRM 0's by one joint: metacarpal, proximal, distal there are proximal,
intermediate, distal here. So bones are matched by index, never by copying a name.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bridge.errors import RigError, nearest
from bridge.model import RigDescription
from bridge.rigs.arkit import SHAPE_NAMES

__all__ = [
    "BONE_INDEX",
    "BONE_MIRROR",
    "BONE_NAMES",
    "BONE_PARENTS",
    "REQUIRED_BONES",
    "REST_POSITIONS",
    "RIG",
    "UNITY_INDEX",
    "UNITY_NAMES",
    "find_bone",
    "unity_name",
]

_FINGER_JOINTS = {
    "Thumb": ("Metacarpal", "Proximal", "Distal"),
    **dict.fromkeys(("Index", "Middle", "Ring", "Little"), ("Proximal", "Intermediate", "Distal")),
}
_UNITY_THUMB = {"Metacarpal": "Proximal", "Proximal": "Intermediate", "Distal": "Distal"}


def _names() -> tuple[str, ...]:
    # fmt: off
    body = (
        "hips", "leftUpperLeg", "rightUpperLeg", "leftLowerLeg", "rightLowerLeg", "leftFoot",
        "rightFoot", "spine", "chest", "neck", "head", "leftShoulder", "rightShoulder",
        "leftUpperArm", "rightUpperArm", "leftLowerArm", "rightLowerArm", "leftHand",
        "rightHand", "leftToes", "rightToes", "leftEye", "rightEye", "jaw",
    )
    # fmt: on
    fingers = [
        f"{side}{finger}{joint}"
        for side in ("left", "right")
        for finger, joints in _FINGER_JOINTS.items()
        for joint in joints
    ]
    return (*body, *fingers, "upperChest")


BONE_NAMES = _names()
"""(B,) VRM 1.0 names."""

BONE_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(BONE_NAMES)})
"""Row of each bone, by its VRM 1.0 name."""


def _unity(name: str) -> str:
    stem, thumb, joint = name.partition("Thumb")
    vrm0 = f"{stem}{thumb}{_UNITY_THUMB[joint]}" if thumb else name
    return vrm0[0].upper() + vrm0[1:]


UNITY_NAMES = tuple(_unity(name) for name in BONE_NAMES)
"""(B,) names of Unity's ``HumanBodyBones``, which are also VMC's."""

UNITY_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(UNITY_NAMES)})
"""Row of each bone, by Unity's name; the row is Unity's id."""

REQUIRED_BONES = frozenset(
    {"hips", "spine", "head"}
    | {
        f"{side}{part}"
        for side in ("left", "right")
        for part in ("UpperLeg", "LowerLeg", "Foot", "UpperArm", "LowerArm", "Hand")
    }
)
"""Names of the bones that every VRM 1.0 model has."""

# Metres from the parent, of the middle and of the left; the right is its mirror image.
_TORSO: Mapping[str, tuple[str, tuple[float, float, float]]] = {
    "hips": ("", (0.0, 0.88, 0.0)),
    "spine": ("hips", (0.0, 0.07, 0.0)),
    "chest": ("spine", (0.0, 0.11, 0.0)),
    "upperChest": ("chest", (0.0, 0.12, 0.0)),
    "neck": ("upperChest", (0.0, 0.13, -0.01)),
    "head": ("neck", (0.0, 0.08, 0.015)),
    "jaw": ("head", (0.0, 0.005, 0.015)),
}
_SIDE: Mapping[str, tuple[str, tuple[float, float, float]]] = {
    "Eye": ("head", (0.031, 0.065, 0.075)),
    "UpperLeg": ("hips", (0.085, -0.04, 0.0)),
    "LowerLeg": ("UpperLeg", (0.0, -0.39, 0.005)),
    "Foot": ("LowerLeg", (0.0, -0.37, -0.02)),
    "Toes": ("Foot", (0.0, -0.065, 0.12)),
    "Shoulder": ("upperChest", (0.025, 0.10, -0.005)),
    "UpperArm": ("Shoulder", (0.12, 0.0, 0.0)),
    "LowerArm": ("UpperArm", (0.30, 0.0, 0.0)),
    "Hand": ("LowerArm", (0.26, 0.0, 0.0)),
    "ThumbMetacarpal": ("Hand", (0.022, -0.010, 0.024)),
    "ThumbProximal": ("ThumbMetacarpal", (0.030, -0.004, 0.026)),
    "ThumbDistal": ("ThumbProximal", (0.024, -0.003, 0.018)),
    "IndexProximal": ("Hand", (0.088, 0.002, 0.024)),
    "IndexIntermediate": ("IndexProximal", (0.036, 0.0, 0.0)),
    "IndexDistal": ("IndexIntermediate", (0.022, 0.0, 0.0)),
    "MiddleProximal": ("Hand", (0.090, 0.004, 0.002)),
    "MiddleIntermediate": ("MiddleProximal", (0.041, 0.0, 0.0)),
    "MiddleDistal": ("MiddleIntermediate", (0.026, 0.0, 0.0)),
    "RingProximal": ("Hand", (0.084, 0.002, -0.018)),
    "RingIntermediate": ("RingProximal", (0.038, 0.0, 0.0)),
    "RingDistal": ("RingIntermediate", (0.024, 0.0, 0.0)),
    "LittleProximal": ("Hand", (0.076, -0.003, -0.035)),
    "LittleIntermediate": ("LittleProximal", (0.029, 0.0, 0.0)),
    "LittleDistal": ("LittleIntermediate", (0.019, 0.0, 0.0)),
}


def _skeleton() -> dict[str, tuple[str, tuple[float, float, float]]]:
    rows = dict(_TORSO)
    for part, (parent, (x, y, z)) in _SIDE.items():
        for side, sign in (("left", 1.0), ("right", -1.0)):
            above = f"{side}{parent}" if parent in _SIDE else parent
            rows[f"{side}{part}"] = (above, (sign * x, y, z))
    return rows


_SKELETON = _skeleton()

BONE_PARENTS = tuple(BONE_INDEX.get(_SKELETON[name][0], -1) for name in BONE_NAMES)
"""(B,) row of each bone's parent, -1 for the hips."""

REST_POSITIONS: NDArray[np.float32] = np.array(
    [_SKELETON[name][1] for name in BONE_NAMES], np.float32
)
"""(B, 3) metres from the parent, hips from the ground, of a body 1.6 m tall with arms of
0.30 m and 0.26 m."""
REST_POSITIONS.setflags(write=False)


def _mirror() -> NDArray[np.intp]:
    other = {"left": "right", "right": "left"}
    rows = [
        next((BONE_INDEX[other[s] + n.removeprefix(s)] for s in other if n.startswith(s)), i)
        for i, n in enumerate(BONE_NAMES)
    ]
    mirror = np.array(rows, np.intp)
    mirror.setflags(write=False)
    return mirror


BONE_MIRROR = _mirror()
"""(B,) row of each bone's counterpart on the other side."""

RIG = RigDescription(
    shape_names=SHAPE_NAMES,
    bone_names=BONE_NAMES,
    bone_parents=BONE_PARENTS,
    rest_positions=REST_POSITIONS,
)
"""What every frame of this project is aligned to."""


def unity_name(bone: str) -> str:
    """Return Unity's name of a bone. Raise ``RigError`` for one that is not VRM 1.0's."""
    return UNITY_NAMES[find_bone(bone)]


def find_bone(name: str) -> int:
    """Return the row of a VRM 1.0 bone. Raise ``RigError`` naming the closest one."""
    index = BONE_INDEX.get(name)
    if index is None:
        hint = nearest(name, BONE_NAMES)
        raise RigError(f"no humanoid bone is called {name!r}. {hint}".rstrip())
    return index
