"""From ARKit weights to the fewer channels of simpler faces: VRM expressions, visemes.

A viseme's mouth, as ARKit weights, comes out as that viseme again. Vowels are told apart by
two things at once (spread *and* half open is ``ee``), so the map is one matrix product and a
few minima: piecewise linear, without steps.
"""

import numpy as np
from numpy.typing import NDArray

from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.visemes import VISEME_INDEX, VISEME_NAMES
from bridge.rigs.vrm import EMOTION_NAMES, EXPRESSION_INDEX, EXPRESSION_NAMES

__all__ = ["EMOTION_CAP", "expressions_of_shapes", "visemes_of_shapes"]

_Array = NDArray[np.float32]

EMOTION_CAP = 0.6
"""Most that the emotions add up to. Models may let an emotion silence the mouth in proportion
to its weight; at 0.6 the lips still move."""

# Pairs count as the mean of both sides. Each row: a constant, then shapes and their factors.
_FORMS: dict[str, tuple[float, dict[str, float]]] = {
    "open": (-0.12, {"jawOpen": 2.5, "mouthFunnel": -1.4, "mouthPucker": -1.0,
                     "mouthStretch": -1.3}),
    "spread": (0.0, {"mouthStretch": 4.2, "jawOpen": -0.8, "mouthPress": -1.0}),
    "parted": (0.0, {"jawOpen": 6.0}),
    "funnelled": (0.0, {"mouthFunnel": 1.9}),
    "dropped": (-0.55, {"jawOpen": 5.0}),
    "puckered": (0.0, {"mouthPucker": 1.5}),
    # Constants keep the small shapes of ordinary speech from looking like a feeling.
    "happy": (-0.30, {"mouthSmile": 1.1, "cheekSquint": 0.6}),
    "angry": (-0.15, {"browDown": 0.9, "noseSneer": 0.3, "browInnerUp": -0.6}),
    "sad": (-0.15, {"mouthFrown": 0.7, "browInnerUp": 0.6, "browOuterUp": -0.6,
                    "eyeWide": -0.4}),
    "surprised": (-0.25, {"eyeWide": 0.5, "browOuterUp": 0.6, "browInnerUp": 0.1}),
    "blinkLeft": (0.0, {"eyeBlinkLeft": 1.0}),
    "blinkRight": (0.0, {"eyeBlinkRight": 1.0}),
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
_FORM = {name: column for column, name in enumerate(_FORMS)}


def _matrix() -> _Array:
    matrix = np.zeros((len(SHAPE_NAMES), len(_FORMS)), np.float32)
    for column, (_, factors) in enumerate(_FORMS.values()):
        for shape, factor in factors.items():
            sides = [shape] if shape in SHAPE_INDEX else [f"{shape}Left", f"{shape}Right"]
            for side in sides:
                matrix[SHAPE_INDEX[side], column] = factor / len(sides)
    return matrix


_MATRIX = _matrix()
_CONSTANTS: _Array = np.array([constant for constant, _ in _FORMS.values()], np.float32)
_DIRECT = ("blinkLeft", "blinkRight", "lookUp", "lookDown", "lookLeft", "lookRight")
_FROM = [_FORM[name] for name in _DIRECT]
_TO = [EXPRESSION_INDEX[name] for name in _DIRECT]
_FELT = [name for name in EMOTION_NAMES if name in _FORM]
_FROM_FELT = [_FORM[name] for name in _FELT]
_TO_FELT = [EXPRESSION_INDEX[name] for name in _FELT]


def expressions_of_shapes(weights: _Array) -> _Array:
    """Return (..., E) weights of VRM's expressions for (..., S) ARKit weights.

    Both eyes closing is ``blink``; ``blinkLeft`` and ``blinkRight`` carry only what one eye
    closes further, so no lid closes twice. ``relaxed`` and ``neutral`` stay 0: no shape tells
    them from a small smile and from rest.
    """
    forms = _forms(weights)
    out = np.zeros((*weights.shape[:-1], len(EXPRESSION_NAMES)), np.float32)
    for name, vowel in _vowels(forms).items():
        out[..., EXPRESSION_INDEX[name]] = vowel
    out[..., _TO] = forms[..., _FROM]
    felt = forms[..., _FROM_FELT]
    total = np.maximum(felt.sum(axis=-1, keepdims=True), np.float32(EMOTION_CAP))
    out[..., _TO_FELT] = felt * (np.float32(EMOTION_CAP) / total)
    left, right = EXPRESSION_INDEX["blinkLeft"], EXPRESSION_INDEX["blinkRight"]
    both = np.minimum(out[..., left], out[..., right])
    out[..., EXPRESSION_INDEX["blink"]] = both
    out[..., left] -= both
    out[..., right] -= both
    return out


def visemes_of_shapes(weights: _Array) -> _Array:
    """Return (..., V) weights of the Oculus visemes for (..., S) ARKit weights; they sum to 1.

    Sounds made behind the teeth (``DD``, ``kk``, ``nn``, ``RR``) hardly show and come out as
    the vowels they look like.
    """
    forms = _forms(weights)
    vowels = _vowels(forms)
    out = np.zeros((*weights.shape[:-1], len(VISEME_NAMES)), np.float32)
    hush = np.maximum(_take(forms, "funnel") - vowels["oh"] - np.float32(0.6) * vowels["ou"], 0)
    vowels["ou"] = np.maximum(vowels["ou"] - np.float32(0.5) * hush, 0)
    hiss = _take(forms, "hissing")
    vowels["ih"] = vowels["ih"] * (1 - hiss)
    for vowel, viseme in {"aa": "aa", "ee": "E", "ih": "ih", "oh": "oh", "ou": "ou"}.items():
        out[..., VISEME_INDEX[viseme]] = vowels[vowel]
    out[..., VISEME_INDEX["CH"]] = hush
    out[..., VISEME_INDEX["SS"]] = hiss
    for form, viseme in {"pressed": "PP", "tucked": "FF", "tongued": "TH"}.items():
        out[..., VISEME_INDEX[viseme]] = _take(forms, form)
    total = out.sum(axis=-1)
    out[..., VISEME_INDEX["sil"]] = np.maximum(1 - total, 0)
    out /= np.maximum(total, 1)[..., None]
    return out


def _forms(weights: _Array) -> _Array:
    forms: _Array = np.clip(weights @ _MATRIX + _CONSTANTS, 0, 1)
    return forms


def _vowels(forms: _Array) -> dict[str, _Array]:
    # A mouth spread over closed teeth is no vowel; a funnel is "oh" only over a dropped jaw;
    # what is both open and spread is "ee".
    spread = np.minimum(_take(forms, "spread"), _take(forms, "parted"))
    oh = np.minimum(_take(forms, "funnelled"), _take(forms, "dropped"))
    opened = _take(forms, "open")
    shared = np.minimum(opened, spread)
    return {
        "aa": opened - shared,
        "ih": spread - shared,
        "ou": np.maximum(_take(forms, "puckered") - np.float32(0.4) * oh, 0),
        "ee": np.minimum(np.float32(2.3) * shared, 1),
        "oh": oh,
    }


def _take(forms: _Array, name: str) -> _Array:
    return forms[..., _FORM[name]]
