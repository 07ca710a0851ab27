"""From ARKit weights to the fewer channels of simpler faces: VRM expressions, visemes.

A viseme's mouth, as ARKit weights, comes out as that viseme again. Vowels are told apart by
two things at once (spread *and* half open is ``ee``), so the map is a matrix product, four
minima and another product: piecewise linear, without steps.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.visemes import VISEME_INDEX
from bridge.rigs.vrm import EMOTION_NAMES, EXPRESSION_INDEX, LOOK_NAMES

__all__ = ["EMOTION_CAP", "expressions_of_shapes", "visemes_of_shapes"]

_Array = NDArray[np.float32]

EMOTION_CAP = 0.6
"""Most that the emotions add up to. Models may let an emotion silence the mouth in proportion
to its weight; at 0.6 the lips still move."""

_FORMS: dict[str, tuple[float, dict[str, float]]] = {
    # Each: a constant, then shapes and their factors; pairs count as the mean of both sides.
    "spread": (0.0, {"mouthStretch": 4.2, "jawOpen": -0.8, "mouthPress": -1.0}),
    "funnelled": (0.0, {"mouthFunnel": 1.9}),
    "blinkLeft": (0.0, {"eyeBlinkLeft": 1.0}),
    "parted": (0.0, {"jawOpen": 6.0}),
    "dropped": (-0.55, {"jawOpen": 5.0}),
    "blinkRight": (0.0, {"eyeBlinkRight": 1.0}),
    "open": (-0.12, {"jawOpen": 2.5, "mouthFunnel": -1.4, "mouthPucker": -1.0,
                     "mouthStretch": -1.3}),
    "puckered": (0.0, {"mouthPucker": 1.5}),
    # Constants keep the small shapes of ordinary speech from looking like a feeling.
    "happy": (-0.30, {"mouthSmile": 1.1, "cheekSquint": 0.6}),
    "angry": (-0.15, {"browDown": 0.9, "noseSneer": 0.3, "browInnerUp": -0.6}),
    "sad": (-0.15, {"mouthFrown": 0.7, "browInnerUp": 0.6, "browOuterUp": -0.6,
                    "eyeWide": -0.4}),
    "surprised": (-0.25, {"eyeWide": 0.5, "browOuterUp": 0.6, "browInnerUp": 0.1}),
    "lookUp": (0.0, {"eyeLookUp": 1.0}),
    "lookDown": (0.0, {"eyeLookDown": 1.0}),
    "lookLeft": (0.0, {"eyeLookOutLeft": 0.5, "eyeLookInRight": 0.5}),
    "lookRight": (0.0, {"eyeLookInLeft": 0.5, "eyeLookOutRight": 0.5}),
    "pressed": (0.0, {"mouthPress": 2.5}),
    "tucked": (0.0, {"mouthRollLower": 2.4, "mouthPress": -2.0}),
    "tongued": (0.0, {"tongueOut": 3.3}),
    "funnel": (0.0, {"mouthFunnel": 2.0}),
    "hissing": (0.0, {"mouthStretch": 10.0, "jawOpen": -24.0}),
}  # fmt: skip

# What two forms have in common, the first three of them with the three that follow: a mouth
# spread over closed teeth is no vowel; a funnel is "oh" only over a dropped jaw; what one lid
# does as well as the other is a blink.
_SHARED = ("parted spread", "dropped funnel", "both lids", "open spread")
_COLUMN = {name: column for column, name in enumerate((*_FORMS, *_SHARED))}
_PARTED, _HALF_OPEN = _COLUMN["parted spread"], _COLUMN["open spread"]

_VOWELS: dict[str, dict[str, float]] = {
    "aa": {"open": 1.0, "open spread": -1.0},
    "ih": {"parted spread": 1.0, "open spread": -1.0},
    "ou": {"puckered": 1.0, "dropped funnel": -0.4},
    "ee": {"open spread": 2.3},
    "oh": {"dropped funnel": 1.0},
}
_EXPRESSIONS: dict[str, dict[str, float]] = {
    **_VOWELS,
    **{name: {name: 1.0} for name in (*EMOTION_NAMES, *LOOK_NAMES) if name in _FORMS},
    "blink": {"both lids": 1.0},
    "blinkLeft": {"blinkLeft": 1.0, "both lids": -1.0},
    "blinkRight": {"blinkRight": 1.0, "both lids": -1.0},
}
_VISEMES: dict[str, dict[str, float]] = {
    **{name: _VOWELS[name] for name in ("aa", "ih", "ou", "oh")},
    "E": _VOWELS["ee"],
    "PP": {"pressed": 1.0},
    "FF": {"tucked": 1.0},
    "TH": {"tongued": 1.0},
    "CH": {"funnel": 1.0, "dropped funnel": -0.76, "puckered": -0.6},
    "SS": {"hissing": 1.0},
}


def expressions_of_shapes(weights: _Array) -> _Array:
    """Return (..., E) weights of VRM's expressions for (..., S) ARKit weights.

    Both eyes closing is ``blink``; ``blinkLeft`` and ``blinkRight`` carry only what one eye
    closes further, so no lid closes twice. ``relaxed`` and ``neutral`` stay 0: no shape tells
    them from a small smile and from rest.
    """
    out: _Array = _forms(weights) @ _EXPRESSION_MIX
    out.clip(0, 1, out=out)
    felt = out[..., : len(EMOTION_NAMES)]
    felt *= EMOTION_CAP / felt.sum(axis=-1, keepdims=True).clip(EMOTION_CAP)
    return out


def visemes_of_shapes(weights: _Array) -> _Array:
    """Return (..., V) weights of the Oculus visemes for (..., S) ARKit weights; they sum to 1.

    Sounds made behind the teeth (``DD``, ``kk``, ``nn``, ``RR``) hardly show and come out as
    the vowels they look like.
    """
    out: _Array = (_forms(weights) @ _VISEME_MIX).clip(0, 1)
    for consonant, vowel, share in (("CH", "ou", 0.5), ("SS", "ih", 1.0)):
        vowels = out[..., VISEME_INDEX[vowel]]
        vowels -= np.float32(share) * out[..., VISEME_INDEX[consonant]]
        vowels.clip(0, 1, out=vowels)
    total = out.sum(axis=-1)
    out[..., VISEME_INDEX["sil"]] = (1 - total).clip(0)
    out /= total.clip(1)[..., None]
    return out


def _forms(weights: _Array) -> _Array:
    out = np.empty((*weights.shape[:-1], len(_COLUMN)), np.float32)
    forms = out[..., : len(_FORMS)]
    np.matmul(weights, _MATRIX, out=forms)
    forms += _CONSTANTS
    forms.clip(0, 1, out=forms)
    np.minimum(forms[..., 0:3], forms[..., 3:6], out=out[..., _PARTED:_HALF_OPEN])
    out[..., _HALF_OPEN] = np.minimum(forms[..., _COLUMN["open"]], out[..., _PARTED])
    return out


def _matrix() -> _Array:
    matrix = np.zeros((len(SHAPE_NAMES), len(_FORMS)), np.float32)
    for column, (_, factors) in enumerate(_FORMS.values()):
        for shape, factor in factors.items():
            sides = [shape] if shape in SHAPE_INDEX else [f"{shape}Left", f"{shape}Right"]
            for side in sides:
                matrix[SHAPE_INDEX[side], column] = factor / len(sides)
    return matrix


def _mix(rows: dict[str, dict[str, float]], index: Mapping[str, int]) -> _Array:
    mix = np.zeros((len(_COLUMN), len(index)), np.float32)
    for name, factors in rows.items():
        for form, factor in factors.items():
            mix[_COLUMN[form], index[name]] = factor
    return mix


_MATRIX = _matrix()
_CONSTANTS: _Array = np.array([constant for constant, _ in _FORMS.values()], np.float32)
_EXPRESSION_MIX = _mix(_EXPRESSIONS, EXPRESSION_INDEX)
_VISEME_MIX = _mix(_VISEMES, VISEME_INDEX)
