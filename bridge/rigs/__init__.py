"""Names and tables of faces and bodies, and the maps between them."""

from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES, find_shape
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES, RIG, UNITY_NAMES, find_bone
from bridge.rigs.phones import VisemePart, is_vowel, visemes_of_phone
from bridge.rigs.visemes import LIP_CLASSES, VISEME_INDEX, VISEME_NAMES, LipClass

__all__ = [
    "BONE_INDEX",
    "BONE_NAMES",
    "LIP_CLASSES",
    "RIG",
    "SHAPE_INDEX",
    "SHAPE_NAMES",
    "UNITY_NAMES",
    "VISEME_INDEX",
    "VISEME_NAMES",
    "LipClass",
    "VisemePart",
    "find_bone",
    "find_shape",
    "is_vowel",
    "visemes_of_phone",
]
