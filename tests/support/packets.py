"""Packets for programs in other languages."""

import struct


def lengths_before(packets):
    """Return packets as one stream of bytes, each after its length (u32 little-endian)."""
    return b"".join(struct.pack("<I", len(packet)) + bytes(packet) for packet in packets)


def lengths_removed(stream):
    """Return the packets of such a stream, without their lengths."""
    packets, at = [], 0
    while at < len(stream):
        (length,) = struct.unpack_from("<I", stream, at)
        packets.append(stream[at + 4 : at + 4 + length])
        at += 4 + length
    return packets
