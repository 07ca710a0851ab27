"""A take: the packets of a stream in one file, so that a performance can be kept.

The layout is specified in ``bridge/wire/README.md``; packets are opaque here.
"""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import msgpack

from bridge.errors import TakeError

__all__ = ["MAGIC", "TakeWriter", "read_header", "read_packets"]

MAGIC = b"ABTAKE1\n"
LARGEST_HEADER = 1 << 20  # a description of a hundred characters fits many times over
LARGEST_PACKET = 1 << 24  # what the wire allows, with room to spare
_LENGTH = struct.Struct("<I")


class TakeWriter:
    """Writes packets to a take as they come; what was written survives a crash."""

    def __init__(self, path: Path, header: Mapping[str, Any]) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = path.open("wb")
        except OSError as error:
            raise TakeError(f"{path}: cannot be written: {error.strerror}") from error
        self._file.write(MAGIC)
        self.write(msgpack.packb(dict(header)))

    def write(self, packet: bytes) -> None:
        """Append one packet."""
        self._file.write(_LENGTH.pack(len(packet)) + packet)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def __enter__(self) -> "TakeWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def read_header(path: Path) -> dict[str, Any]:
    """Return what a take says of itself. Raises ``TakeError``."""
    with _open(path) as file:
        return _read_header(file, path)


def read_packets(path: Path) -> Iterator[bytes]:
    """Yield the packets of a take in order.

    Raises ``TakeError`` where the file ends too early; what came before it has been yielded.
    """
    with _open(path) as file:
        _read_header(file, path)
        count = 0
        while (packet := _read_chunk(file, path, LARGEST_PACKET, f"packet {count}")) is not None:
            yield packet
            count += 1


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise TakeError(f"{path}: cannot be read: {error.strerror}") from error


def _read_header(file: BinaryIO, path: Path) -> dict[str, Any]:
    magic = file.read(len(MAGIC))
    if magic != MAGIC:
        raise TakeError(
            f"{path}: not a take: found {magic!r} at its beginning, expected {MAGIC!r}. "
            "Make one with: bridge say TEXT --record FILE"
        )
    data = _read_chunk(file, path, LARGEST_HEADER, "the header")
    try:
        header = msgpack.unpackb(data or b"")
    except (ValueError, msgpack.UnpackException) as error:
        raise TakeError(f"{path}: the header is broken: {error}") from error
    if not isinstance(header, dict):
        raise TakeError(f"{path}: the header is a {type(header).__name__}, expected a map")
    return header


def _read_chunk(file: BinaryIO, path: Path, largest: int, what: str) -> bytes | None:
    prefix = file.read(_LENGTH.size)
    if not prefix:
        return None
    if len(prefix) < _LENGTH.size:
        raise TakeError(f"{path}: the take ends in the middle of {what}")
    (length,) = _LENGTH.unpack(prefix)
    if length > largest:
        raise TakeError(f"{path}: {what} claims {length} bytes; at most {largest} are allowed")
    data = file.read(length)
    if len(data) < length:
        raise TakeError(f"{path}: the take ends in the middle of {what}")
    return data
