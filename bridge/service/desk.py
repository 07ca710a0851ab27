"""Answers the requests of engines."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping

from bridge.errors import BridgeError, ConfigError, RequestError, RigError, nearest
from bridge.flow import Clock
from bridge.model import (
    ClientEvent,
    ClientJoined,
    DescribeRig,
    Interrupt,
    LookAt,
    Ping,
    PlaybackReported,
    PlayerEventReported,
    PlayGesture,
    Request,
    Resend,
    Say,
    SetEmotion,
    SetPolicy,
    SetStillness,
    SetStyle,
    TakeTurn,
)
from bridge.service.seat import Seat
from bridge.wire import (
    Asked,
    Refusal,
    Reply,
    RequestRefusedError,
    decode_request,
    encode,
    encode_reply,
)

__all__ = ["Desk"]

log = logging.getLogger(__name__)


class Desk:
    """Takes requests from the control socket's thread, and answers each exactly once.

    A ping is answered on that thread, because every hop adds to the error of a client's clock
    offset; everything else goes to the event loop that the sessions live on.
    """

    def __init__(
        self,
        seats: Mapping[str, Seat],
        *,
        clock: Clock,
        loop: asyncio.AbstractEventLoop,
        send: Callable[[bytes, bytes], None],
    ) -> None:
        self.refused: Counter[str] = Counter()
        """Requests that were not done, by code."""
        self._seats = seats
        self._clock = clock
        self._loop = loop
        self._send = send

    def receive(self, client: bytes, packet: bytes) -> None:
        """Take one packet; called on the control socket's thread."""
        try:
            asked = decode_request(packet)
        except RequestRefusedError as error:
            self._refuse(client, error.refusal())
            return
        if isinstance(asked.request, Ping):
            self._reply(client, asked)
        else:
            self._loop.call_soon_threadsafe(self._answer, client, asked)

    def refuse_hasty(self, client: bytes, packet: bytes) -> None:
        """Tell a client that it asks too often; called on the control socket's thread."""
        try:
            request_id = decode_request(packet).request_id
        except RequestRefusedError as error:
            request_id = error.request_id
        message = "too many requests; wait a second and ask less often"
        self._refuse(client, Refusal(request_id=request_id, code="too-fast", message=message))

    def _answer(self, client: bytes, asked: Asked) -> None:
        try:
            seat = self._seat(asked.character)
            self._reply(client, asked, **_do(seat, asked.request))
        except BridgeError as error:
            refusal = Refusal(request_id=asked.request_id, code=_code_of(error), message=str(error))
            self._refuse(client, refusal)
        except Exception:
            log.exception("a request failed")
            message = "the sidecar failed to do this; its log says why"
            self._refuse(
                client, Refusal(request_id=asked.request_id, code="failed", message=message)
            )

    def _seat(self, character: str) -> Seat:
        seat = self._seats.get(character)
        if seat is None:
            known = ", ".join(self._seats) or "nobody"
            hint = nearest(character, self._seats)
            message = f"no character {character!r} is on stage; there is {known}. {hint}"
            raise RequestError("unknown-character", message.rstrip())
        return seat

    def _reply(self, client: bytes, asked: Asked, **answer: str | bytes | int) -> None:
        reply = Reply(
            request_id=asked.request_id,
            session_micros=self._clock.now_micros(),
            **answer,  # type: ignore[arg-type]
        )
        self._send(client, encode_reply(reply))

    def _refuse(self, client: bytes, refusal: Refusal) -> None:
        self.refused[refusal.code] += 1
        self._send(client, encode_reply(refusal))


def _do(seat: Seat, request: Request | ClientEvent) -> dict[str, str | bytes | int]:
    """Do what is asked; return what the answer carries beside the time."""
    session, direction = seat.session, seat.direction
    match request:
        case Say():
            return {"turn_id": session.say(request.text, language=request.language)}
        case TakeTurn():
            return {"turn_id": session.take_turn(request.text)}
        case Interrupt():
            session.interrupt()
        case DescribeRig():
            return {"packet": encode(seat.description)}
        case LookAt():
            direction.look_at(request.target)
        case PlayGesture():
            direction.play_gesture(request.name, request.weight)
        case SetEmotion():
            direction.set_emotion(request.label, request.intensity)
        case SetStyle():
            direction.set_style(request.name)
        case SetPolicy():
            direction.set_policy(request.name)
        case SetStillness():
            direction.set_stillness(request.amount)
        case Resend():
            return {"resent": seat.resend(request.first_seq, request.last_seq)}
        case ClientJoined() | PlaybackReported() | PlayerEventReported():
            seat.hear(request)
        case Ping():
            pass
    return {}


def _code_of(error: BridgeError) -> str:
    if isinstance(error, RequestError):
        return error.code
    return "bad-value" if isinstance(error, ConfigError | RigError) else "failed"
