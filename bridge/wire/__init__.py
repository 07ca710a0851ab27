"""Records to packets and back, without any I/O; ``README.md`` specifies the native format."""

from bridge.wire.native import decode, encode, encode_frame, topic
from bridge.wire.native_envelope import UnknownKindError, VersionError
from bridge.wire.native_limits import (
    MAJOR,
    MAX_CHARACTER_BYTES,
    MAX_PACKET_BYTES,
    MAX_REQUEST_BYTES,
    MAX_TEXT_CHARS,
    MINOR,
)
from bridge.wire.native_replies import Refusal, Reply
from bridge.wire.native_requests import (
    Asked,
    RequestRefusedError,
    decode_reply,
    decode_request,
    encode_reply,
    encode_request,
)

__all__ = [
    "MAJOR",
    "MAX_CHARACTER_BYTES",
    "MAX_PACKET_BYTES",
    "MAX_REQUEST_BYTES",
    "MAX_TEXT_CHARS",
    "MINOR",
    "Asked",
    "Refusal",
    "Reply",
    "RequestRefusedError",
    "UnknownKindError",
    "VersionError",
    "decode",
    "decode_reply",
    "decode_request",
    "encode",
    "encode_frame",
    "encode_reply",
    "encode_request",
    "topic",
]
