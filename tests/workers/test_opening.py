import asyncio

import numpy as np
import pytest

from bridge.errors import ConfigError, PluginContractError
from bridge.hooks import Role
from bridge.workers import InlinePart, Place, Recording, ThreadPart, Worker, open_part


def opened(registry, *arguments, **options):
    async def scenario():
        part = await open_part(registry, *arguments, **options)
        await part.stop()
        return part

    return asyncio.run(scenario())


def test_the_offer_says_where_a_part_runs(registry, parts):
    assert isinstance(opened(registry, Role.VOICE, "counting", {}), ThreadPart)
    assert isinstance(opened(registry, Role.VOICE, "chatty", {}, plugins=[parts]), Worker)


def test_the_caller_may_say_otherwise(registry):
    part = opened(registry, Role.VOICE, "chatty", {}, place=Place.INLINE)
    assert isinstance(part, InlinePart)


def test_errors_are_the_registrys_own(registry):
    with pytest.raises(ConfigError, match="Did you mean 'counting'"):
        opened(registry, Role.VOICE, "countin", {})
    with pytest.raises(ConfigError, match="mood: found 'wild'; allowed: calm"):
        opened(registry, Role.VOICE, "counting", {"mood": "wild"})
    with pytest.raises(PluginContractError, match="no such file"):
        opened(registry, Role.VOICE, "broken", {})


def test_a_listener_can_be_asked_in_a_child(registry, parts):
    async def scenario():
        part = await open_part(
            registry, Role.LISTENER, "loudness", {}, place=Place.CHILD, plugins=[parts]
        )
        heard = Recording(samples=np.zeros(200_000, np.float32), sample_rate=16000)
        try:
            assert part.capabilities is None
            assert [t async for t in part.stream(heard)] == ["200000 samples at 16000 Hz"]
        finally:
            await part.stop()

    asyncio.run(scenario())
