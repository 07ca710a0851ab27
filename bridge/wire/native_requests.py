"""Requests to a sidecar and its answers, without any I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgpack

from bridge.errors import WireError
from bridge.model import ClientEvent, Request
from bridge.wire.native_envelope import CODEC, VERSION, VersionError, open_envelope
from bridge.wire.native_fields import REQUIRED_NAME, SEQ
from bridge.wire.native_formats import Format, read_fields, write_fields
from bridge.wire.native_limits import MAX_PACKET_BYTES, MAX_REQUEST_BYTES
from bridge.wire.native_questions import FORMAT_BY_ASKED, FORMAT_BY_REQUEST
from bridge.wire.native_replies import REFUSAL, REPLY, Refusal, Reply

__all__ = [
    "Asked",
    "RequestRefusedError",
    "decode_reply",
    "decode_request",
    "encode_reply",
    "encode_request",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it arrived."""

    request_id: int
    """Chosen by the client; the answer repeats it."""
    character: str
    """Whom it is for."""
    request: Request | ClientEvent


class RequestRefusedError(WireError):
    """Bytes that hold no usable request.

    ``request_id`` is what the answer should repeat, 0 where even that could not be read, and
    ``code`` the word for the answer.
    """

    def __init__(self, request_id: int, code: str, message: str) -> None:
        self.request_id = request_id
        self.code = code
        super().__init__(CODEC, message)

    def refusal(self) -> Refusal:
        """Return the answer that tells the client."""
        return Refusal(request_id=self.request_id, code=self.code, message=str(self))


def encode_request(request_id: int, character: str, request: Request | ClientEvent) -> bytes:
    """Return the bytes of a request. Raise ``WireError`` for one that must not be sent."""
    form = FORMAT_BY_REQUEST[type(request)]
    try:
        head = {"id": SEQ.read(request_id), "request": form.kind}
        head["character"] = REQUIRED_NAME.read(character)
        return VERSION + _pack({**head, **write_fields(form, request)})
    except ValueError as error:
        raise WireError(CODEC, f"{form.kind}: {error}") from error


def decode_request(packet: bytes) -> Asked:
    """Return the request in ``packet``. Every failure is a ``RequestRefusedError``."""
    try:
        body = open_envelope(packet, 0, MAX_REQUEST_BYTES)
    except VersionError as error:
        raise RequestRefusedError(0, "unsupported-version", _bare(error)) from error
    except WireError as error:
        raise RequestRefusedError(0, "bad-request", _bare(error)) from error
    request_id = _readable_id(body)
    form = _asked_format(body, request_id)
    try:
        SEQ.read(body.get("id"))
        character = REQUIRED_NAME.read(body.get("character", ""))
        request = read_fields(form, body)
    except ValueError as error:
        raise RequestRefusedError(request_id, "bad-request", f"{form.kind}: {error}") from error
    return Asked(request_id=request_id, character=character, request=request)


def encode_reply(reply: Reply | Refusal) -> bytes:
    """Return the bytes of an answer. Raise ``WireError`` for one that must not be sent."""
    form = REPLY if isinstance(reply, Reply) else REFUSAL
    try:
        return VERSION + _pack({"reply": form.kind, **write_fields(form, reply)})
    except ValueError as error:
        raise WireError(CODEC, f"reply: {error}") from error


def decode_reply(packet: bytes) -> Reply | Refusal:
    """Return the answer in ``packet``. Raise ``WireError``."""
    body = open_envelope(packet, 0, MAX_PACKET_BYTES)
    form = {REPLY.kind: REPLY, REFUSAL.kind: REFUSAL}.get(str(body.get("reply")))
    if form is None:
        raise WireError(CODEC, f"reply: expected {REPLY.kind!r} or {REFUSAL.kind!r}")
    try:
        answer: Reply | Refusal = read_fields(form, body)
    except ValueError as error:
        raise WireError(CODEC, f"reply: {error}") from error
    return answer


def _asked_format(body: Mapping[str, Any], request_id: int) -> Format:
    asked = body.get("request")
    form = FORMAT_BY_ASKED.get(asked) if type(asked) is str else None
    if form is None:
        known = ", ".join(sorted(FORMAT_BY_ASKED))
        found = f"{asked!r:.40}"
        message = f"request: found {found}, expected one of {known}"
        raise RequestRefusedError(request_id, "unknown-request", message)
    return form


def _readable_id(body: Mapping[str, Any]) -> int:
    try:
        found: int = SEQ.read(body.get("id"))
    except ValueError:
        return 0
    return found


def _bare(error: WireError) -> str:
    return str(error).removeprefix(f"{CODEC}: ")


def _pack(body: Mapping[str, Any]) -> bytes:
    packed: bytes = msgpack.packb(body)
    return packed
