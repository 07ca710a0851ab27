"""Many characters in one process, and their place for requests."""

from bridge.service.host import Host
from bridge.service.seat import Seat

__all__ = ["Host", "Seat"]
