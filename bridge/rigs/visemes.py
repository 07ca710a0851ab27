"""The 15 Oculus visemes: their order, their names on models, what the lips do in each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "LIP_CLASSES",
    "VISEME_INDEX",
    "VISEME_MORPHS",
    "VISEME_NAMES",
    "VOWEL_NAMES",
    "VOWEL_WEIGHTS",
    "LipClass",
]

VISEME_NAMES = (
    "sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou",
)  # fmt: skip
"""(V,) in the index order of OVR LipSync, which is also VRChat's."""

VISEME_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(VISEME_NAMES)})
"""Column of each viseme, by name."""

VISEME_MORPHS = (
    "viseme_sil", "viseme_PP", "viseme_FF", "viseme_TH", "viseme_DD", "viseme_kk", "viseme_CH",
    "viseme_SS", "viseme_nn", "viseme_RR", "viseme_aa", "viseme_E", "viseme_I", "viseme_O",
    "viseme_U",
)  # fmt: skip
"""(V,) morph target names as models carry them; the last three differ from the viseme's."""

VOWEL_NAMES = ("aa", "ih", "ou", "ee", "oh")
"""(5,) VRM 1.0's mouth expressions, in its own order."""


class LipClass(StrEnum):
    """Which part of the mouth makes a viseme, and so what may overrule its neighbours."""

    NONE = "none"
    LIPS = "lips"
    """The lips touch something: a shape that must be reached."""
    TONGUE = "tongue"
    """The lips keep the shape of the vowels around."""
    LIPS_AND_JAW = "lips-and-jaw"
    """Protruded lips in front of a nearly closed jaw."""
    JAW = "jaw"
    LIPS_WEAK = "lips-weak"
    LIPS_SPREAD = "lips-spread"
    LIPS_ROUND = "lips-round"


LIP_CLASSES: Mapping[str, LipClass] = MappingProxyType(
    {
        "sil": LipClass.NONE,
        "PP": LipClass.LIPS,
        "FF": LipClass.LIPS,
        "TH": LipClass.TONGUE,
        "DD": LipClass.TONGUE,
        "kk": LipClass.TONGUE,
        "CH": LipClass.LIPS_AND_JAW,
        "SS": LipClass.JAW,
        "nn": LipClass.TONGUE,
        "RR": LipClass.LIPS_WEAK,
        "aa": LipClass.JAW,
        "E": LipClass.JAW,
        "ih": LipClass.LIPS_SPREAD,
        "oh": LipClass.LIPS_ROUND,
        "ou": LipClass.LIPS_ROUND,
    }
)
"""The class of every viseme."""

_VOWEL_ROWS: Mapping[str, tuple[float, float, float, float, float]] = {
    #       aa   ih   ou   ee   oh
    "FF": (0.0, 0.15, 0.0, 0.0, 0.0),
    "TH": (0.0, 0.25, 0.0, 0.0, 0.0),
    "DD": (0.0, 0.30, 0.0, 0.0, 0.0),
    "kk": (0.20, 0.10, 0.0, 0.0, 0.0),
    "CH": (0.0, 0.15, 0.35, 0.0, 0.0),
    "SS": (0.0, 0.30, 0.0, 0.0, 0.0),
    "nn": (0.0, 0.25, 0.0, 0.0, 0.0),
    "RR": (0.0, 0.0, 0.30, 0.0, 0.10),
    "aa": (1.0, 0.0, 0.0, 0.0, 0.0),
    "E": (0.0, 0.0, 0.0, 0.90, 0.0),
    "ih": (0.0, 0.90, 0.0, 0.0, 0.0),
    "oh": (0.0, 0.0, 0.0, 0.0, 0.95),
    "ou": (0.0, 0.0, 0.95, 0.0, 0.0),
}


def _vowel_weights() -> NDArray[np.float32]:
    rows = [_VOWEL_ROWS.get(name, (0.0,) * 5) for name in VISEME_NAMES]
    table = np.array(rows, np.float32)
    table.setflags(write=False)
    return table


VOWEL_WEIGHTS = _vowel_weights()
"""(V, 5) how much of each VRM vowel stands for a viseme; ``sil`` and ``PP`` have none."""
