"""VRM's expressions, each as a mixture of ARKit shapes."""

from collections.abc import Mapping
from types import MappingProxyType

from bridge.rigs import EXPRESSION_NAMES, SHAPE_INDEX

__all__ = ["PRESETS"]

# Names without a side mean both sides.
_MIXTURES: Mapping[str, Mapping[str, float]] = {
    "happy": {"mouthSmile": 0.85, "cheekSquint": 0.70, "eyeSquint": 0.35, "mouthUpperUp": 0.18,
              "mouthLowerDown": 0.22, "jawOpen": 0.14, "browInnerUp": 0.15, "browOuterUp": 0.10},
    "angry": {"browDown": 0.85, "eyeSquint": 0.45, "noseSneer": 0.35, "mouthFrown": 0.45,
              "mouthPress": 0.40, "mouthRollLower": 0.12, "jawForward": 0.15},
    "sad": {"browInnerUp": 0.95, "browDown": 0.15, "eyeSquint": 0.15, "eyeBlink": 0.16,
            "mouthFrown": 0.75, "mouthShrugLower": 0.30, "mouthPucker": 0.08},
    "relaxed": {"mouthSmile": 0.45, "eyeBlink": 0.28, "cheekSquint": 0.20, "browInnerUp": 0.12},
    "surprised": {"browInnerUp": 0.90, "browOuterUp": 0.90, "eyeWide": 0.90, "jawOpen": 0.38,
                  "mouthFunnel": 0.22},
    "aa": {"jawOpen": 0.62, "mouthLowerDown": 0.30, "mouthUpperUp": 0.20, "mouthStretch": 0.05},
    "ih": {"jawOpen": 0.16, "mouthStretch": 0.35, "mouthSmile": 0.25, "mouthUpperUp": 0.25,
           "mouthLowerDown": 0.35},
    "ou": {"jawOpen": 0.14, "mouthFunnel": 0.35, "mouthPucker": 0.75},
    "ee": {"jawOpen": 0.30, "mouthStretch": 0.25, "mouthSmile": 0.15, "mouthUpperUp": 0.25,
           "mouthLowerDown": 0.30},
    "oh": {"jawOpen": 0.42, "mouthFunnel": 0.65, "mouthPucker": 0.25},
    "blink": {"eyeBlink": 1.0},
    "blinkLeft": {"eyeBlinkLeft": 1.0},
    "blinkRight": {"eyeBlinkRight": 1.0},
    "lookUp": {"eyeLookUp": 1.0, "browInnerUp": 0.10},
    "lookDown": {"eyeLookDown": 1.0, "eyeBlink": 0.22},
    "lookLeft": {"eyeLookOutLeft": 1.0, "eyeLookInRight": 1.0},
    "lookRight": {"eyeLookInLeft": 1.0, "eyeLookOutRight": 1.0},
    "neutral": {},
}  # fmt: skip


def _both(weights: Mapping[str, float]) -> dict[str, float]:
    out: dict[str, float] = {}
    for shape, weight in weights.items():
        sides = [shape] if shape in SHAPE_INDEX else [f"{shape}Left", f"{shape}Right"]
        out |= dict.fromkeys(sides, weight)
    return out


PRESETS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {name: MappingProxyType(_both(_MIXTURES[name])) for name in EXPRESSION_NAMES}
)
"""Weights of the shapes in every expression, by VRM's names."""
