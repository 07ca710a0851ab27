"""Watching a live stream: the loop that joins connection, monitor and clock."""

import threading
from collections.abc import Callable

from bridge.client.connection import Connection
from bridge.client.monitor import Monitor
from bridge.client.report import MonitorReport
from bridge.flow.clock import Clock, SystemClock
from bridge.model import StreamRecord

__all__ = ["BackgroundMonitor", "watch"]

_DRAWS_PER_SEC = 60
_WORST_WAIT_SECS = 5.0
_REPORT_EVERY_MICROS = 500_000


def watch(
    connection: Connection,
    monitor: Monitor,
    clock: Clock,
    *,
    go_on: Callable[[], bool],
    see: Callable[[StreamRecord], None] | None = None,
) -> None:
    """Take records and draw sixty times a second, until ``go_on`` says no.

    What is lost is asked for again, once.
    ``see`` is shown every record, for those who want to print or keep them.
    """
    start, drawn = clock.now_micros(), 0
    while go_on():
        due = start + drawn * 1_000_000 // _DRAWS_PER_SEC
        for arrival in connection.poll(due - clock.now_micros(), monitor):
            monitor.take(arrival.record, arrival.at_micros)
            if see:
                see(arrival.record)
        while connection.unknown_seqs:
            monitor.skip(connection.unknown_seqs.popleft())
        lost = monitor.recovery.request(monitor.sequence)
        if lost and connection.can_ask:
            connection.ask(lost)
        now = clock.now_micros()
        if now >= due:
            monitor.tick(now)
            drawn = max(drawn, (now - start) * _DRAWS_PER_SEC // 1_000_000) + 1


class BackgroundMonitor:
    """A measuring client in a thread of its own, for those who show its figures live."""

    def __init__(self, stream_endpoint: str, control_endpoint: str, character: str) -> None:
        self._endpoints = stream_endpoint, control_endpoint
        self._character = character
        self._monitor = Monitor()
        self._latest = self._monitor.report()
        self._reported_micros = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bridge-monitor", daemon=True)

    def start(self) -> None:
        """Connect and begin to measure."""
        self._thread.start()

    def stop(self) -> None:
        """Stop measuring; the figures stay. Calling again does nothing."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(_WORST_WAIT_SECS)

    def report(self) -> MonitorReport:
        """Return the figures of a moment ago, from any thread."""
        return self._latest

    def _run(self) -> None:
        clock = SystemClock()
        connection = Connection(*self._endpoints, character=self._character, clock=clock)
        try:
            watch(connection, self._monitor, clock, go_on=lambda: self._goes_on(clock.now_micros()))
        finally:
            connection.close()

    def _goes_on(self, now_micros: int) -> bool:
        """Refresh the figures now and then, on the one thread that may read them."""
        if now_micros - self._reported_micros > _REPORT_EVERY_MICROS:
            self._latest, self._reported_micros = self._monitor.report(), now_micros
        return not self._stopping.is_set()
