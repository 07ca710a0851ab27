"""A client's two sockets: the stream that comes in, the requests that go out."""

import itertools
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import zmq

from bridge import wire
from bridge.client.monitor import Monitor
from bridge.client.pings import Pings
from bridge.errors import RequestError, WireError
from bridge.flow.clock import Clock
from bridge.model import ClientEvent, ClientJoined, Describe, Request, StreamRecord
from bridge.transport import KeyPair

__all__ = ["Arrival", "Connection", "seen_from_here"]

_QUEUED_PACKETS = 10_000  # a minute and a half of one character: a debugger's pause loses little
_MOST_AT_ONCE = 1_000  # so that a burst cannot keep the caller from drawing
_SILENCE_MICROS = 3_000_000  # three heartbeats missed
_ANSWERS_KEPT = 1_000

Answer = wire.Reply | wire.Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One record and when it came."""

    record: StreamRecord
    at_micros: int
    """Client time."""


class Connection:
    """Listens to one character and asks things of it. For one thread, which calls ``poll``.

    ZeroMQ connects, and reconnects, by itself; ``is_alive`` tells whether anything comes. The
    control endpoint may be left out: the stream's description names it.
    """

    def __init__(
        self,
        stream_endpoint: str,
        control_endpoint: str = "",
        *,
        character: str,
        clock: Clock,
        keys: KeyPair | None = None,
        server_key: bytes = b"",
        name: str = "python",
    ) -> None:
        self.character, self.name = character, name
        self.received = self.malformed = self.unknown = 0
        self.answers: deque[Answer] = deque(maxlen=_ANSWERS_KEPT)
        """Answers to what ``ask`` sent, oldest first; take them out."""
        self.unknown_seqs: deque[int] = deque(maxlen=_ANSWERS_KEPT)
        """Numbers of records of unknown kinds, so that they do not look lost; take them out."""
        self._clock, self._keys, self._server_key = clock, keys, server_key
        self._pings = Pings()
        self._ids = itertools.count(1)
        self._heard_at: int | None = None
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._poller = zmq.Poller()
        self._stream = self._open(zmq.SUB)
        self._stream.subscribe(wire.topic(character))
        self._stream.connect(stream_endpoint)
        self._stream_endpoint = stream_endpoint
        self._control = self._open(zmq.DEALER)
        self._is_asking = False
        if control_endpoint:
            self._connect_control(control_endpoint)

    @property
    def is_alive(self) -> bool:
        """True while the stream brings something at least every few seconds."""
        heard_at = self._heard_at
        return heard_at is not None and self._clock.now_micros() - heard_at < _SILENCE_MICROS

    @property
    def can_ask(self) -> bool:
        """True once the control endpoint is known."""
        return self._is_asking

    def ask(self, request: Request | ClientEvent) -> int:
        """Send a request; return the id its answer will carry.

        Raises ``RequestError`` before the control endpoint is known, ``WireError`` for a
        request beyond the limits.
        """
        if not self._is_asking:
            raise RequestError("not-connected", "the sidecar has not described itself yet")
        request_id = next(self._ids)
        packet = wire.encode_request(request_id, self.character, request)
        try:
            self._control.send(packet, zmq.NOBLOCK)
        except zmq.Again:
            message = "the sidecar takes no requests: it is away, or the keys are not its own"
            raise RequestError("not-connected", message) from None
        return request_id

    def poll(self, wait_micros: int, monitor: Monitor) -> list[Arrival]:
        """Return what came, waiting at most ``wait_micros`` for the first of it.

        Pings are sent and answered on the way; ``monitor`` learns the clock offset from them.
        """
        self._ping()
        wait_millis = -(-max(wait_micros, 0) // 1000)  # rounded up: a poll of 0 would spin
        ready = dict(self._poller.poll(wait_millis))
        if self._control in ready:
            self._take_answers(monitor)
        return list(self._take_records()) if self._stream in ready else []

    def close(self) -> None:
        """Let go of the sockets."""
        self._context.destroy(linger=0)

    def _open(self, kind: int) -> "zmq.Socket[bytes]":
        socket = self._context.socket(kind)
        socket.linger = 0
        socket.rcvhwm = _QUEUED_PACKETS
        socket.setsockopt(zmq.MAXMSGSIZE, wire.MAX_PACKET_BYTES)
        socket.setsockopt(zmq.IPV6, 1)
        if self._keys:
            socket.curve_publickey = self._keys.public
            socket.curve_secretkey = self._keys.secret
            socket.curve_serverkey = self._server_key
        self._poller.register(socket, zmq.POLLIN)
        return socket

    def _connect_control(self, endpoint: str) -> None:
        self._control.connect(endpoint)
        self._is_asking = True
        self.ask(ClientJoined(client=self.name))

    def _ping(self) -> None:
        now = self._clock.now_micros()
        if self._is_asking and self._pings.is_due(now):
            request_id = next(self._ids)
            self._pings.sent(request_id, now)
            packet = wire.encode_request(request_id, self.character, self._pings.request)
            # A sidecar that is away, or that keys keep out, is asked again at the next ping.
            with suppress(zmq.Again):
                self._control.send(packet, zmq.NOBLOCK)

    def _take_answers(self, monitor: Monitor) -> None:
        for packet in _drain(self._control):
            now = self._clock.now_micros()
            try:
                answer = wire.decode_reply(packet)
            except WireError:
                self.malformed += 1
                continue
            sent = self._pings.answered(answer.request_id)
            if sent is None:
                self.answers.append(answer)
            elif isinstance(answer, wire.Reply):
                monitor.pong(
                    sent_micros=sent, session_micros=answer.session_micros, received_micros=now
                )

    def _take_records(self) -> Iterator[Arrival]:
        for packet in _drain(self._stream):
            self.received += 1
            self._heard_at = now = self._clock.now_micros()
            try:
                record = wire.decode(packet)
            except wire.UnknownKindError as error:
                self._note_unknown(error)
                continue
            except WireError:
                self.malformed += 1
                continue
            if isinstance(record, Describe):
                self._meet(record)
            yield Arrival(record=record, at_micros=now)

    def _note_unknown(self, error: wire.UnknownKindError) -> None:
        self.unknown += 1
        if error.seq is not None:
            self.unknown_seqs.append(error.seq)

    def _meet(self, describe: Describe) -> None:
        if self._pings.meet(describe.session_id) and self._is_asking:
            with suppress(RequestError):
                self.ask(ClientJoined(client=self.name))
        if not self._is_asking and describe.control_endpoint:
            self._connect_control(seen_from_here(describe.control_endpoint, self._stream_endpoint))


def seen_from_here(control_endpoint: str, stream_endpoint: str) -> str:
    """Return where to ask: a sidecar that listens everywhere is where its stream comes from."""
    wildcard = re.fullmatch(r"tcp://(?:0\.0\.0\.0|\[::\]|\*):(\d+)", control_endpoint)
    host = re.fullmatch(r"tcp://(.+):\d+", stream_endpoint)
    return f"tcp://{host[1]}:{wildcard[1]}" if wildcard and host else control_endpoint


def _drain(socket: "zmq.Socket[bytes]") -> Iterator[bytes]:
    for _ in range(_MOST_AT_ONCE):
        try:
            parts = socket.recv_multipart(zmq.NOBLOCK)
        except zmq.ZMQError:
            return
        yield parts[-1]
