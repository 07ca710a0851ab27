"""The outside of every native packet: two version bytes, then one msgpack map."""

from typing import Any

import msgpack

from bridge.errors import WireError
from bridge.wire.native_limits import MAJOR, MAX_KEYS, MAX_NAMES, MINOR

__all__ = ["CODEC", "VERSION", "UnknownKindError", "VersionError", "open_envelope"]

CODEC = "native"
VERSION = bytes((MAJOR, MINOR))


class VersionError(WireError):
    """A packet of a major version that this decoder does not speak."""


class UnknownKindError(WireError):
    """A packet of a kind that a later minor version added: skip it, it is no fault.

    ``kind`` is its name and ``seq`` its sequence number, or None where it has none, so that
    skipping it does not look like a loss.
    """

    def __init__(self, kind: str, seq: int | None) -> None:
        self.kind = kind
        self.seq = seq
        super().__init__(CODEC, f"unknown kind {kind!r}; skip it")


def open_envelope(packet: bytes, start: int, limit: int) -> dict[str, Any]:
    """Return the map behind the version bytes at ``start``. Raise ``WireError``."""
    if len(packet) > limit:
        raise WireError(CODEC, f"found {len(packet)} bytes, expected at most {limit}")
    if len(packet) < start + 2:
        raise WireError(CODEC, "ends before its version")
    if packet[start] != MAJOR:
        found = f"{packet[start]}.{packet[start + 1]}"
        raise VersionError(
            CODEC, f"found version {found}, expected {MAJOR}.{MINOR} or any {MAJOR}.x"
        )
    try:
        # Lengths are capped before anything is allocated: nested headers that each claim a
        # million items would otherwise cost megabytes apiece.
        body = msgpack.unpackb(
            memoryview(packet)[start + 2 :],
            max_array_len=MAX_NAMES,
            max_map_len=MAX_KEYS,
            max_ext_len=MAX_NAMES,
        )
    except (ValueError, TypeError, RecursionError, msgpack.exceptions.UnpackException) as error:
        raise WireError(CODEC, f"not msgpack: {type(error).__name__}: {error}"[:200]) from error
    if type(body) is not dict:
        raise WireError(CODEC, f"found {type(body).__name__}, expected a map")
    return body
