"""A whole session in virtual time: fake voice and model, real rooms, a stream ticked by hand."""

import asyncio
from contextlib import asynccontextmanager

from bridge.dialogue import ConversationKeeper, LexiconEmotionReader
from bridge.errors import ConfigError
from bridge.flow import frame_time
from bridge.hooks import OutputCapabilities, PluginManager
from bridge.model import Describe, Policy, Scene, Style
from bridge.motion import Sampler
from bridge.performance import PhoneLips
from bridge.rigs import RIG
from bridge.session.delivery import Delivery
from bridge.session.direction import Direction
from bridge.session.pacing import OutputLine
from bridge.session.session import Session
from bridge.session.stream import CharacterStream, StreamSettings
from bridge.session.voices import Voices
from bridge.testing import FakeVoice


class ScriptedPart:
    """A part whose answers are a function; counts calls, may fail or wait between items."""

    def __init__(self, make, *, delay_secs=0.0, failure=None):
        self.make, self.delay_secs, self.failure = make, delay_secs, failure
        self.calls, self.closed = [], 0
        self.capabilities = FakeVoice().capabilities

    async def stream(self, argument):
        self.calls.append(argument)
        try:
            for item in self.make(argument):
                if self.delay_secs:
                    await asyncio.sleep(self.delay_secs)
                yield item
            if self.failure:
                raise self.failure
        finally:
            self.closed += 1


class Collector:
    capabilities = OutputCapabilities(ahead=True)

    def __init__(self):
        self.got = []

    def send(self, record):
        self.got.append(record)

    def close(self):
        pass

    def of(self, kind):
        return [record for record in self.got if isinstance(record, kind)]


class Silence:
    def play(self, pts_micros, samples):
        pass

    def cut(self):
        pass

    def heard_micros(self, now_micros):
        return now_micros

    def close(self):
        pass


async def refuse(name):
    raise ConfigError("voice.name", found=name, allowed="fake")


class Staged:
    def __init__(self, clock, voice, dialogue, plugins, sampler, output):
        self.clock, self.voice, self.dialogue = clock, voice, dialogue
        self.output, self.plugins = output, plugins
        description = Describe(
            character="ada",
            seq=0,
            session_id="s",
            rig=RIG,
            frame_rate=60,
            sample_rate=16_000,
            lead_micros=150_000,
            control_endpoint="",
        )
        self.stream = CharacterStream(
            StreamSettings(description=description),
            sampler=sampler,
            scene=Scene(),
            lines=[OutputLine("native", self.output)],
            sound=Silence(),
            watch=lambda record: self.session.note(record),
            start_micros=clock.now_micros(),
        )
        self.direction = Direction(
            style=Style(), policy=Policy(), registry=plugins.registry, stream=self.stream
        )
        self.delivery = Delivery(
            voices=Voices("fake", voice, plugins=plugins, open_voice=refuse),
            lips=PhoneLips(),
            stream=self.stream,
            clock=clock,
            seed=7,
            direction=self.direction,
        )
        self.session = Session(
            name="ada",
            language="en",
            stream=self.stream,
            delivery=self.delivery,
            dialogue=dialogue,
            conversation=ConversationKeeper(character="ada", persona="calm", language="en"),
            reader=LexiconEmotionReader(),
            safety=None,
            plugins=plugins,
            clock=clock,
        )

    async def tick(self):
        index = self.clock.now_micros() * 60 // 1_000_000
        while True:
            now = self.clock.now_micros()
            self.stream.release(now)
            self.stream.advance(now)
            index += 1
            await asyncio.sleep(max(0, frame_time(index, 60) - self.clock.now_micros()) / 1e6)


@asynccontextmanager
async def staged(voice, dialogue=None, plugins=None, sampler=None, output=None):
    clock = asyncio.get_running_loop().clock
    dialogue = dialogue or ScriptedPart(lambda conversation: ["I ", "see."])
    plugins, sampler = plugins or PluginManager(), sampler or Sampler(7)
    stage = Staged(clock, voice, dialogue, plugins, sampler, output or Collector())
    ticking = asyncio.create_task(stage.tick())
    try:
        yield stage
    finally:
        await stage.session.close()
        ticking.cancel()
