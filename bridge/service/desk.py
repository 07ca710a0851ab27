"""Answers the requests of engines."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bridge.errors import BridgeError, ConfigError, RequestError, RigError, nearest
from bridge.flow import Clock
from bridge.model import (
    ClientJoined,
    DescribeRig,
    Interrupt,
    Listen,
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

__all__ = ["Desk", "Door", "Send"]

log = logging.getLogger(__name__)


Send = Callable[[bytes, bytes], None]
"""Carries an answer to a client; called on the thread of its door, or on the event loop."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way to the desk: what comes in through it is answered through it.

    Ids of clients need to differ within a door only.
    """

    desk: "Desk"
    send: Send

    def receive(self, client: bytes, packet: bytes) -> None:
        """Take one packet, on the door's own thread."""
        self.desk.receive(client, packet, self.send)

    def refuse_hasty(self, client: bytes, packet: bytes) -> None:
        """Tell a client that it asks too often, on the door's own thread."""
        self.desk.refuse_hasty(client, packet, self.send)


class Desk:
    """Takes requests from every door, and answers each exactly once.

    A ping is answered on its door's thread, because every hop adds to the error of a client's
    clock offset; everything else goes to the event loop that the sessions live on.
    """

    def __init__(
        self, seats: Mapping[str, Seat], *, clock: Clock, loop: asyncio.AbstractEventLoop
    ) -> None:
        self.refused: Counter[str] = Counter()
        """Requests that were not done, by code."""
        self._seats = seats
        self._clock = clock
        self._loop = loop

    def door(self, send: Send) -> Door:
        """Return a way in whose clients ``send`` reaches."""
        return Door(self, send)

    def receive(self, client: bytes, packet: bytes, send: Send) -> None:
        """Take one packet; called on a door's thread."""
        try:
            asked = decode_request(packet)
        except RequestRefusedError as error:
            self._refuse(client, error.refusal(), send)
            return
        if isinstance(asked.request, Ping):
            if seat := self._seats.get(asked.character):
                seat.audience.heard(client, self._clock.now_micros())
            self._reply(client, asked, send)
        else:
            self._loop.call_soon_threadsafe(self._answer, client, asked, send)

    def refuse_hasty(self, client: bytes, packet: bytes, send: Send) -> None:
        """Tell a client that it asks too often; called on a door's thread."""
        try:
            request_id = decode_request(packet).request_id
        except RequestRefusedError as error:
            request_id = error.request_id
        message = "too many requests; wait a second and ask less often"
        refusal = Refusal(request_id=request_id, code="too-fast", message=message)
        self._refuse(client, refusal, send)

    def _answer(self, client: bytes, asked: Asked, send: Send) -> None:
        def refuse(code: str, message: str) -> None:
            refusal = Refusal(request_id=asked.request_id, code=code, message=message)
            self._refuse(client, refusal, send)

        try:
            seat = self._seat(asked.character)
            if isinstance(asked.request, ClientJoined | PlaybackReported | PlayerEventReported):
                seat.hear(client, asked.request, self._clock.now_micros())
                self._reply(client, asked, send)
            else:
                self._reply(client, asked, send, **_do(seat, asked.request))
        except BridgeError as error:
            refuse(_code_of(error), str(error))
        except Exception:
            log.exception("a request failed")
            refuse("failed", "the sidecar failed to do this; its log says why")

    def _seat(self, character: str) -> Seat:
        seat = self._seats.get(character)
        if seat is None:
            known = ", ".join(self._seats) or "nobody"
            hint = nearest(character, self._seats)
            message = f"no character {character!r} is on stage; there is {known}. {hint}"
            raise RequestError("unknown-character", message.rstrip())
        return seat

    def _reply(self, client: bytes, asked: Asked, send: Send, **answer: str | bytes | int) -> None:
        reply = Reply(
            request_id=asked.request_id,
            session_micros=self._clock.now_micros(),
            **answer,  # type: ignore[arg-type]
        )
        send(client, encode_reply(reply))

    def _refuse(self, client: bytes, refusal: Refusal, send: Send) -> None:
        self.refused[refusal.code] += 1
        send(client, encode_reply(refusal))


def _do(seat: Seat, request: Request) -> dict[str, str | bytes | int]:
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
        case Listen():
            direction.set_listening(request.listening)
        case LookAt():
            direction.look_at(request.target)
        case PlayGesture():
            direction.play_gesture(request.name, request.weight, request.target)
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
        case Ping():
            pass
    return {}


def _code_of(error: BridgeError) -> str:
    if isinstance(error, RequestError):
        return error.code
    return "bad-value" if isinstance(error, ConfigError | RigError) else "failed"
