import asyncio
import threading
from contextlib import aclosing

import pytest

from bridge.errors import VoiceError
from bridge.hooks import Role
from bridge.workers import ThreadPart


def part_of(registry, name, **options):
    made = registry.create(Role.VOICE, name, {})
    return made, ThreadPart(registry.find(Role.VOICE, name), made, **options)


def test_a_thread_part_yields_all_items_in_order(registry, say):
    async def scenario():
        made, part = part_of(registry, "counting", ahead=2)
        assert part.capabilities is made.capabilities
        chunks = [c.start_micros async for c in part.stream(say("50"))]
        assert chunks == [1000 * i for i in range(50)]

    asyncio.run(scenario())


def test_a_thread_part_never_runs_further_ahead_than_it_may(registry, say):
    async def scenario():
        made, part = part_of(registry, "counting", ahead=3)
        async with aclosing(part.stream(say("50"))) as items:
            for taken in range(1, 20):
                await anext(items)
                assert made.made <= taken + 3
        await part.stop()
        assert made.closed == 1
        assert made.made < 50

    asyncio.run(scenario())


def test_after_a_cancelled_call_the_next_one_works(registry, say):
    async def scenario():
        made, part = part_of(registry, "counting")
        async with aclosing(part.stream(say("1000"))) as items:
            await anext(items)
        assert [c.start_micros async for c in part.stream(say("2"))] == [0, 1000]
        assert made.closed == 2

    asyncio.run(scenario())


def test_what_the_part_raises_arrives_in_the_loop(registry, say):
    async def scenario():
        _, part = part_of(registry, "raising")
        with pytest.raises(VoiceError, match="cannot speak this"):
            [c async for c in part.stream(say("voice"))]

    asyncio.run(scenario())


def test_a_loop_that_is_gone_does_not_trouble_the_thread(registry, say):
    made, part = part_of(registry, "counting")

    async def scenario():
        items = part.stream(say("5"))
        await anext(items)

    asyncio.run(scenario())
    for thread in threading.enumerate():
        if thread.name == "part-voice-counting":
            thread.join(10)
    assert made.closed == 1
