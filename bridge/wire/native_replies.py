"""The two answers a request can get."""

from dataclasses import dataclass

from bridge.wire.native_fields import MICROS, NAME, REQUIRED_NAME, SEQ, binary, text, whole
from bridge.wire.native_formats import Format
from bridge.wire.native_limits import MAX_MICROS, MAX_PACKET_BYTES, MAX_TEXT_CHARS

__all__ = ["REFUSAL", "REPLY", "Refusal", "Reply"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Done, or taken on."""

    request_id: int
    session_micros: int
    """The session clock when the answer was written, so that any answer serves as a ping."""
    turn_id: str = ""
    """Of ``say`` and ``turn``: the turn that answers; the stream's records carry it."""
    packet: bytes = b""
    """Of ``describe``: the stream's description as its own native packet."""
    resent: int = 0
    """Of ``resend``: how many records follow on the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Not done."""

    request_id: int
    """0 where the request's own could not be read."""
    code: str
    """A stable word a program can test."""
    message: str
    """What was wrong and what to do, for a person."""


REPLY = Format(
    kind="done",
    record=Reply,
    fields={
        "request_id": SEQ,
        "session_micros": MICROS,
        "turn_id": NAME,
        # Half a packet's limit, so that an answer around a description stays within it.
        "packet": binary("packet", MAX_PACKET_BYTES // 2),
        "resent": whole("count", 0, MAX_MICROS),
    },
)

REFUSAL = Format(
    kind="refused",
    record=Refusal,
    fields={
        "request_id": SEQ,
        "code": REQUIRED_NAME,
        "message": text("text", MAX_TEXT_CHARS),
    },
)
