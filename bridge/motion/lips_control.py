"""How firmly each viseme holds each shape of the mouth."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.viseme_weights import BREATH_IN, FRONT_ROUND, MOUTH_INDEX, MOUTH_WEIGHTS

__all__ = ["PRESENCE", "mixing_rows"]

PRESENCE = {"vowel": 0, "closure": 1, "labiodental": 2, "sibilant": 3, "opening": 4}
"""Columns of the sums that follow the five blocks of shapes."""

_VOWELS = frozenset({"sil", "aa", "E", "ih", "oh", "ou", FRONT_ROUND, BREATH_IN})
_MEMBERS: Mapping[str, frozenset[str]] = {
    "vowel": _VOWELS,
    "closure": frozenset({"PP"}),
    "labiodental": frozenset({"FF"}),
    "sibilant": frozenset({"SS", "CH"}),
    "opening": (_VOWELS - {"sil", BREATH_IN}) | {"TH", "DD", "kk", "RR"},
}

# The share of jaw, funnel, pucker and other lip shapes that a consonant takes from the vowel at
# its apex. The tongue's consonants never touch the lips. A bilabial leaves much of the pucker
# (``boo`` starts round) but no funnel, which parts the lips however hard they are pressed; and it
# leaves part of the jaw: the lips meet over a jaw that is still falling.
_GRIP: Mapping[str, tuple[float, float, float, float]] = {
    "PP": (0.72, 1.0, 0.4, 1.0),
    "FF": (0.75, 0.9, 0.4, 1.0),
    "TH": (0.55, 0.1, 0.1, 0.25),
    "DD": (0.55, 0.0, 0.0, 0.0),
    "kk": (0.45, 0.0, 0.0, 0.0),
    "nn": (0.50, 0.0, 0.0, 0.0),
    "CH": (0.95, 0.9, 0.9, 0.85),
    "SS": (1.00, 0.4, 0.4, 0.5),
    "RR": (0.60, 0.8, 0.8, 0.6),
}


# How steeply a vowel's jaw grows with its weight. Loudness lowers every jaw by about as much,
# so by a larger share that of a vowel which is nearly closed.
_STEEPNESS: Mapping[str, float] = {
    "aa": 1.0, "E": 1.0, "ih": 2.5, "oh": 2.0, "ou": 3.0, FRONT_ROUND: 3.0,
}  # fmt: skip


def _steepness_table() -> NDArray[np.float32]:
    table = np.ones_like(MOUTH_WEIGHTS)
    for name, steepness in _STEEPNESS.items():
        table[MOUTH_INDEX[name], SHAPE_INDEX["jawOpen"]] = steepness
    return table


def _grip_table() -> NDArray[np.float32]:
    table = np.zeros_like(MOUTH_WEIGHTS)
    for name, (jaw, funnel, pucker, lips) in _GRIP.items():
        row = table[MOUTH_INDEX[name]]
        row[[i for i, shape in enumerate(SHAPE_NAMES) if shape.startswith("mouth")]] = lips
        row[SHAPE_INDEX["mouthFunnel"]], row[SHAPE_INDEX["mouthPucker"]] = funnel, pucker
        row[SHAPE_INDEX["jawOpen"]] = jaw
    table[MOUTH_INDEX["TH"], SHAPE_INDEX["tongueOut"]] = 1.0
    return table


def _presence_table() -> NDArray[np.float32]:
    table = np.zeros((len(MOUTH_INDEX), len(PRESENCE)), np.float32)
    for column, members in _MEMBERS.items():
        table[[MOUTH_INDEX[name] for name in members], PRESENCE[column]] = 1.0
    return table


_GRIPS = _grip_table()
_STEEPNESSES = _steepness_table()
_PRESENCES = _presence_table()
_IS_VOWEL = _PRESENCES[:, PRESENCE["vowel"], None]
_IS_CONTACT = _PRESENCES[:, [PRESENCE["closure"], PRESENCE["labiodental"]]].sum(1, keepdims=True)


def mixing_rows(mouths: NDArray[np.intp], amounts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (K, 5 S + 5) what each cue adds to the sums of the blend.

    In order: the targets of vowels, the gripped targets of consonants, those of consonants whose
    lips touch, the grips of both, the presences.

    A vowel's amount scales its targets, the jaw's most where it is least open; a silence's how
    far it draws the mouth to rest. A consonant's amount below 1 loosens its grip, above 1
    enlarges its targets. What a closure
    demands does not depend on the amount.

    Args:
        mouths: (K,) rows of ``MOUTH_NAMES``.
        amounts: (K,) weights of the cues.
    """
    amount = np.maximum(amounts, 0)[:, None]
    targets = MOUTH_WEIGHTS[mouths]
    grips = _GRIPS[mouths] * np.minimum(amount, 1)
    gripped = grips * targets * np.maximum(amount, 1)
    contact = _IS_CONTACT[mouths]
    present = _PRESENCES[mouths]
    present[mouths == MOUTH_INDEX["sil"]] *= amount[mouths == MOUTH_INDEX["sil"]]
    blocks = (
        targets * _grown(amount, _STEEPNESSES[mouths]) * _IS_VOWEL[mouths],
        gripped * (1 - contact), gripped * contact,
        grips * (1 - contact), grips * contact,
        present,
    )  # fmt: skip
    return np.ascontiguousarray(np.concatenate(blocks, axis=1), np.float32)


def _grown(amount: NDArray[np.float32], steepness: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how much of a vowel's shapes an amount makes; a quiet one keeps the mouth ajar."""
    return np.power(amount, np.where(amount < 1, np.minimum(steepness, 1.5), steepness))
