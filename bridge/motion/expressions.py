"""What each feeling does to a face and a head at full intensity (FACS/EMFACS families)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bridge.model import EmotionLabel
from bridge.motion.channels import channel_row
from bridge.motion.curves import Floats
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["EXPRESSIONS", "MOUTH", "Expression", "face_row", "head_row"]

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One feeling. Shapes without a side mean both sides."""

    face: Weights = field(default_factory=dict)
    one: Weights = field(default_factory=dict)
    """Shapes of one side only; which side is the character's habit."""
    other: Weights = field(default_factory=dict)
    """Shapes of the opposite side."""
    head: Weights = field(default_factory=dict)
    """Degrees, by channel name, beside what dominance does to the chin."""


_E = Expression
_L = EmotionLabel

EXPRESSIONS: Mapping[EmotionLabel, Expression] = {
    _L.NEUTRAL: _E(),
    _L.JOY: _E(
        face={"cheekSquint": 0.6, "eyeSquint": 0.3, "browInnerUp": 0.05, "mouthSmile": 0.7,
              "mouthDimple": 0.1, "mouthUpperUp": 0.1, "jawOpen": 0.05},
    ),
    _L.CONTENT: _E(
        face={"cheekSquint": 0.15, "mouthSmile": 0.3, "mouthPress": 0.08}
    ),
    _L.LAUGH: _E(
        face={"cheekSquint": 0.9, "eyeSquint": 0.6, "eyeBlink": 0.2, "mouthSmile": 0.9,
              "jawOpen": 0.35, "mouthUpperUp": 0.3},
        head={"pitch": -1.8},
    ),
    _L.SARCASM: _E(
        face={"eyeSquint": 0.3, "eyeBlink": 0.1},
        one={"browOuterUp": 0.5, "mouthSmile": 0.5, "mouthDimple": 0.4},
        head={"roll": 3.0},
    ),
    _L.SADNESS: _E(
        face={"browInnerUp": 0.8, "browDown": 0.2, "eyeSquint": 0.2, "eyeBlink": 0.1,
              "mouthFrown": 0.6, "mouthShrugLower": 0.25, "mouthPucker": 0.05},
        head={"pitch": 4.7, "roll": 1.5},
    ),
    _L.WORRY: _E(
        face={"browInnerUp": 0.55, "browDown": 0.25, "mouthFrown": 0.15, "mouthPress": 0.1},
    ),
    _L.ANGER: _E(
        face={"browDown": 0.85, "eyeSquint": 0.45, "eyeWide": 0.1, "noseSneer": 0.25,
              "mouthPress": 0.45, "mouthRollLower": 0.15, "mouthFrown": 0.3, "jawForward": 0.15},
        head={"pitch": 3.0, "lean": 2.0},
    ),
    _L.CONTEMPT: _E(
        face={"eyeSquint": 0.2, "eyeBlink": 0.15},
        one={"browOuterUp": 0.35, "mouthDimple": 0.6, "mouthSmile": 0.35},
        head={"pitch": -2.3, "roll": -2.0},
    ),
    _L.FEAR: _E(
        face={"browInnerUp": 0.85, "browOuterUp": 0.45, "browDown": 0.2, "eyeWide": 0.75,
              "mouthStretch": 0.5, "jawOpen": 0.2, "mouthFrown": 0.15},
        head={"pitch": -3.7, "lean": -3.0},
    ),
    _L.SURPRISE: _E(
        face={"browInnerUp": 0.8, "browOuterUp": 0.8, "eyeWide": 0.7, "jawOpen": 0.35,
              "mouthFunnel": 0.1},
        head={"pitch": -3.5, "lean": -2.0},
    ),
    _L.DELIGHT: _E(
        face={"browInnerUp": 0.72, "browOuterUp": 0.72, "eyeWide": 0.63, "mouthSmile": 0.45,
              "jawOpen": 0.3},
        head={"pitch": -1.5},
    ),
    _L.DISGUST: _E(
        face={"noseSneer": 0.8, "browDown": 0.5, "eyeSquint": 0.5, "cheekSquint": 0.3,
              "mouthUpperUp": 0.6, "mouthFrown": 0.3, "mouthShrugLower": 0.25},
        head={"pitch": -1.6, "yaw": 3.0, "lean": -2.0},
    ),
    _L.SHYNESS: _E(
        face={"browInnerUp": 0.3, "eyeBlink": 0.1, "mouthSmile": 0.3, "mouthPress": 0.3,
              "mouthRollLower": 0.2},
        head={"pitch": 5.0, "roll": 5.0},
    ),
    _L.PRIDE: _E(
        face={"cheekSquint": 0.25, "eyeBlink": 0.08, "mouthSmile": 0.4, "mouthPress": 0.15},
        head={"pitch": -2.4},
    ),
    _L.CURIOSITY: _E(
        face={"browInnerUp": 0.35, "browOuterUp": 0.35, "eyeWide": 0.2, "mouthSmile": 0.1},
        head={"roll": 6.0, "lean": 2.0},
    ),
    _L.DOUBT: _E(
        face={"eyeSquint": 0.2, "mouthPress": 0.2, "mouthLeft": 0.15},
        one={"browOuterUp": 0.5}, other={"browDown": 0.35},
        head={"roll": 4.0, "pitch": -0.8},
    ),
    _L.THINKING: _E(
        face={"browDown": 0.3, "eyeSquint": 0.25, "mouthPress": 0.25, "mouthShrugLower": 0.15},
        head={"roll": 4.0, "yaw": 3.0},
    ),
    _L.CONFUSION: _E(
        face={"browDown": 0.45, "browInnerUp": 0.25, "eyeSquint": 0.3, "mouthShrugUpper": 0.15,
              "mouthFrown": 0.15},
        head={"roll": 6.0},
    ),
    _L.BOREDOM: _E(
        face={"eyeBlink": 0.35, "browInnerUp": 0.05, "mouthFrown": 0.1, "jawOpen": 0.03},
        head={"pitch": 3.7, "roll": 2.0},
    ),
    _L.RELIEF: _E(
        face={"eyeBlink": 0.12, "mouthSmile": 0.35, "jawOpen": 0.15},
        head={"pitch": 2.8},
    ),
    _L.PAIN: _E(
        face={"browDown": 0.7, "eyeSquint": 0.8, "cheekSquint": 0.6, "noseSneer": 0.4,
              "mouthUpperUp": 0.4, "mouthStretch": 0.3},
        head={"pitch": 2.2, "roll": 3.0},
    ),
    _L.DETERMINATION: _E(
        face={"browDown": 0.55, "eyeSquint": 0.2, "mouthPress": 0.5},
        head={"pitch": 3.9, "lean": 1.5},
    ),
    _L.AFFECTION: _E(
        face={"cheekSquint": 0.3, "eyeBlink": 0.12, "mouthSmile": 0.4},
        head={"roll": 5.0, "pitch": 1.0},
    ),
}  # fmt: skip
"""Feeling to expression. Sustained natural levels are 0.15 to 0.45 of these."""

MOUTH = np.array([n.startswith(("mouth", "jaw", "tongue", "cheekPuff")) for n in SHAPE_INDEX])
"""(S,) True for the shapes that speech needs."""


def face_row(weights: Weights, side: str = "") -> Floats:
    """Return (S,) weights by shape name; one without a side goes to ``side``, or to both."""
    row = np.zeros(len(SHAPE_INDEX))
    for name, weight in weights.items():
        if name in SHAPE_INDEX:
            row[SHAPE_INDEX[name]] = weight
            continue
        for each in (side,) if side else ("Left", "Right"):
            row[SHAPE_INDEX[name + each]] = weight
    return row


def head_row(expression: Expression) -> Floats:
    """Return (C,) what the feeling does to the head."""
    return channel_row(**expression.head)
