from collections import deque

from bridge.client import BackgroundMonitor, Monitor, watch
from bridge.client.connection import Arrival
from bridge.model import Heartbeat, Resend
from bridge.testing import VirtualClock


class FakeConnection:
    """Brings a heartbeat at each poll and lets the time asked for pass."""

    def __init__(self, clock):
        self.clock = clock
        self.unknown_seqs = deque()
        self.can_ask = True
        self.asked = []
        self.seq = 0

    def ask(self, request):
        self.asked.append(request)

    def poll(self, wait_micros, monitor):
        self.clock.advance(max(wait_micros, 100))
        self.seq += 1
        now = self.clock.now_micros()
        record = Heartbeat(character="hana", seq=self.seq, pts_micros=now)
        return [Arrival(record=record, at_micros=now)]


class CountingMonitor(Monitor):
    def __init__(self):
        super().__init__()
        self.ticked = []

    def tick(self, now_micros):
        self.ticked.append(now_micros)
        return super().tick(now_micros)


def test_it_draws_sixty_times_a_second_and_sees_everything():
    clock = VirtualClock()
    monitor, seen = CountingMonitor(), []
    connection = FakeConnection(clock)
    watch(
        connection,
        monitor,
        clock,
        go_on=lambda: clock.now_micros() < 2_000_000,
        see=seen.append,
    )
    assert 119 <= len(monitor.ticked) <= 122
    assert len(seen) == connection.seq == monitor.report().received
    assert monitor.ticked == sorted(monitor.ticked)


def test_what_is_lost_is_asked_for_once_and_what_is_unknown_is_not():
    clock = VirtualClock()
    connection = FakeConnection(clock)
    stop = iter([True, True, True, False])

    def go_on():
        if connection.seq == 1:
            connection.seq = 3
            connection.unknown_seqs.append(3)
        return next(stop)

    watch(connection, Monitor(), clock, go_on=go_on)
    assert connection.asked == [Resend(first_seq=2, last_seq=2)]


def test_it_skips_pictures_it_could_not_draw_in_time():
    clock = VirtualClock()
    monitor = CountingMonitor()

    class SlowConnection(FakeConnection):
        def poll(self, wait_micros, monitor):
            self.clock.advance(100_000)
            return []

    watch(SlowConnection(clock), monitor, clock, go_on=lambda: clock.now_micros() < 1_000_000)
    assert len(monitor.ticked) == 10


def test_a_background_monitor_without_a_sidecar_reports_nothing_and_stops():
    monitor = BackgroundMonitor("tcp://127.0.0.1:9", "", "hana")
    monitor.stop()
    monitor.start()
    monitor.stop()
    assert monitor.report().ticks == 0
