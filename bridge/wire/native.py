"""The native stream: records to packets and back, without any I/O.

A packet is the topic (the character's name in UTF-8, ended by a zero byte), two version bytes
and one msgpack map. ``README.md`` beside this file is the specification.
"""

import math
from functools import lru_cache
from typing import Any

import msgpack
import numpy as np
from numpy.typing import NDArray

from bridge.errors import WireError
from bridge.model import Frame, StreamRecord
from bridge.wire.native_envelope import CODEC, VERSION, UnknownKindError, open_envelope
from bridge.wire.native_fields import FLOAT32, SEQ
from bridge.wire.native_formats import read_fields, write_fields
from bridge.wire.native_limits import MAX_CHARACTER_BYTES, MAX_NAMES, MAX_PACKET_BYTES
from bridge.wire.native_records import FORMAT_BY_KIND, FORMAT_BY_RECORD

__all__ = ["decode", "encode", "encode_frame", "topic"]

_NATIVE_FLOAT32 = np.dtype(np.float32)
_ONES = np.ones(MAX_NAMES * 5 + 10, np.float32)  # as many as the largest frame has numbers

# Reused, because making a packer costs as much as a frame. Threads may share it: a call holds
# the interpreter lock from its first byte to its last.
_PACK = msgpack.Packer(autoreset=True).pack


def topic(character: str) -> bytes:
    """Return what to subscribe to for one character; empty bytes subscribe to all.

    The closing zero byte, which no name may hold, keeps ``ann`` from matching ``anna``.
    Raises ``WireError`` for a name that is empty, too long or has control characters.
    """
    name = character.encode("utf-8", "replace")
    if not 0 < len(name) <= MAX_CHARACTER_BYTES or not character.isprintable():
        raise WireError(
            CODEC,
            f"character {character[:MAX_CHARACTER_BYTES]!r}: expected 1 to {MAX_CHARACTER_BYTES} "
            "bytes of UTF-8 without control characters",
        )
    return name + b"\0"


def encode(record: StreamRecord) -> bytes:
    """Return the packet of one record. Raise ``WireError`` for one that must not be sent."""
    if type(record) is Frame:
        return encode_frame(record)
    form = FORMAT_BY_RECORD[type(record)]
    try:
        body = {"record": form.kind, **write_fields(form, record)}
        packed: bytes = _PACK(body)
    except ValueError as error:
        raise WireError(CODEC, f"{form.kind}: {error}") from error
    return _prefix(record.character) + packed


def decode(packet: bytes) -> StreamRecord:
    """Return the record of one packet. Its arrays are read-only views of the packet.

    Raises:
        UnknownKindError: A kind of a later minor version; count its ``seq`` and go on.
        VersionError: Another major version.
        WireError: Anything else; every failure is a ``WireError``.
    """
    end = packet.find(b"\0", 0, MAX_CHARACTER_BYTES + 1)
    if end <= 0:
        raise WireError(CODEC, f"no topic ends within {MAX_CHARACTER_BYTES} bytes")
    body = open_envelope(packet, end + 1, MAX_PACKET_BYTES)
    kind = body.get("record")
    form = FORMAT_BY_KIND.get(kind) if type(kind) is str else None
    if form is None:
        raise _unknown(kind, body.get("seq"))
    try:
        record: StreamRecord = read_fields(form, body, character=_name(packet[:end]))
    except ValueError as error:
        raise WireError(CODEC, f"{form.kind}: {error}") from error
    return record


def encode_frame(frame: Frame) -> bytes:
    """Return the packet of ``frame``. Raise ``WireError`` for one that must not be sent.

    Written out by hand where ``encode`` goes through the tables: at 60 frames a second for
    each of hundreds of characters this is the hot path, and the tables would triple its cost.
    """
    weights, head = _bytes(frame.weights), _bytes(frame.head)
    bones, hips = _bytes(frame.bones), _bytes(frame.hips)
    numbers = np.frombuffer(b"".join((weights, head, bones, hips)), FLOAT32)
    body = {
        "record": "frame",
        "seq": frame.seq,
        "pts_micros": frame.pts_micros,
        "utterance_id": frame.utterance_id,
        "weights": weights,
        "head": head,
        "bones": bones,
        "hips": hips,
    }
    try:
        # A sum is finite when every number is, and this is the quickest sum there is.
        if not math.isfinite(np.dot(numbers, _ONES[: len(numbers)])):
            raise ValueError("found a number that is not finite")
        packed: bytes = _PACK(body)
    except (OverflowError, TypeError, ValueError) as error:
        raise WireError(CODEC, f"frame {frame.seq}: {error}") from error
    return _prefix(frame.character) + packed


@lru_cache(maxsize=4096)
def _prefix(character: str) -> bytes:
    return topic(character) + VERSION


def _bytes(array: NDArray[np.float32]) -> bytes:
    if array.dtype is not _NATIVE_FLOAT32:
        array = array.astype(FLOAT32)
    return array.tobytes()


@lru_cache(maxsize=4096)
def _name(found: bytes) -> str:
    try:
        name = found.decode("utf-8")
    except UnicodeDecodeError:
        raise WireError(CODEC, "topic: not UTF-8") from None
    topic(name)
    return name


def _unknown(kind: Any, seq: Any) -> WireError:
    if type(kind) is not str:
        return WireError(CODEC, "record: missing, expected the name of a kind")
    try:
        return UnknownKindError(kind[:MAX_CHARACTER_BYTES], SEQ.read(seq))
    except ValueError:
        return UnknownKindError(kind[:MAX_CHARACTER_BYTES], None)
