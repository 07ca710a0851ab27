"""OSC packets whose text is built once and whose floats are written in place.

python-osc builds every packet a first time; from then on only the floats change, so a frame
costs one scattered copy instead of thousands of Python calls. Only the order of the floats
matters afterwards: that of the messages, and of the arguments inside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from pythonosc import osc_message
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder

__all__ = ["MAX_DATAGRAM_BYTES", "OscBundle", "OscMessage", "OscTemplate", "bundles_of"]

MAX_DATAGRAM_BYTES = 1200
"""Fits every network's packets with room for tunnels; VMC's own sender keeps to it too."""

_OSC_FLOAT = np.dtype(">f4")
_BUNDLE_HEAD_BYTES = 16  # "#bundle", then the time tag
_LENGTH_BYTES = 4  # before each message of a bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class OscMessage:
    """An address with its arguments; Python's types choose OSC's.

    ``str`` is ``s``, ``int`` is ``i``, ``float`` is ``f``, and ``bool`` is ``T`` or ``F``.
    """

    address: str
    arguments: tuple[str | bool | int | float, ...] = ()

    def to_bytes(self) -> bytes:
        """Return the message as a packet of its own."""
        return bytes(_build_message(self).dgram)

    def float_offsets(self) -> list[int]:
        """Return where each float argument begins, in bytes from the start."""
        tags = 1 + len(self.arguments)
        at = _padded(len(self.address.encode())) + _padded(tags)
        offsets = []
        for argument in self.arguments:
            if isinstance(argument, float):
                offsets.append(at)
            at += _room(argument)
        return offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class OscBundle:
    """Messages that belong together, to be acted on at once."""

    messages: tuple[OscMessage, ...]

    def to_bytes(self) -> bytes:
        """Return the bundle as a packet; its time tag says "immediately"."""
        builder = OscBundleBuilder(IMMEDIATELY)
        for message in self.messages:
            builder.add_content(_build_message(message))
        return bytes(builder.build().dgram)

    def float_offsets(self) -> list[int]:
        """Return where each float argument begins, in bytes from the start."""
        offsets: list[int] = []
        at = _BUNDLE_HEAD_BYTES
        for message in self.messages:
            at += _LENGTH_BYTES
            offsets += [at + offset for offset in message.float_offsets()]
            at += len(message.to_bytes())
        return offsets


class OscTemplate:
    """Packets ready to be filled. One thread at a time: filling reuses one buffer."""

    def __init__(
        self, packets: Sequence[OscMessage | OscBundle], varying: Sequence[int] | None = None
    ) -> None:
        """Build the packets.

        Args:
            packets: Their floats stay as they are, but for the varying ones.
            varying: Which floats ``fill`` replaces, in the order it is given them, counted
                through all packets; by default every one.
        """
        built = [packet.to_bytes() for packet in packets]
        ends = list(accumulate(len(packet) for packet in built))
        starts = [0, *ends[:-1]]
        offsets = [
            start + offset
            for start, packet in zip(starts, packets, strict=True)
            for offset in packet.float_offsets()
        ]
        if varying is not None:
            offsets = [offsets[index] for index in varying]
        self._spans = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
        # Everything in OSC is a multiple of four bytes long, so one view reaches every float.
        self._words = np.frombuffer(bytearray(b"".join(built)), _OSC_FLOAT)
        self._slots = np.array(offsets, np.intp) // 4

    def fill(self, floats: NDArray[np.float32]) -> list[bytes]:
        """Return the packets with their varying floats, (F,) in order, replaced."""
        self._words[self._slots] = floats.astype(_OSC_FLOAT)  # swapping first is faster
        data = self._words.tobytes()
        return [data[span] for span in self._spans]


def bundles_of(
    messages: Iterable[OscMessage], *, max_messages: int, max_bytes: int = MAX_DATAGRAM_BYTES
) -> list[OscBundle]:
    """Return messages, in order, in as few bundles as the two limits allow."""
    groups: list[list[OscMessage]] = []
    size = 0
    for message in messages:
        more = _LENGTH_BYTES + len(message.to_bytes())
        if not groups or len(groups[-1]) == max_messages or size + more > max_bytes:
            groups.append([])
            size = _BUNDLE_HEAD_BYTES
        groups[-1].append(message)
        size += more
    return [OscBundle(messages=tuple(group)) for group in groups]


def _build_message(message: OscMessage) -> osc_message.OscMessage:
    builder = OscMessageBuilder(message.address)
    for argument in message.arguments:
        builder.add_arg(argument)
    return builder.build()


def _room(argument: str | bool | int | float) -> int:
    """Return how many bytes an argument takes; a bool lives in the type tags alone."""
    if isinstance(argument, bool):
        return 0
    return _padded(len(argument.encode())) if isinstance(argument, str) else 4


def _padded(length: int) -> int:
    """Return the room of a text of ``length`` bytes: at least one zero, up to a multiple of 4."""
    return (length // 4 + 1) * 4
