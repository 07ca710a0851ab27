"""Keeping performances."""

from bridge.record.take import TakeWriter, read_header, read_packets

__all__ = ["TakeWriter", "read_header", "read_packets"]
