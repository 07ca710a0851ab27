import asyncio
import signal
import sys

import pytest

from bridge.flow import run_until_ended
from bridge.flow.platform import ending_signals


async def tidying(end, log):
    try:
        end()
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0)
        log.append("tidied")


@pytest.mark.parametrize("number", [signal.SIGINT, *ending_signals()])
def test_a_signal_ends_it_after_it_has_tidied_up(number):
    log = []
    with pytest.raises(KeyboardInterrupt):
        run_until_ended(tidying(lambda: signal.raise_signal(number), log))
    assert log == ["tidied"]


def test_what_ends_by_itself_returns_and_leaves_the_signals_as_they_were():
    before = [signal.getsignal(number) for number in ending_signals()]
    run_until_ended(asyncio.sleep(0))
    assert [signal.getsignal(number) for number in ending_signals()] == before


def test_a_signal_that_the_parent_ignores_stays_ignored():
    number = ending_signals()[-1]
    before = signal.signal(number, signal.SIG_IGN)
    log = []

    async def main():
        signal.raise_signal(number)
        await asyncio.sleep(0)
        log.append("went on")

    try:
        run_until_ended(main())
    finally:
        signal.signal(number, before)
    assert log == ["went on"]


def test_errors_pass():
    async def fail():
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        run_until_ended(fail())


def test_windows_has_its_own_way_of_asking(monkeypatch):
    monkeypatch.setattr(signal, "SIGBREAK", 21, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert ending_signals() == (signal.SIGTERM, 21)
