import asyncio

from bridge.errors import ConfigError
from bridge.hooks import PluginManager, hookimpl
from bridge.session.voices import Voices
from bridge.testing import FakeVoice, sample_utterance


class Chooser:
    def __init__(self, name):
        self.name = name

    @hookimpl
    def register_voices(self, register):
        register("mine", lambda options: FakeVoice())
        register("other", lambda options: FakeVoice())

    @hookimpl
    def choose_voice(self, utterance, voices):
        assert voices == ("mine", "other")
        return self.name if utterance.text.startswith("Oh") else None


def chosen(text, name="other"):
    opened = []

    async def open_voice(name):
        if name == "gone":
            raise ConfigError("voice.name", found=name, allowed="mine, other")
        opened.append(name)
        return f"part {name}"

    plugins = PluginManager()
    plugins.load(Chooser(name), "chooser")
    voices = Voices("mine", "part mine", plugins=plugins, open_voice=open_voice)

    async def main():
        utterance = sample_utterance(text)
        await voices.choose(utterance)
        return (await voices.choose(utterance))[0]

    return asyncio.run(main()), opened


def test_without_a_choice_the_character_speaks_with_its_own_voice():
    assert chosen("Well.") == ("part mine", [])


def test_a_plugin_may_choose_another_voice_which_is_opened_once():
    assert chosen("Oh no!") == ("part other", ["other"])


def test_a_choice_that_cannot_be_had_falls_back_and_is_logged(caplog):
    part, _ = chosen("Oh no!", "gone")
    assert part == "part mine"
    assert any("cannot be had" in record.message for record in caplog.records)
