"""Binding ZeroMQ sockets: only to this machine, unless keys or the user say otherwise."""

import ipaddress
import re

import zmq
from zmq.auth.thread import ThreadAuthenticator

from bridge.errors import ConfigError, TransportError
from bridge.transport.keys import ServerKeys

__all__ = ["bind", "bound_endpoint", "is_local"]

_TCP = re.compile(r"tcp://(?:\[(?P<six>[^\]]*)\]|(?P<host>[^:\[\]]+)):(?P<port>\d{1,5}|\*)")
_HELP = "tcp://HOST:PORT, such as tcp://127.0.0.1:5570, or ipc:// or inproc://"


def is_local(endpoint: str) -> bool:
    """Tell whether only this machine can reach ``endpoint``. Raise ``ConfigError``."""
    if endpoint.startswith(("inproc://", "ipc://")):
        return True
    match = _TCP.fullmatch(endpoint)
    if match is None:
        raise ConfigError("endpoint", found=endpoint, allowed=_HELP)
    host = match["six"] or match["host"]
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False  # an interface or a host name: it may be anywhere


def bind(
    socket: "zmq.Socket[bytes]",
    endpoint: str,
    *,
    keys: ServerKeys | None,
    insecure: bool,
    what: str,
) -> ThreadAuthenticator | None:
    """Bind ``socket``; ``what`` names it in messages.

    Returns the thread that lets clients in, where ``keys`` lists them; stop it before the
    socket's context goes.

    Raises:
        ConfigError: The address is beyond this machine, and there are no keys.
        TransportError: The address is taken or does not exist here; not retryable.
    """
    if not (is_local(endpoint) or keys or insecure):
        raise ConfigError(
            f"{what} endpoint",
            found=endpoint,
            allowed="an address of this machine, or any with keys",
            hint="Make keys with `bridge keys`, or let anyone in: insecure = true under [stream].",
        )
    doorkeeper = _lock(socket, keys) if keys else None
    if "[" in endpoint:
        socket.setsockopt(zmq.IPV6, 1)
    try:
        socket.bind(endpoint)
    except zmq.ZMQError as error:
        if doorkeeper:
            doorkeeper.stop()
        raise TransportError(_why(error, endpoint, what), retryable=False) from error
    return doorkeeper


def bound_endpoint(socket: "zmq.Socket[bytes]") -> str:
    """Return where ``socket`` listens; a port asked for as ``*`` is a number here."""
    endpoint: bytes = socket.getsockopt(zmq.LAST_ENDPOINT)  # type: ignore[assignment]
    return endpoint.rstrip(b"\0").decode()


def _lock(socket: "zmq.Socket[bytes]", keys: ServerKeys) -> ThreadAuthenticator | None:
    socket.curve_server = True
    socket.curve_secretkey = keys.own.secret
    socket.curve_publickey = keys.own.public
    if not keys.clients:
        return None
    socket.zap_domain = b"bridge"
    doorkeeper = ThreadAuthenticator(socket.context)
    doorkeeper.start()
    doorkeeper.configure_curve_callback("bridge", _GuestList(keys.clients))
    return doorkeeper


class _GuestList:
    """Answers the authenticator: may this key come in?"""

    def __init__(self, keys: frozenset[bytes]) -> None:
        self._keys = keys

    def callback(self, domain: str, key: bytes) -> bool:
        """Tell whether ``key`` (Z85) is on the list."""
        return key in self._keys


def _why(error: zmq.ZMQError, endpoint: str, what: str) -> str:
    if error.errno == zmq.EADDRINUSE:
        port = endpoint.rpartition(":")[2]
        return (
            f"{what}: port {port} of {endpoint} is in use; another sidecar probably runs here. "
            "Stop it, or start this one with another endpoint."
        )
    return f"{what}: cannot listen at {endpoint}: {error.strerror}. Choose another endpoint."
