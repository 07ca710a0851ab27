"""Every failure this project reports on purpose.

BridgeError
├── ConfigError            says file, key, what was found, what is allowed
├── PluginError            .plugin
│   ├── PluginLoadError    the plugin could not be imported or registered
│   └── PluginContractError  the plugin's part broke its role's promise
├── WorkerError            .part; a child process died or answered with an error
├── VoiceError             the voice cannot speak this text
├── WireError              .codec; truncated, unknown version, bad shape
├── TransportError         .retryable
├── RequestError           .code; a client asked for something that cannot be done
├── TakeError              a take file that cannot be read
└── RigError               unknown shape or bone, lists close names
"""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "BridgeError",
    "ConfigError",
    "PluginContractError",
    "PluginError",
    "PluginLoadError",
    "RequestError",
    "RigError",
    "TakeError",
    "TransportError",
    "VoiceError",
    "WireError",
    "WorkerError",
    "nearest",
]


class BridgeError(Exception):
    """Base of every error whose text is meant for a person."""


class ConfigError(BridgeError):
    """A setting that cannot be used.

    The message reads ``FILE: KEY: found X; allowed: Y. Did you mean Z?``; parts that do not
    apply are left out.
    """

    def __init__(
        self, key: str, *, found: object, allowed: str, file: str = "", hint: str = ""
    ) -> None:
        self.key = key
        self.found = found
        self.allowed = allowed
        self.file = file
        self.hint = hint
        where = f"{file}: {key}" if file else key
        message = f"{where}: found {found!r}; allowed: {allowed}."
        super().__init__(f"{message} {hint}".rstrip())

    def in_file(self, file: str) -> "ConfigError":
        """Return the same error with the file it was found in."""
        return ConfigError(
            self.key, found=self.found, allowed=self.allowed, file=file, hint=self.hint
        )


class PluginError(BridgeError):
    """A plugin that misbehaves; ``plugin`` is its name."""

    def __init__(self, plugin: str, message: str) -> None:
        self.plugin = plugin
        super().__init__(f"plugin {plugin}: {message}")


class PluginLoadError(PluginError):
    """A plugin that could not be imported or registered."""


class PluginContractError(PluginError):
    """A part that broke what its role promises."""


class WorkerError(BridgeError):
    """A child process that died or answered with an error; ``part`` names what it ran."""

    def __init__(self, part: str, message: str) -> None:
        self.part = part
        super().__init__(f"{part}: {message}")


class VoiceError(BridgeError):
    """Text that a voice cannot speak."""


class WireError(BridgeError):
    """Bytes that a codec refuses; ``codec`` names the format."""

    def __init__(self, codec: str, message: str) -> None:
        self.codec = codec
        super().__init__(f"{codec}: {message}")


class TransportError(BridgeError):
    """Bytes that could not be moved; ``retryable`` when trying again may help."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        self.retryable = retryable
        super().__init__(message)


class RequestError(BridgeError):
    """A request that cannot be done; ``code`` is a stable word a program can test."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class TakeError(BridgeError):
    """A take file that cannot be read."""


class RigError(BridgeError):
    """A shape or bone that the rig does not have."""


def nearest(found: str, allowed: Iterable[str]) -> str:
    """Return ``Did you mean 'x'?`` for the closest allowed spelling, or an empty string."""
    close = get_close_matches(found, list(allowed), n=1, cutoff=0.5)
    return f"Did you mean {close[0]!r}?" if close else ""
