"""The way in: a thread that takes requests from clients and carries answers back."""

import logging
import queue
import threading
import time
from collections.abc import Callable

import zmq
from zmq.auth.thread import ThreadAuthenticator

from bridge.errors import BridgeError
from bridge.transport.keys import ServerKeys
from bridge.transport.rates import Rates
from bridge.transport.sockets import bind, bound_endpoint

__all__ = ["DEFAULT_CONTROL_ENDPOINT", "ControlServer", "Receive"]

DEFAULT_CONTROL_ENDPOINT = "tcp://127.0.0.1:5571"

MAX_REQUEST_BYTES = 64 * 1024
"""A request of more is not even read: ZeroMQ disconnects its sender."""
_QUEUED_ANSWERS = 1000  # a client that reads none of its answers loses the newest

Receive = Callable[[bytes, bytes], None]
"""Takes a client's id and one request, on the server's thread: be quick, never block.

A ``BridgeError`` it raises is counted as a malformed request, and the server goes on.
"""

log = logging.getLogger(__name__)


class ControlServer:
    """Owns the ROUTER socket and the one thread that touches it.

    ``receive`` gets every request; ``refuse`` gets those of a client that asks too often, so
    that it can be told. ``reply`` may be called from any thread.
    """

    def __init__(
        self,
        receive: Receive,
        refuse: Receive,
        endpoint: str = DEFAULT_CONTROL_ENDPOINT,
        *,
        keys: ServerKeys | None = None,
        insecure: bool = False,
        rates: Rates | None = None,
    ) -> None:
        """Bind and start.

        Raises ``ConfigError`` for an address beyond this machine without ``keys`` or
        ``insecure``, and ``TransportError`` for one that is taken.
        """
        self._receive, self._refuse = receive, refuse
        self._rates = rates or Rates()
        self._answers: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self.received = self.refused = self.malformed = self.undeliverable = 0
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._router = self._context.socket(zmq.ROUTER)
        try:
            self._doorkeeper = self._open(endpoint, keys, insecure)
        except BaseException:
            self._context.destroy(linger=0)
            raise
        self.endpoint = bound_endpoint(self._router)
        """The bound address; a port asked for as ``*`` is a number here."""
        self._bell = _Bell(self._context)
        self._thread = threading.Thread(target=self._serve, name="bridge-control", daemon=True)
        self._thread.start()

    def reply(self, client_id: bytes, packet: bytes) -> None:
        """Send an answer, from any thread. One to a client that has gone is only counted."""
        self._answers.put((client_id, packet))
        self._bell.ring()

    def close(self) -> None:
        """Send what answers are waiting, then stop. Calling again does nothing."""
        if self._context.closed:
            return
        self._answers.put(None)
        self._bell.ring()
        self._thread.join()
        if self._doorkeeper:
            self._doorkeeper.stop()
        self._context.destroy(linger=0)

    def _open(
        self, endpoint: str, keys: ServerKeys | None, insecure: bool
    ) -> ThreadAuthenticator | None:
        router = self._router
        router.linger = 0
        router.sndhwm = _QUEUED_ANSWERS
        router.setsockopt(zmq.MAXMSGSIZE, MAX_REQUEST_BYTES)
        router.setsockopt(zmq.ROUTER_MANDATORY, 1)  # so that a client that left is noticed
        return bind(router, endpoint, keys=keys, insecure=insecure, what="control")

    def _serve(self) -> None:
        poller = zmq.Poller()
        poller.register(self._router, zmq.POLLIN)
        poller.register(self._bell.inside, zmq.POLLIN)
        is_open = True
        while is_open:
            ready = dict(poller.poll())
            if self._router in ready:
                self._take()
            if self._bell.inside in ready:
                is_open = self._answer()

    def _take(self) -> None:
        parts = self._router.recv_multipart()
        self.received += 1
        if len(parts) != 2:
            self.malformed += 1
            return
        client_id, packet = parts
        is_within = self._rates.allows(client_id, time.monotonic())
        self.refused += not is_within
        try:
            (self._receive if is_within else self._refuse)(client_id, packet)
        except BridgeError:
            self.malformed += 1
        except Exception:
            # One request must not end the service for every client.
            self.malformed += 1
            log.exception("a request could not be taken")

    def _answer(self) -> bool:
        self._bell.hush()
        while not self._answers.empty():
            answer = self._answers.get()
            if answer is None:
                return False
            try:
                self._router.send_multipart(answer, zmq.NOBLOCK)
            except zmq.ZMQError:
                self.undeliverable += 1
        return True


class _Bell:
    """Wakes the server's thread from any other."""

    def __init__(self, context: "zmq.Context[zmq.Socket[bytes]]") -> None:
        self.inside = context.socket(zmq.PAIR)
        self.inside.bind("inproc://bell")
        self._outside = context.socket(zmq.PAIR)
        self._outside.connect("inproc://bell")
        self._lock = threading.Lock()

    def ring(self) -> None:
        """Wake the thread; one ring too many is lost, as the first one will do."""
        with self._lock:
            try:
                self._outside.send(b"", zmq.NOBLOCK)
            except zmq.ZMQError:
                return

    def hush(self) -> None:
        """Take the rings so far; answers put before them are in the queue by now."""
        try:
            while True:
                self.inside.recv(zmq.NOBLOCK)
        except zmq.ZMQError:
            return
