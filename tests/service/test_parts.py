import asyncio

import pytest

from bridge.errors import ConfigError
from bridge.hooks import PluginManager, Role, hookimpl
from bridge.service.parts import PartPool
from bridge.testing import FakeDialogueModel, FakeVoice, sample_utterance


class Plugin:
    """Offers a voice of this process, and ones for children that a test names."""

    @hookimpl
    def register_voices(self, register):
        register("mine", lambda options: FakeVoice())
        register("sine", lambda options: FakeVoice(), isolated=True)  # a child finds the real one

    @hookimpl
    def register_dialogue_models(self, register):
        register("mine", lambda options: FakeDialogueModel())


@pytest.fixture
def registry():
    plugins = PluginManager()
    plugins.load(Plugin(), "mine")
    return plugins.registry


def with_pool(registry, use):
    async def main():
        pool = PartPool(registry)
        try:
            return await use(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


def test_a_part_of_this_process_belongs_to_one_character(registry):
    async def use(pool):
        one, two = [await pool.get(Role.VOICE, "mine", {}) for _ in range(2)]
        words = [chunk.words[0].text async for chunk in one.stream(sample_utterance("one two"))]
        return one is two, words

    assert with_pool(registry, use) == (False, ["one", "two"])


def test_a_child_is_shared_by_those_who_want_the_same(registry):
    async def use(pool):
        same = await asyncio.gather(*(pool.get(Role.VOICE, "sine", {}) for _ in range(3)))
        other = await pool.get(Role.VOICE, "sine", {"pitch_hz": 300})
        assert len({part.pid for part in (*same, other)}) == 2
        return len({id(part) for part in same}), other in same

    assert with_pool(registry, use) == (1, False)


def test_a_part_that_cannot_be_had_is_told_to_all_who_want_it(registry):
    async def use(pool):
        wants = (pool.get(Role.VOICE, "sine", {"pitch_hz": 1}) for _ in range(2))
        return await asyncio.gather(*wants, return_exceptions=True)

    errors = with_pool(registry, use)
    assert all(isinstance(error, ConfigError) and error.key == "pitch_hz" for error in errors)


def test_an_unknown_name_is_a_config_error(registry):
    with pytest.raises(ConfigError, match=r"voice.name: found 'main'.*Did you mean 'mine'"):
        with_pool(registry, lambda pool: pool.get(Role.VOICE, "main", {}))


def test_closing_ends_the_children(registry):
    async def main():
        pool = PartPool(registry)
        part = await pool.get(Role.VOICE, "sine", {})
        before = part.pid
        await pool.close()
        await pool.close()  # nothing is left to be let go of
        return before, part.pid

    before, after = asyncio.run(main())
    assert before
    assert after is None
