import asyncio
from contextlib import aclosing

from bridge.hooks import Role
from bridge.workers import InlinePart


def test_an_inline_part_yields_its_items_and_closes(registry, say):
    async def scenario():
        offer = registry.find(Role.VOICE, "counting")
        made = registry.create(Role.VOICE, "counting", {})
        part = InlinePart(offer, made)
        assert part.capabilities is made.capabilities
        assert [c.start_micros async for c in part.stream(say("2"))] == [0, 1000]
        async with aclosing(part.stream(say("9"))) as items:
            await anext(items)
        assert made.closed == 2
        await part.stop()

    asyncio.run(scenario())
