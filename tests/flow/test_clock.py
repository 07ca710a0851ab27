import pytest

from bridge.flow.clock import Clock, SystemClock
from bridge.testing.contracts import ClockContract


class TestSystemClock(ClockContract):
    @pytest.fixture
    def part(self) -> Clock:
        return SystemClock()


def test_a_new_clock_starts_near_zero():
    assert 0 <= SystemClock().now_micros() < 60_000_000


def test_a_long_wait_comes_up_for_air(monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    clock = SystemClock()
    clock.wait_until(clock.now_micros() + 3_600_000_000)
    assert slept == [0.5]


def test_a_short_wait_sleeps_no_longer_than_asked(monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    clock = SystemClock()
    clock.wait_until(clock.now_micros() + 100_000)
    assert 0 < slept[0] <= 0.1
