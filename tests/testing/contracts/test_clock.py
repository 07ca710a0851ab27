import pytest

from bridge.testing import VirtualClock
from bridge.testing.contracts import ClockContract


class _Broken(VirtualClock):
    def __init__(self, *, step=0, waits=True, back=False):
        super().__init__(10_000_000)
        self._step, self._waits, self._back = step, waits, back

    def now_micros(self):
        self._now_micros += self._step
        return self._now_micros

    def wait_until(self, at_micros):
        if self._back:
            self._now_micros = at_micros
        elif self._waits:
            super().wait_until(at_micros)


def test_a_clock_that_runs_back_is_found():
    with pytest.raises(AssertionError):
        ClockContract().test_it_never_runs_back(_Broken(step=-1))


def test_a_clock_that_never_gets_there_is_found():
    with pytest.raises(pytest.fail.Exception, match="did not reach"):
        ClockContract().test_waiting_reaches_the_instant(_Broken(waits=False))


def test_a_clock_that_is_set_back_is_found():
    with pytest.raises(AssertionError):
        ClockContract().test_waiting_for_the_past_returns(_Broken(back=True))
