"""What each viseme looks like on a face: mouth shapes in ARKit weights."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.visemes import VISEME_NAMES

__all__ = ["BREATH_IN", "FRONT_ROUND", "MOUTH_INDEX", "MOUTH_NAMES", "MOUTH_WEIGHTS"]

FRONT_ROUND = "ue"
"""The mouth of ``y`` in ``tu`` or ``ü``: tighter and less open than ``ou``."""

BREATH_IN = "breath-in"
"""The mouth that draws breath before it speaks."""

MOUTH_NAMES = (*VISEME_NAMES, FRONT_ROUND, BREATH_IN)
"""(M,) the visemes in their own order, then the two mouths that Oculus has no name for."""

MOUTH_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(MOUTH_NAMES)})
"""Row of each mouth, by name."""

_PAIRED = ("Stretch", "Smile", "Dimple", "Press", "UpperUp", "LowerDown")

# Weights at normal loudness. Pairs are given once for both sides. ARKit cannot lift the tip of
# the tongue, so only the dentals show it.
_MOUTHS: Mapping[str, Mapping[str, float]] = {
    "PP": {
        "jawOpen": 0.06, "mouthClose": 0.06, "Pucker": 0.04, "Dimple": 0.04, "Press": 0.40,
        "RollUpper": 0.20, "RollLower": 0.22, "ShrugLower": 0.10,
    },
    "FF": {
        "jawOpen": 0.08, "Stretch": 0.04, "Dimple": 0.05, "RollLower": 0.42, "UpperUp": 0.20,
        "ShrugLower": 0.28,
    },
    "TH": {
        "jawOpen": 0.14, "Stretch": 0.05, "UpperUp": 0.12, "LowerDown": 0.20, "tongueOut": 0.30,
    },
    "DD": {"jawOpen": 0.15, "Stretch": 0.08, "UpperUp": 0.10, "LowerDown": 0.22},
    "kk": {"jawOpen": 0.20, "Stretch": 0.05, "UpperUp": 0.08, "LowerDown": 0.15},
    "CH": {"jawOpen": 0.12, "Funnel": 0.50, "Pucker": 0.30, "UpperUp": 0.12, "LowerDown": 0.15},
    "SS": {
        "jawOpen": 0.06, "Stretch": 0.22, "Smile": 0.08, "Dimple": 0.08, "UpperUp": 0.12,
        "LowerDown": 0.28,
    },
    "nn": {"jawOpen": 0.15, "Stretch": 0.08, "UpperUp": 0.08, "LowerDown": 0.18},
    "RR": {"jawOpen": 0.14, "Funnel": 0.25, "Pucker": 0.35, "LowerDown": 0.08},
    "aa": {"jawOpen": 0.45, "Stretch": 0.05, "UpperUp": 0.10, "LowerDown": 0.30},
    "E": {
        "jawOpen": 0.28, "Stretch": 0.15, "Smile": 0.10, "Dimple": 0.05, "UpperUp": 0.12,
        "LowerDown": 0.25,
    },
    "ih": {
        "jawOpen": 0.14, "Stretch": 0.22, "Smile": 0.22, "Dimple": 0.10, "UpperUp": 0.12,
        "LowerDown": 0.18,
    },
    "oh": {"jawOpen": 0.30, "Funnel": 0.50, "Pucker": 0.25, "LowerDown": 0.05},
    "ou": {"jawOpen": 0.12, "Funnel": 0.30, "Pucker": 0.65},
    FRONT_ROUND: {"jawOpen": 0.10, "Funnel": 0.25, "Pucker": 0.75},
    BREATH_IN: {"jawOpen": 0.10, "UpperUp": 0.05, "LowerDown": 0.08},
}  # fmt: skip


def _columns(shape: str) -> list[int]:
    if shape in SHAPE_INDEX:
        return [SHAPE_INDEX[shape]]
    sides = ("Left", "Right") if shape in _PAIRED else ("",)
    return [SHAPE_INDEX[f"mouth{shape}{side}"] for side in sides]


def _mouth_weights() -> NDArray[np.float32]:
    table = np.zeros((len(MOUTH_NAMES), len(SHAPE_NAMES)), np.float32)
    for mouth, shapes in _MOUTHS.items():
        for shape, weight in shapes.items():
            table[MOUTH_INDEX[mouth], _columns(shape)] = weight
    table.setflags(write=False)
    return table


MOUTH_WEIGHTS = _mouth_weights()
"""(M, S) ARKit weights of every mouth at normal loudness; ``sil`` is all zero."""
