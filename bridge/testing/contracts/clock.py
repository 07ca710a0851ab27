"""What every clock must satisfy."""

import pytest

from bridge.flow.clock import Clock

__all__ = ["ClockContract"]


class ClockContract:
    """Subclass it in your tests, and give it your clock through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Clock:
        """Return a clock."""
        raise NotImplementedError("override the fixture `part` with one that returns your clock")

    def test_it_never_runs_back(self, part: Clock) -> None:
        """Each look is at or after the one before."""
        looks = [part.now_micros() for _ in range(100)]
        assert looks == sorted(looks)
        assert all(type(look) is int for look in looks)

    def test_waiting_reaches_the_instant(self, part: Clock) -> None:
        """Waiting again and again gets there."""
        deadline = part.now_micros() + 2000
        for _ in range(1000):
            part.wait_until(deadline)
            if part.now_micros() >= deadline:
                return
        pytest.fail("1000 waits did not reach an instant 2 ms ahead")

    def test_waiting_for_the_past_returns(self, part: Clock) -> None:
        """It neither blocks nor turns time back."""
        before = part.now_micros()
        part.wait_until(before - 1_000_000)
        assert part.now_micros() >= before
