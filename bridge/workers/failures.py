"""Errors as plain data, so that a child's error reaches its parent as the same class."""

from collections.abc import Callable
from typing import Any

from bridge.errors import (
    BridgeError,
    ConfigError,
    PluginContractError,
    PluginError,
    PluginLoadError,
    RequestError,
    TransportError,
    VoiceError,
    WireError,
    WorkerError,
)

__all__ = ["failure_from_plain", "failure_to_plain"]

_ATTRIBUTES = ("key", "allowed", "file", "hint", "plugin", "part", "codec", "code", "retryable")

_BUILDERS: dict[str, Callable[[dict[str, Any]], BridgeError]] = {
    "ConfigError": lambda d: ConfigError(
        d["key"], found=_Shown(d["found"]), allowed=d["allowed"], file=d["file"], hint=d["hint"]
    ),
    "PluginError": lambda d: PluginError(d["plugin"], d["message"]),
    "PluginLoadError": lambda d: PluginLoadError(d["plugin"], d["message"]),
    "PluginContractError": lambda d: PluginContractError(d["plugin"], d["message"]),
    "RequestError": lambda d: RequestError(d["code"], d["message"]),
    "TransportError": lambda d: TransportError(d["message"], retryable=bool(d["retryable"])),
    "VoiceError": lambda d: VoiceError(d["message"]),
    "WireError": lambda d: WireError(d["codec"], d["message"]),
    "WorkerError": lambda d: WorkerError(d["part"], d["message"]),
}


class _Shown:
    """Stands for a value of another process: shows as it showed there."""

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __repr__(self) -> str:
        return self._shown


def failure_to_plain(error: BridgeError) -> dict[str, Any]:
    """Return ``error`` as msgpack-able data."""
    plain = {name: getattr(error, name) for name in _ATTRIBUTES if hasattr(error, name)}
    if isinstance(error, ConfigError):
        plain["found"] = repr(error.found)
    return {**plain, "class": type(error).__name__, "message": _bare(error)}


def failure_from_plain(data: dict[str, Any]) -> BridgeError:
    """Return the error that ``failure_to_plain`` made ``data`` from.

    A class that this table does not know, such as a plugin's own, becomes its nearest
    relative here: a plain ``BridgeError`` with the same text.
    """
    build = _BUILDERS.get(data["class"])
    return build(data) if build else BridgeError(data["message"])


def _bare(error: BridgeError) -> str:
    """Return the message without the prefix that the constructor puts before it."""
    for attribute, prefix in (("plugin", "plugin {}: "), ("part", "{}: "), ("codec", "{}: ")):
        if hasattr(error, attribute):
            return str(error).removeprefix(prefix.format(getattr(error, attribute)))
    return str(error)
