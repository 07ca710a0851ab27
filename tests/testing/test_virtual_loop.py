import asyncio
import time

import pytest

from bridge.testing import VirtualClock, VirtualLoop, run_virtually


def test_half_an_hour_of_sleeping_passes_at_once():
    clock = VirtualClock()
    started = time.monotonic()
    run_virtually(asyncio.sleep(1800), clock)
    assert clock.now_micros() >= 1_800_000_000
    assert time.monotonic() - started < 60


def test_timers_fire_in_the_order_of_their_instants():
    heard = []

    async def speak_after(secs, word):
        await asyncio.sleep(secs)
        heard.append(word)

    async def main():
        await asyncio.gather(*(speak_after(3 - i, i) for i in range(3)))

    run_virtually(main())
    assert heard == [2, 1, 0]


def test_a_timeout_is_reached():
    async def main():
        async with asyncio.timeout(3600):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        run_virtually(main())


def test_a_thread_still_wakes_the_loop():
    assert run_virtually(_ask_a_thread()) == "done"


async def _ask_a_thread():
    return await asyncio.to_thread(lambda: "done")


def test_the_loop_makes_its_own_clock():
    loop = VirtualLoop()
    try:
        loop.clock.advance(2_000_000)
        assert loop.time() == 2.0
    finally:
        loop.close()
