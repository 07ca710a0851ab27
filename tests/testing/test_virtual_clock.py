import threading

import pytest

from bridge.flow.clock import Clock
from bridge.testing import VirtualClock
from bridge.testing.contracts import ClockContract


class TestVirtualClock(ClockContract):
    @pytest.fixture
    def part(self) -> Clock:
        return VirtualClock()


def test_waiting_takes_no_time_but_it_becomes_later():
    clock = VirtualClock(start_micros=5)
    clock.wait_until(60_000_000)
    assert clock.now_micros() == 60_000_000
    assert clock.waits == [60_000_000]


def test_a_wait_for_the_past_leaves_the_time_alone():
    clock = VirtualClock(start_micros=1000)
    clock.wait_until(10)
    assert clock.now_micros() == 1000


def test_time_advances_only_forwards():
    clock = VirtualClock()
    clock.advance(250)
    assert clock.now_micros() == 250
    with pytest.raises(ValueError, match="cannot go back by 1 µs"):
        clock.advance(-1)


def test_threads_that_wait_together_end_at_the_latest_instant():
    clock = VirtualClock()
    threads = [
        threading.Thread(
            target=lambda first=first: [clock.wait_until(first + i) for i in range(99)]
        )
        for first in (0, 1000)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.now_micros() == 1098
    assert len(clock.waits) == 198
