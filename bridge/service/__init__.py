"""Many characters in one process, and their place for requests."""

from bridge.service.audience import Attendee, Audience
from bridge.service.desk import Desk, Door
from bridge.service.host import Host
from bridge.service.seat import Seat

__all__ = ["Attendee", "Audience", "Desk", "Door", "Host", "Seat"]
