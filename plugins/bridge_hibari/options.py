"""What a character file may say about this voice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bridge.errors import ConfigError, nearest

__all__ = ["HibariOptions", "read_options"]

_RANGES = {"speed": (0.5, 2.0), "pitch": (0.4, 2.5), "formant": (0.6, 1.5)}
_LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HibariOptions:
    """How the voice sounds.

    From the one voice that ships: a man with pitch 0.58, formant 0.86; a child with 1.35, 1.18;
    an ogre with 0.42, 0.76, speed 0.85.
    """

    speed: float = 1.0
    """Pace; 1 is the voice's own, in [0.5, 2]."""
    pitch: float = 1.0
    """Multiplies the fundamental frequency, in [0.4, 2.5]."""
    formant: float = 1.0
    """Stretches the spectrum, as a shorter throat would; in [0.6, 1.5]."""
    seed: int = 0
    """Of the noise in breath and consonants: the same seed gives the same sound."""
    voice: str = "heart"
    """A voice of hibari; all but ``heart`` are fetched from the network on first use."""


def read_options(options: Mapping[str, Any]) -> HibariOptions:
    """Return the options checked. Raise ``ConfigError`` naming key, found and allowed."""
    names = sorted(HibariOptions.__dataclass_fields__)
    for key in options:
        if key not in names:
            raise ConfigError(
                key, found=options[key], allowed=", ".join(names), hint=nearest(key, names)
            )
    for key, (low, high) in _RANGES.items():
        _check_number(key, options.get(key, 1.0), low, high)
    _check_seed(options.get("seed", 0))
    _check_voice(options.get("voice", "heart"))
    return HibariOptions(**options)


def _check_number(key: str, found: object, low: float, high: float) -> None:
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    if not is_number or not low <= found <= high:  # type: ignore[operator]
        raise ConfigError(key, found=found, allowed=f"a number from {low} to {high}")


def _check_seed(found: object) -> None:
    is_whole = isinstance(found, int) and not isinstance(found, bool)
    if not is_whole or not 0 <= found <= _LARGEST_SEED:  # type: ignore[operator]
        raise ConfigError("seed", found=found, allowed=f"a whole number from 0 to {_LARGEST_SEED}")


def _check_voice(found: object) -> None:
    from hibari.voices import VOICES

    if found not in VOICES:
        names = sorted(VOICES)
        hint = nearest(str(found), names)
        raise ConfigError("voice", found=found, allowed=", ".join(names), hint=hint)
