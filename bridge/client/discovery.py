"""Finding out who is on a stream."""

import zmq

from bridge.errors import ConfigError, TransportError, WireError
from bridge.model import Describe
from bridge.transport.sockets import is_local
from bridge.wire import MAX_PACKET_BYTES, decode

__all__ = ["first_character", "require_address"]

_PATIENCE_SECS = 5.0  # a stream describes itself every second


def first_character(endpoint: str, *, seconds: float = _PATIENCE_SECS) -> str:
    """Return the name of the first character that describes itself.

    Raises ``TransportError`` when nobody does in time, ``ConfigError`` for an address that is
    none.
    """
    require_address(endpoint)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = context.socket(zmq.SUB)
    socket.setsockopt(zmq.MAXMSGSIZE, MAX_PACKET_BYTES)
    socket.subscribe(b"")
    try:
        socket.connect(endpoint)
        for _ in range(int(seconds * 1000)):
            if not socket.poll(1):
                continue
            try:
                record = decode(socket.recv())
            except WireError:
                continue
            if isinstance(record, Describe):
                return record.character
    finally:
        context.destroy(linger=0)
    raise TransportError(
        f"{endpoint}: nobody describes a stream there; start a sidecar with: bridge run FILE",
        retryable=True,
    )


def require_address(endpoint: str) -> None:
    """Check that one can connect to ``endpoint``. Raises ``ConfigError``."""
    is_local(endpoint)  # knows the forms an address may have
    if endpoint.endswith(":*"):
        raise ConfigError("endpoint", found=endpoint, allowed="the port that the sidecar printed")
