"""VRM's expression presets, and their names in VRM 0 and VRM 1."""

from collections.abc import Mapping
from types import MappingProxyType

from bridge.errors import RigError, nearest

__all__ = [
    "EMOTION_NAMES",
    "EXPRESSION_INDEX",
    "EXPRESSION_NAMES",
    "LOOK_NAMES",
    "VRM0_CLIPS",
    "VRM0_PRESETS",
    "vrm0_clip",
    "vrm1_preset",
]

EMOTION_NAMES = ("happy", "angry", "sad", "relaxed", "surprised")
"""VRM 1.0's emotions."""

LOOK_NAMES = ("lookUp", "lookDown", "lookLeft", "lookRight")
"""Where the eyes look, for models whose eyes are no bones; sides are the character's."""

EXPRESSION_NAMES = (
    *EMOTION_NAMES,
    "aa", "ih", "ou", "ee", "oh",
    "blink", "blinkLeft", "blinkRight",
    *LOOK_NAMES,
    "neutral",
)  # fmt: skip
"""(E,) VRM 1.0 presets in the order of its specification."""

EXPRESSION_INDEX: Mapping[str, int] = MappingProxyType(
    {name: i for i, name in enumerate(EXPRESSION_NAMES)}
)
"""Column of each expression, by its VRM 1.0 name."""

VRM0_CLIPS = (
    "Joy", "Angry", "Sorrow", "Fun", "Surprised",
    "A", "I", "U", "E", "O",
    "Blink", "Blink_L", "Blink_R",
    "LookUp", "LookDown", "LookLeft", "LookRight",
    "Neutral",
)  # fmt: skip
"""(E,) clip names of VRM 0 as UniVRM writes them and VMC sends them.

``Surprised`` is no preset there, but the custom clip that models have by convention.
"""

VRM0_PRESETS = (
    "joy", "angry", "sorrow", "fun", "unknown",
    "a", "i", "u", "e", "o",
    "blink", "blink_l", "blink_r",
    "lookup", "lookdown", "lookleft", "lookright",
    "neutral",
)  # fmt: skip
"""(E,) ``presetName`` of each inside a VRM 0 file."""


def vrm0_clip(preset: str) -> str:
    """Return VRM 0's clip name of a VRM 1.0 preset. Raise ``RigError`` for an unknown one."""
    return VRM0_CLIPS[_find(preset, EXPRESSION_NAMES)]


def vrm1_preset(clip: str) -> str:
    """Return VRM 1.0's preset of a VRM 0 clip. Raise ``RigError`` for an unknown one."""
    return EXPRESSION_NAMES[_find(clip, VRM0_CLIPS)]


def _find(name: str, names: tuple[str, ...]) -> int:
    if name not in names:
        raise RigError(f"no VRM expression is called {name!r}. {nearest(name, names)}".rstrip())
    return names.index(name)
