"""Packets for programs in other languages."""

import struct


def lengths_before(packets):
    """Return packets as one stream of bytes, each after its length (u32 little-endian)."""
    return b"".join(struct.pack("<I", len(packet)) + bytes(packet) for packet in packets)
