"""Names and tables of faces and bodies, and the maps between them.

Arithmetic is imported by module: ``rotations``, ``spaces``, ``mirror``, ``limits``.
"""

from bridge.rigs.arkit import PASCAL_NAMES, RAW_NAMES, SHAPE_INDEX, SHAPE_NAMES, find_shape
from bridge.rigs.arpabet import phone_from_arpabet
from bridge.rigs.expressions import expressions_of_shapes, visemes_of_shapes
from bridge.rigs.humanoid import (
    BONE_INDEX,
    BONE_NAMES,
    RIG,
    UNITY_INDEX,
    UNITY_NAMES,
    find_bone,
    unity_name,
)
from bridge.rigs.kana import phones_from_kana
from bridge.rigs.mapping import RigMap
from bridge.rigs.phones import VisemePart, is_vowel, visemes_of_phone
from bridge.rigs.pinyin import phones_from_pinyin
from bridge.rigs.standing import STANDING
from bridge.rigs.visemes import LIP_CLASSES, VISEME_INDEX, VISEME_NAMES, LipClass
from bridge.rigs.vrm import EXPRESSION_INDEX, EXPRESSION_NAMES, VRM0_CLIPS

__all__ = [
    "BONE_INDEX",
    "BONE_NAMES",
    "EXPRESSION_INDEX",
    "EXPRESSION_NAMES",
    "LIP_CLASSES",
    "PASCAL_NAMES",
    "RAW_NAMES",
    "RIG",
    "SHAPE_INDEX",
    "SHAPE_NAMES",
    "STANDING",
    "UNITY_INDEX",
    "UNITY_NAMES",
    "VISEME_INDEX",
    "VISEME_NAMES",
    "VRM0_CLIPS",
    "LipClass",
    "RigMap",
    "VisemePart",
    "expressions_of_shapes",
    "find_bone",
    "find_shape",
    "is_vowel",
    "phone_from_arpabet",
    "phones_from_kana",
    "phones_from_pinyin",
    "unity_name",
    "visemes_of_phone",
    "visemes_of_shapes",
]
