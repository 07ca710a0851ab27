"""The stream's way out: one packet to everybody who subscribed to its topic."""

import zmq

from bridge.errors import TransportError
from bridge.transport.keys import ServerKeys
from bridge.transport.sockets import bind, bound_endpoint

__all__ = ["DEFAULT_STREAM_ENDPOINT", "Publisher"]

DEFAULT_STREAM_ENDPOINT = "tcp://127.0.0.1:5570"

_SUBSCRIBED = 1  # first byte of what XPUB hands over; 0 means unsubscribed
_LONGEST_TOPIC = 1024  # bytes; a topic has 65 at most, and strangers may not fill the memory
_JOINS_A_CALL = 256  # so that a flood of subscriptions cannot hold up a frame


class Publisher:
    """Sends packets and notices who joins.

    One thread, the frame clock's, calls ``send`` and ``joined``: the socket is not to be
    shared. Nothing here blocks.

    Every subscriber has its own queue of ``high_water`` packets, 512 by default: five seconds
    of one character (60 frames, 40 other records a second). Give 512 for each character where
    there are many. A deeper queue would not delay anything, because a packet carries its own
    time and a client drops what is late; it would only cost memory (2 KB a packet). A client
    too slow even for that loses the newest packets, sees a gap in ``seq``, and may ask for
    them by ``resend``; others notice nothing.
    """

    def __init__(
        self,
        endpoint: str = DEFAULT_STREAM_ENDPOINT,
        *,
        keys: ServerKeys | None = None,
        insecure: bool = False,
        high_water: int = 512,
    ) -> None:
        """Bind.

        Raises ``ConfigError`` for an address beyond this machine without ``keys`` or
        ``insecure``, and ``TransportError`` for one that is taken.
        """
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._socket = self._context.socket(zmq.XPUB)
        self._socket.linger = 0
        self._socket.sndhwm = high_water
        self._socket.setsockopt(zmq.MAXMSGSIZE, _LONGEST_TOPIC)
        # Hear of every subscription, not only of the first to a topic: each one is somebody
        # who waits for a description.
        self._socket.setsockopt(zmq.XPUB_VERBOSE, 1)
        try:
            self._doorkeeper = bind(
                self._socket, endpoint, keys=keys, insecure=insecure, what="stream"
            )
        except BaseException:
            self._context.destroy(linger=0)
            raise
        self.endpoint = bound_endpoint(self._socket)
        """The bound address; a port asked for as ``*`` is a number here."""

    def send(self, packet: bytes) -> None:
        """Hand one packet over. Raise ``TransportError`` once closed."""
        try:
            self._socket.send(packet, zmq.NOBLOCK)
        except zmq.ZMQError as error:
            raise TransportError(f"{self.endpoint}: {error}", retryable=False) from error

    def joined(self) -> list[bytes]:
        """Return the topics subscribed to since the last call, oldest first.

        A new subscriber knows nothing: answer with the description of each character whose
        topic starts with what it subscribed to (empty bytes: of all).
        """
        topics = []
        for _ in range(_JOINS_A_CALL):
            try:
                message = self._socket.recv(zmq.NOBLOCK)
            except zmq.ZMQError:
                break
            if message[:1] == bytes((_SUBSCRIBED,)):
                topics.append(message[1:])
        return topics

    def close(self) -> None:
        """Let go of the address; what is queued is lost. Calling again does nothing."""
        if self._doorkeeper:
            self._doorkeeper.stop()
            self._doorkeeper = None
        self._context.destroy(linger=0)
