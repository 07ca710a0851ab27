import threading

import pytest

from bridge.flow import FrameClock, frame_time


class SteppingClock:
    """Virtual: waiting takes no time; every look at the clock costs ``cost`` microseconds."""

    def __init__(self, cost=0):
        self.now = 0
        self.cost = cost

    def now_micros(self):
        self.now += self.cost
        return self.now

    def wait_until(self, at_micros):
        self.now = max(self.now, at_micros)


def run_ticks(count, *, clock=None, during=lambda index, clock: None, frame_rate=60):
    clock = clock or SteppingClock()
    ticks, done = [], threading.Event()

    def tick(now):
        ticks.append(now)
        if len(ticks) >= count:
            frames._stopping.set()
            done.set()
        during(len(ticks), clock)

    frames = FrameClock(clock, frame_rate, tick)
    frames.start()
    assert done.wait(5)
    frames.stop()
    return ticks, frames


@pytest.mark.parametrize("rate", [30, 60, 90, 120])
def test_frame_times_never_drift(rate):
    assert frame_time(rate * 3600, rate) == 3600 * 1_000_000


def test_ticks_come_at_absolute_deadlines():
    ticks, frames = run_ticks(120)
    assert ticks == [frame_time(index, 60) for index in range(1, 121)]
    assert set(frames.lateness_micros) == {0}


def test_a_slow_tick_skips_frames_and_finds_the_beat_again():
    def stall(index, clock):
        if index == 3:
            clock.now += 100_000

    ticks, _ = run_ticks(10, during=stall)
    assert ticks[3] - ticks[2] >= 100_000
    assert [t in {frame_time(i, 60) for i in range(40)} for t in ticks[4:]] == [True] * 6


def test_a_tick_that_raises_does_not_stop_the_beat():
    def fail(index, clock):
        if index == 2:
            raise RuntimeError("broken")

    ticks, frames = run_ticks(5, during=fail)
    assert len(ticks) == 5
    assert frames.failures == 1
