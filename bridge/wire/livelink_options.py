"""What a user may choose about packets of Live Link Face."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from bridge.errors import ConfigError, nearest

__all__ = ["LiveLinkOptions", "read_live_link_options"]

_MAX_SUBJECT_BYTES = 128
_RATES = (1, 240)
_AXES = 3
_MOST = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLinkOptions:
    """One receiver's wishes."""

    subject: str = ""
    """Name of the subject that the editor shows. Empty: the character's."""
    rate: int = 60
    """Frames a second that packets are numbered by; as the stream's ``frame_rate``."""
    head: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """Gains of the head's yaw, pitch, roll; negative turns an axis round, 0 leaves it out."""
    mirror: bool = False
    """Exchange left and right."""


def read_live_link_options(options: Mapping[str, Any]) -> LiveLinkOptions:
    """Return the options of a table of the character file.

    Raises ``ConfigError`` naming the key, what was found and what is allowed.
    """
    known = [field.name for field in fields(LiveLinkOptions)]
    for key, value in options.items():
        if key not in known:
            raise ConfigError(
                key, found=value, allowed=f"only {', '.join(known)}", hint=nearest(key, known)
            )
    chosen: dict[str, Any] = {key: _READERS[key](key, value) for key, value in options.items()}
    return LiveLinkOptions(**chosen)


def _subject(key: str, value: object) -> str:
    if not isinstance(value, str) or len(value.encode()) > _MAX_SUBJECT_BYTES:
        raise ConfigError(key, found=value, allowed=f"a name of at most {_MAX_SUBJECT_BYTES} bytes")
    return value


def _rate(key: str, value: object) -> int:
    least, most = _RATES
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ConfigError(key, found=value, allowed=f"a whole number from {least} to {most}")
    return value


def _gains(key: str, value: object) -> tuple[float, ...]:
    if not isinstance(value, list | tuple) or len(value) != _AXES or not all(map(_is_gain, value)):
        raise ConfigError(key, found=value, allowed="gains of yaw, pitch, roll: [1.0, 1.0, 1.0]")
    return tuple(map(float, value))


def _is_gain(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float) and abs(value) <= _MOST


def _switch(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(key, found=value, allowed="true or false")
    return value


_READERS: Mapping[str, Any] = {
    "subject": _subject,
    "rate": _rate,
    "head": _gains,
    "mirror": _switch,
}
