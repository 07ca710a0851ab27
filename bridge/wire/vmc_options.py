"""What a user may choose about VMC packets."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from bridge.errors import ConfigError, nearest
from bridge.rigs.humanoid import RIG

__all__ = [
    "BoneMask",
    "BonePositions",
    "EyeChannel",
    "VmcNaming",
    "VmcOptions",
    "read_vmc_options",
]


class VmcNaming(StrEnum):
    """Which blendshapes are sent.

    Together with presets, the 52 shapes leave the mouth to the vowels: a mouth driven
    through both opens twice as far.
    """

    VRM0 = "vrm0"
    """VRM 0's clips (``A``, ``Joy``, ``Blink``); every receiver knows them."""
    VRM1 = "vrm1"
    """VRM 1.0's presets (``aa``, ``happy``, ``blink``)."""
    VRM0_AND_VRM1 = "vrm0+vrm1"
    PERFECT_SYNC = "perfect-sync"
    """The 52 ARKit shapes (``JawOpen``), for models that have them."""
    PERFECT_SYNC_AND_VRM0 = "perfect-sync+vrm0"
    PERFECT_SYNC_AND_VRM1 = "perfect-sync+vrm1"


class EyeChannel(StrEnum):
    """How the eyes are turned; never through two channels, which would turn them twice."""

    BONES = "bones"
    EXPRESSIONS = "expressions"
    OFF = "off"


class BoneMask(StrEnum):
    """Which bones are sent; the receiver keeps the others as it has them."""

    ALL = "all"
    UPPER_BODY = "upper-body"
    """Spine and above; whoever else drives the avatar keeps hips and legs."""
    FACE = "face"
    """Neck, head, eyes and jaw; neck and head then carry the whole turn of the head."""
    NONE = "none"


class BonePositions(StrEnum):
    """Where bones other than the hips are said to be."""

    REST = "rest"
    """At their places in the T-pose, for receivers that apply positions."""
    ZERO = "zero"
    """At zero, for receivers that take rotations only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VmcOptions:
    """One receiver's wishes."""

    naming: VmcNaming = VmcNaming.VRM0
    model_names: tuple[str, ...] = ()
    """Blendshape names as the model spells them; others are then left out. Empty: unknown."""
    eyes: EyeChannel = EyeChannel.BONES
    bones: BoneMask = BoneMask.ALL
    positions: BonePositions = BonePositions.REST
    hips_height: float = float(RIG.rest_positions[0, 1])
    """Metres from the ground to the model's hips; the hips' travel is scaled with it."""
    root: bool = True
    """Send the avatar's place in the scene, always the origin."""
    mirror: bool = False
    """Exchange left and right."""
    bundle: bool = True
    """False: one message a datagram, for receivers that cannot read bundles."""


def read_vmc_options(options: Mapping[str, Any]) -> VmcOptions:
    """Return the options of a table of the character file.

    Raises ``ConfigError`` naming the key, what was found and what is allowed.
    """
    known = {field.name: field.type for field in fields(VmcOptions)}
    for key in options:
        if key not in known:
            raise ConfigError(
                key,
                found=options[key],
                allowed=f"only {', '.join(known)}",
                hint=nearest(key, known),
            )
    return VmcOptions(**{key: _READERS[key](key, value) for key, value in options.items()})


def _choice(kind: type[StrEnum]) -> Any:
    def read(key: str, value: object) -> StrEnum:
        names = [option.value for option in kind]
        if value not in names:
            hint = nearest(value, names) if isinstance(value, str) else ""
            raise ConfigError(key, found=value, allowed=", ".join(names), hint=hint)
        return kind(value)

    return read


def _switch(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(key, found=value, allowed="true or false")
    return value


def _height(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.05 <= value <= 10:
        raise ConfigError(key, found=value, allowed="metres from 0.05 to 10")
    return float(value)


def _names(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(n, str) and n for n in value):
        raise ConfigError(key, found=value, allowed="a list of blendshape names")
    return tuple(value)


_READERS = {
    "naming": _choice(VmcNaming),
    "model_names": _names,
    "eyes": _choice(EyeChannel),
    "bones": _choice(BoneMask),
    "positions": _choice(BonePositions),
    "hips_height": _height,
    "root": _switch,
    "mirror": _switch,
    "bundle": _switch,
}
