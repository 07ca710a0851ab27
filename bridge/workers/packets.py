"""Packets between a worker and its child: four bytes of length, then msgpack."""

import struct
from typing import Any, BinaryIO

import msgpack

from bridge.errors import WireError

__all__ = ["LONGEST_PACKET", "read_packet", "write_packet"]

LONGEST_PACKET = 64 * 1024 * 1024
"""Bytes. Ten minutes of 24 kHz speech, the largest thing a part is ever handed, take 58 MB."""

_LENGTH = struct.Struct("<I")
_CODEC = "worker"


def write_packet(stream: BinaryIO, packet: dict[str, Any]) -> None:
    """Write one packet whole, then flush."""
    body = msgpack.packb(packet)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read_packet(stream: BinaryIO) -> dict[str, Any] | None:
    """Return the next packet, or None at a clean end. Raise ``WireError`` for anything else."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise WireError(_CODEC, f"cut off after {len(head)} of {_LENGTH.size} length bytes")
    (length,) = _LENGTH.unpack(head)
    if length > LONGEST_PACKET:
        raise WireError(_CODEC, f"a packet of {length} bytes; at most {LONGEST_PACKET} are allowed")
    body = stream.read(length)
    if len(body) < length:
        raise WireError(_CODEC, f"cut off after {len(body)} of {length} bytes")
    try:
        packet = msgpack.unpackb(body)
    except ValueError as error:
        raise WireError(_CODEC, f"not msgpack: {error}") from error
    if not isinstance(packet, dict):
        raise WireError(_CODEC, f"found a {type(packet).__name__}, expected a map")
    return packet
