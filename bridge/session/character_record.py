"""One character as its file describes it: which parts, with which settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bridge.transport.keys import ServerKeys

__all__ = [
    "Character",
    "LoadedCharacter",
    "OutputChoice",
    "PartChoice",
    "SoundMode",
    "SoundSettings",
    "StreamChoice",
]

KEYS_NAME = "server"  # the file name of the sidecar's own keys in the keys folder


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChoice:
    """A part by name, and what it is told."""

    name: str
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The rest of its table, handed to the plugin as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChoice:
    """An output beside the native stream."""

    name: str
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The rest of its table, handed to the plugin as it stands."""
    offset_ms: int = 0
    """Sends frames later; negative is earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamChoice:
    """The native stream, which every character has."""

    endpoint: str
    """Where records are published."""
    control: str
    """Where requests are answered."""
    frame_rate: int
    """Frames per second."""
    lead_ms: int
    """How far ahead of being due records are sent."""
    insecure: bool
    """True listens beyond this machine without keys."""
    keys_folder: Path | None
    """Holds ``server.secret``, and a ``NAME.public`` for each client let in."""

    def keys(self) -> "ServerKeys | None":
        """Read the keys folder; None without one. Raise ``ConfigError``."""
        if self.keys_folder is None:
            return None
        from bridge.transport.keys import ServerKeys, load_keys, load_public

        clients = sorted(self.keys_folder.glob("*.public"))
        return ServerKeys(
            own=load_keys(self.keys_folder / f"{KEYS_NAME}.secret"),
            clients=frozenset(load_public(file) for file in clients if file.stem != KEYS_NAME),
        )


class SoundMode(StrEnum):
    """Whether the sidecar itself plays the voice."""

    AUTO = "auto"
    """Where there is a sound device."""
    ON = "on"
    """A missing device is an error."""
    OFF = "off"
    """An engine plays it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """The sidecar's own loudspeaker."""

    mode: SoundMode
    device: str
    """Part of the device's name; empty for the system's default."""
    offset_ms: int
    """Moves the sound against the pictures; positive is later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Everything a character file says, checked."""

    name: str
    language: str
    """BCP 47 tag, such as ``en``."""
    persona: str
    """Who the character is, in its author's words."""
    seed: int
    """Decides everything that looks like chance."""
    voice: PartChoice
    dialogue: PartChoice
    style: PartChoice
    policy: PartChoice
    lips: PartChoice
    emotion: PartChoice
    """Reads feelings out of the character's words."""
    memory: PartChoice
    safety: PartChoice | None
    """Reviews the character's words; None lets all pass."""
    refiner: PartChoice
    """Corrects the composed poses; ``off`` does not."""
    outputs: tuple[OutputChoice, ...]
    stream: StreamChoice
    sound: SoundSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCharacter:
    """A character, and where each of its settings comes from."""

    character: Character
    sources: Mapping[str, str]
    """By dotted key: ``default``, the file, the environment variable, or ``command line``."""
