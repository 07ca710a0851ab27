"""Datagrams to one or more receivers, sent without ever waiting."""

import socket
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from bridge.errors import ConfigError

__all__ = ["UdpSender"]

_SEND_BUFFER_BYTES = 1 << 20  # a second of frames, should the network be busy for a moment
_BROADCAST = "255.255.255.255"


class UdpSender:
    """Sends every packet to every target.

    UDP keeps no promises, so neither does this: a packet that cannot leave now (no receiver,
    a full buffer, no network) is counted and forgotten. One thread at a time.
    """

    def __init__(self, targets: Sequence[tuple[str, int]]) -> None:
        """Look up the targets and open the sockets.

        Args:
            targets: Host names or addresses (IPv4 or IPv6), each with a port. Looking up a
                name may take seconds, once.

        Raises:
            ConfigError: For a target that can never receive anything.
        """
        if not targets:
            raise ConfigError("targets", found=list(targets), allowed="at least one host and port")
        self.sent = 0
        """Datagrams handed to the network."""
        self.dropped = 0
        """Datagrams it would not take."""
        addresses = dict.fromkeys(_resolve(host, port) for host, port in targets)
        self._sockets = {family: _open(family) for family in {family for family, _ in addresses}}
        self._targets = [(self._sockets[family], address) for family, address in addresses]

    def send(self, packet: bytes) -> None:
        """Send one packet to every target; never blocks, never raises."""
        for sender, address in self._targets:
            try:
                sender.sendto(packet, address)
            except OSError:
                self.dropped += 1
            else:
                self.sent += 1

    def close(self) -> None:
        """Close the sockets; packets sent from then on are counted as dropped."""
        for sender in self._sockets.values():
            sender.close()

    def __enter__(self) -> "UdpSender":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_Address = tuple[Any, ...]


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, _Address]:
    where = f"{host}:{port}"
    if isinstance(port, bool) or not isinstance(port, int) or not 0 < port < 65536:
        raise ConfigError("targets", found=where, allowed="ports from 1 to 65535")
    if not isinstance(host, str) or not host.strip() or host == _BROADCAST:
        raise ConfigError("targets", found=where, allowed="the address or the name of one machine")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
    except (OSError, UnicodeError) as error:
        raise ConfigError(
            "targets",
            found=where,
            allowed="a name or an address that this machine can look up",
            hint=f"Looking it up failed: {error}.",
        ) from error
    # A name such as localhost may have both kinds of address; receivers listen on IPv4.
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    family, _, _, _, address = found[0]
    _refuse_unspecified(where, str(address[0]))
    return family, address


def _refuse_unspecified(where: str, address: str) -> None:
    if address in ("0.0.0.0", "::", _BROADCAST):  # noqa: S104 -- refused, not bound
        raise ConfigError(
            "targets",
            found=where,
            allowed="the address or the name of one machine",
            hint="127.0.0.1 is this machine.",
        )


def _open(family: socket.AddressFamily) -> socket.socket:
    sender = socket.socket(family, socket.SOCK_DGRAM)
    sender.setblocking(False)
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
    return sender
