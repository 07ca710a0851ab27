"""Queues, slots and clocks: the only place that knows about waiting."""

from bridge.flow.clock import Clock, SystemClock
from bridge.flow.ending import run_until_ended
from bridge.flow.frame_clock import FrameClock, frame_time
from bridge.flow.mailbox import Mailbox
from bridge.flow.platform import (
    browser_places,
    cache_folder,
    event_loop_factory,
    has_display,
    is_superuser,
    lower_priority,
)

__all__ = [
    "Clock",
    "FrameClock",
    "Mailbox",
    "SystemClock",
    "browser_places",
    "cache_folder",
    "event_loop_factory",
    "frame_time",
    "has_display",
    "is_superuser",
    "lower_priority",
    "run_until_ended",
]
