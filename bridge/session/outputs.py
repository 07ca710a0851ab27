"""Outputs that join a codec with a transport."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from bridge.errors import ConfigError
from bridge.hooks import OutputCapabilities
from bridge.model import Frame, StreamRecord
from bridge.transport.udp import UdpSender
from bridge.wire import encode
from bridge.wire.livelink import LiveLinkCodec
from bridge.wire.livelink_options import read_live_link_options
from bridge.wire.vmc import VmcCodec
from bridge.wire.vmc_options import read_vmc_options

__all__ = ["DatagramOutput", "NativeOutput", "live_link_output", "vmc_output"]

_PACKETS_KEPT = 512  # about 4 s: what a client can miss and still want


class NativeOutput:
    """The native stream: every record, encoded once, to every sink."""

    capabilities = OutputCapabilities(ahead=True)

    def __init__(self, sinks: Sequence[Callable[[bytes], None]]) -> None:
        self._sinks = tuple(sinks)
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=_PACKETS_KEPT)

    def send(self, record: StreamRecord) -> None:
        """Encode a record and pass it on."""
        packet = encode(record)
        self._kept.append((record.seq, packet))
        for sink in self._sinks:
            sink(packet)

    def resend(self, first_seq: int, last_seq: int) -> None:
        """Send again what is still kept of a range; only the first sink gets it."""
        for seq, packet in tuple(self._kept):
            if first_seq <= seq <= last_seq:
                self._sinks[0](packet)

    def count_kept(self, first_seq: int, last_seq: int) -> int:
        """Return how many records of a range can be sent again; from any thread."""
        return sum(first_seq <= seq <= last_seq for seq, _ in tuple(self._kept))

    def close(self) -> None:
        """Nothing to let go of: the sinks belong to the host."""


class _DatagramCodec(Protocol):
    """Turns frames into datagrams, and knows a pose to be left with."""

    def encode(self, record: StreamRecord) -> list[bytes]: ...

    def rest_packets(self) -> list[bytes]: ...


class DatagramOutput:
    """A codec over UDP; frames leave when they are heard."""

    capabilities = OutputCapabilities(ahead=False)

    def __init__(self, codec: _DatagramCodec, targets: object) -> None:
        self._codec = codec
        self._sender = UdpSender(_addresses(targets))

    def send(self, record: StreamRecord) -> None:
        """Send one frame as a few datagrams."""
        if isinstance(record, Frame):
            for packet in self._codec.encode(record):
                self._sender.send(packet)

    def close(self) -> None:
        """Send the neutral pose, because receivers hold the last one for ever."""
        for packet in self._codec.rest_packets():
            self._sender.send(packet)
        self._sender.close()


def vmc_output(options: Mapping[str, Any]) -> DatagramOutput:
    """Return an output of the VMC protocol. Raises ``ConfigError``."""
    rest = dict(options)
    targets = rest.pop("targets", ["127.0.0.1:39539"])
    return DatagramOutput(VmcCodec(read_vmc_options(rest)), targets)


def live_link_output(options: Mapping[str, Any]) -> DatagramOutput:
    """Return an output of Live Link Face's packets. Raises ``ConfigError``."""
    rest = dict(options)
    targets = rest.pop("targets", ["127.0.0.1:11111"])
    return DatagramOutput(LiveLinkCodec(read_live_link_options(rest)), targets)


def _addresses(targets: object) -> list[tuple[str, int]]:
    """Return ``["host:port", …]`` as pairs. Raises ``ConfigError``."""
    allowed = 'a list such as ["127.0.0.1:39539"]'
    if not isinstance(targets, list | tuple) or not targets:
        raise ConfigError("targets", found=targets, allowed=allowed)
    addresses = []
    for target in targets:
        host, _, port = str(target).rpartition(":")
        if not host or not port.isdigit():
            raise ConfigError("targets", found=target, allowed=allowed)
        addresses.append((host.strip("[]"), int(port)))
    return addresses
