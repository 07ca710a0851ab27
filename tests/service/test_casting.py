import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bridge.errors import ConfigError, PluginContractError
from bridge.hooks import VoiceCapabilities, hookimpl
from bridge.model import Frame, Policy, Style, UtteranceEnded, UtteranceStarted
from bridge.service.casting import Stage, cast, silent
from bridge.service.parts import PartPool
from bridge.session.character_record import OutputChoice, PartChoice
from bridge.testing import FakeOutput, FakePolicy, FakeStyle, FakeTap, FakeVoice, VirtualClock
from bridge.wire import decode

FRAME_MICROS = 16_667


class Props:
    """A plugin with a fake of what a character may choose."""

    def __init__(self):
        self.output, self.tap = FakeOutput(), FakeTap()
        self.options = {}

    @hookimpl
    def register_outputs(self, register):
        register("props", self._output)

    @hookimpl
    def register_voices(self, register):
        can = VoiceCapabilities(languages=("ja",), sample_rate=16_000, has_phone_times=True)
        register("hana", lambda options: FakeVoice(capabilities=can))

    @hookimpl
    def register_lip_models(self, register):
        register("unbuildable", lambda options: 1 / 0)

    @hookimpl
    def register_taps(self, register):
        register("props", lambda options: self.tap)
        register("unbuildable", lambda options: 1 / 0)

    @hookimpl
    def register_styles(self, register):
        register("grand", lambda options: FakeStyle(Style(name="grand", **options)))
        register("raises", lambda options: FakeStyle(1 / 0))

    @hookimpl
    def register_policies(self, register):
        register("strict", lambda options: FakePolicy(Policy(name="strict")))
        register("senseless", lambda options: FakePolicy("nod"))

    def _output(self, options):
        self.options = options
        return self.output


@pytest.fixture
def props(plugins):
    props = Props()
    plugins.load(props, "props")
    return props


@asynccontextmanager
async def on_stage(plugins, character, **changes):
    """Cast a character, and step its stream in virtual time at the caller's wish."""
    clock, packets, seen = VirtualClock(1_000_000), [], []
    pool = PartPool(plugins.registry)
    stage = Stage(
        plugins=plugins,
        parts=pool,
        clock=clock,
        session_id="s1",
        control_endpoint="tcp://127.0.0.1:5571",
        sinks=[packets.append],
        run_on_clock=lambda errand: errand(),
        watch=seen.append,
        sound_for=silent,
    )
    try:
        seat = await cast(replace(stage, **changes), character, phase_micros=0)
        yield seat, clock, packets, seen
        await seat.close(clock.now_micros())
    finally:
        await pool.close()


def cast_and(plugins, character, use):
    async def main():
        async with on_stage(plugins, character) as staged:
            return await use(*staged)

    return asyncio.run(main())


async def play(seat, clock, until):
    for _ in range(3000):
        seat.release(clock.now_micros())
        seat.advance(clock.now_micros())
        if until():
            return
        clock.advance(FRAME_MICROS)
        await asyncio.sleep(0.001)
    raise AssertionError("it did not happen within fifty seconds of the character's time")


def test_a_character_speaks_to_its_outputs_its_taps_and_whoever_watches(plugins, character, props):
    one = replace(character(), outputs=(OutputChoice(name="props", options={"size": 2}),))

    async def use(seat, clock, packets, seen):
        seat.session.say("Papa.")
        await play(seat, clock, lambda: any(isinstance(r, UtteranceEnded) for r in seen))
        return seat, packets, seen

    seat, packets, seen = cast_and(plugins, one, use)
    assert [line.name for line in seat.lines] == ["native", "props"]
    numbers = [record.seq for record in seen]
    assert [decode(packet).seq for packet in packets] == numbers
    assert [record.seq for record in props.output.records] == numbers
    assert [record.seq for record in props.tap.records] == numbers
    assert [r.text for r in seen if isinstance(r, UtteranceStarted)] == ["Papa."]
    assert props.options == {"size": 2}
    assert props.output.is_closed


def test_the_description_says_what_the_character_and_its_voice_are(plugins, character):
    async def use(seat, clock, packets, seen):
        return seat.description

    found = cast_and(plugins, character("bob", **{"stream.lead_ms": 200}), use)
    assert (found.character, found.sample_rate, found.lead_micros) == ("bob", 24_000, 200_000)
    assert (found.session_id, found.control_endpoint) == ("s1", "tcp://127.0.0.1:5571")


def test_style_and_policy_are_the_ones_that_were_chosen(plugins, character, props):
    one = replace(
        character(),
        style=PartChoice(name="grand", options={"head_gain": 1.5}),
        policy=PartChoice(name="strict"),
    )

    async def use(seat, clock, packets, seen):
        return seat.direction.style, seat.direction.policy

    style, policy = cast_and(plugins, one, use)
    assert (style.name, style.head_gain, policy.name) == ("grand", 1.5, "strict")


def test_a_manner_that_its_plugin_cannot_give_is_neutral(plugins, character, props, caplog):
    choices = {"style": PartChoice(name="raises"), "policy": PartChoice(name="senseless")}

    async def use(seat, clock, packets, seen):
        return seat.direction.style, seat.direction.policy

    assert cast_and(plugins, replace(character(), **choices), use) == (Style(), Policy())
    reasons = [r.reason for r in caplog.records if r.message == "a neutral manner stands in"]
    assert len(reasons) == 2
    assert all(reason.startswith("plugin props:") for reason in reasons)


def test_a_tap_that_cannot_be_built_keeps_nobody_from_the_stage(plugins, character, props, caplog):
    async def use(seat, clock, packets, seen):
        await play(seat, clock, lambda: len(props.tap.records) > 10)

    cast_and(plugins, character(), use)
    (line,) = [record for record in caplog.records if "tap" in record.message]
    assert "unbuildable" in line.reason


def test_a_language_the_voice_does_not_speak_is_refused(plugins, character, props):
    with pytest.raises(ConfigError, match="the voice 'hana' speaks: ja"):
        cast_and(plugins, character(**{"voice.name": "hana", "language": "en-GB"}), None)


def test_a_part_that_cannot_be_built_names_its_plugin(plugins, character, props):
    one = replace(character(), lips=PartChoice(name="unbuildable"))
    with pytest.raises(PluginContractError, match="plugin props: cannot build lips"):
        cast_and(plugins, one, None)


def test_two_of_a_seed_move_alike_and_others_do_not(plugins, character):
    def frames(seed):
        async def use(seat, clock, packets, seen):
            await play(seat, clock, lambda: len(seen) > 300)
            return b"".join(r.bones.tobytes() for r in seen[:300] if isinstance(r, Frame))

        return cast_and(plugins, character(seed=seed), use)

    assert frames(1) == frames(1) != frames(2)


def test_silence_takes_sound_and_plays_none(character):
    clock = VirtualClock(5_000)
    sound = silent(character(), 24_000, clock)
    assert sound.heard_micros(clock.now_micros()) == 5_000
