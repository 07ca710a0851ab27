"""Where the bones stand in the T-pose."""

from collections.abc import Mapping

import numpy as np

from bridge.rigs import BONE_INDEX, BONE_NAMES, RIG
from bridge.studio.avatar.eye_opening import EYE_CENTRE
from bridge.studio.avatar.mesh import Floats

__all__ = ["BONE_PLACES", "FINGERS", "bone_place", "finger_points"]

_LONG = ("Proximal", "Intermediate", "Distal")
FINGERS: Mapping[str, tuple[str, str, str]] = {
    "Thumb": ("Metacarpal", "Proximal", "Distal"),
    "Index": _LONG,
    "Middle": _LONG,
    "Ring": _LONG,
    "Little": _LONG,
}
"""The bones of every finger, from the hand outward."""

_TIP_SHARE = 0.85
"""Length of a finger's last bone against the one before."""


def _places() -> Floats:
    places = np.zeros((len(BONE_NAMES), 3))
    for bone in sorted(range(len(BONE_NAMES)), key=_depth):
        parent = RIG.bone_parents[bone]
        places[bone] = RIG.rest_positions[bone] + (places[parent] if parent >= 0 else 0.0)
    places[BONE_INDEX["leftEye"]] = EYE_CENTRE
    places[BONE_INDEX["rightEye"]] = EYE_CENTRE * (-1.0, 1.0, 1.0)
    places.setflags(write=False)
    return places


def _depth(bone: int) -> int:
    return 0 if bone < 0 else 1 + _depth(RIG.bone_parents[bone])


BONE_PLACES = _places()
"""(B, 3) metres: the rig's, but the eyes' bones stand in the middle of this face's eyeballs."""


def bone_place(name: str) -> Floats:
    """Return (3,) metres."""
    out: Floats = BONE_PLACES[BONE_INDEX[name]]
    return out


def finger_points(finger: str) -> Floats:
    """Return (4, 3) bones and tip of a finger of the left hand."""
    bones = [bone_place(f"left{finger}{joint}") for joint in FINGERS[finger]]
    return np.stack([*bones, bones[2] + _TIP_SHARE * (bones[2] - bones[1])])
