import asyncio
from dataclasses import replace

import numpy as np
import pytest
from staged import ScriptedPart, staged

from bridge.errors import RequestError, VoiceError, WorkerError
from bridge.hooks import PluginManager, hookimpl
from bridge.model import (
    AudioChunk,
    Frame,
    Interrupted,
    PerformanceEvent,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.rigs import BONE_INDEX, SHAPE_INDEX
from bridge.testing import FakeVoice, run_virtually


def voice_part(voice=None, **how):
    voice = voice or FakeVoice()
    return ScriptedPart(voice.speak, **how)


class Diary:
    def __init__(self):
        self.entries = []

    @hookimpl
    def on_session_started(self, character):
        self.entries.append(("session-started", character))

    @hookimpl
    def on_session_ended(self, character):
        self.entries.append(("session-ended", character))

    @hookimpl
    def on_turn_started(self, turn):
        self.entries.append(("turn-started", turn.speaker.value))

    @hookimpl
    def on_turn_ended(self, turn):
        self.entries.append(("turn-ended", turn.text))

    @hookimpl
    def on_utterance_started(self, utterance):
        self.entries.append(("started", utterance.text))

    @hookimpl
    def on_utterance_ended(self, utterance):
        self.entries.append(("ended", utterance.text))

    @hookimpl
    def on_utterance_interrupted(self, utterance):
        self.entries.append(("interrupted", utterance.text))


def with_diary():
    diary, plugins = Diary(), PluginManager()
    plugins.load(diary, "diary")
    return diary, plugins


def test_lines_are_said_one_after_another_and_in_order():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say("One two. Three four.")
            stage.session.say("Five.")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    started = output.of(UtteranceStarted)
    assert [record.text for record in started] == ["One two.", "Three four.", "Five."]
    ended = output.of(UtteranceEnded)
    for end, begin in zip(ended, started[1:], strict=False):
        assert end.pts_micros < begin.pts_micros


def test_a_turn_is_answered_by_the_dialogue_model_with_what_was_said_before():
    dialogue = ScriptedPart(lambda c: ["You said ", c.turns[-1].text])

    async def main():
        async with staged(voice_part(), dialogue) as stage:
            stage.session.take_turn("hello")
            await stage.session.wait_until_idle()
            stage.session.take_turn("bye")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert [r.text for r in output.of(UtteranceStarted)] == ["You said hello", "You said bye"]
    turns = [(turn.speaker.value, turn.text) for turn in dialogue.calls[1].turns]
    assert turns == [("user", "hello"), ("character", "You said hello"), ("user", "bye")]


def test_the_first_sentence_is_spoken_before_the_last_is_written():
    dialogue = ScriptedPart(
        lambda c: ["First one. ", "Second one. ", "Third one. "], delay_secs=2.0
    )

    async def main():
        async with staged(voice_part(), dialogue) as stage:
            stage.session.take_turn("go")
            await asyncio.sleep(4.5)
            return list(stage.output.of(UtteranceStarted)), dialogue.closed

    started, closed = run_virtually(main())
    assert started[0].text == "First one."
    assert closed == 0


def test_a_new_turn_interrupts_and_only_what_was_heard_is_remembered():
    dialogue = ScriptedPart(lambda c: ["one two three four five six seven eight"])

    async def main():
        async with staged(voice_part(), dialogue) as stage:
            stage.session.take_turn("count")
            await asyncio.sleep(1.3)
            stage.session.take_turn("stop")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert len(output.of(Interrupted)) == 1
    heard = dialogue.calls[1].turns[1].text
    assert heard.startswith("one two")
    assert "eight" not in heard
    assert len(output.of(UtteranceEnded)) == 1


def test_after_an_interruption_the_mouth_closes_within_a_tenth_of_a_second():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say("one two three four five six seven eight")
            await asyncio.sleep(1.0)
            stage.session.interrupt()
            await asyncio.sleep(0.5)
            return stage.output

    output = run_virtually(main())
    (cut,) = output.of(Interrupted)
    jaws = [
        (frame.pts_micros, frame.weights[SHAPE_INDEX["jawOpen"]])
        for frame in output.of(Frame)
        if frame.seq > cut.seq
    ]
    assert all(jaw < 0.05 for pts, jaw in jaws if pts >= cut.pts_micros + 100_000)
    assert not [chunk for chunk in output.of(AudioChunk) if chunk.seq > cut.seq]


def elbows(output, since, until):
    """Return how far the right elbow is from its first turn, frame by frame."""
    frames = [frame for frame in output.of(Frame) if since <= frame.pts_micros < until]
    turns = np.array([frame.bones[BONE_INDEX["rightLowerArm"]] for frame in frames])
    first = output.of(Frame)[0].bones[BONE_INDEX["rightLowerArm"]]
    return np.degrees(2.0 * np.arccos(np.minimum(np.abs(turns @ first), 1.0)))


def test_an_interruption_ends_movements_without_words_and_eases_home():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say("[wave 1.0] [wave] [shrug]")
            await asyncio.sleep(1.2)
            at = stage.clock.now_micros()
            assert stage.session.interrupt()
            await asyncio.wait_for(stage.session.wait_until_idle(), 0.01)
            await asyncio.sleep(2.5)
            return stage.output, at

    output, at = run_virtually(main())
    (cut,) = output.of(Interrupted)
    assert cut.pts_micros == at
    assert output.of(UtteranceEnded) == []
    swings = elbows(output, at, at + 2_000_000)
    assert swings[0] > 20.0  # the arm was up
    assert np.abs(np.diff(swings)).max() < 12.0  # it goes home, it does not jump
    assert swings[-60:].max() < 5.0


def test_interrupting_forgets_the_lines_that_were_waiting():
    async def main():
        async with staged(voice_part()) as stage:
            for _ in range(3):
                stage.session.say("one two three four")
            await asyncio.sleep(0.5)
            assert stage.session.interrupt()
            await stage.session.wait_until_idle()
            assert not stage.session.interrupt()
            stage.session.say("again")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert len(output.of(UtteranceEnded)) == 1
    assert output.of(UtteranceStarted)[-1].text == "again"


def test_a_sentence_the_voice_refuses_is_reported_and_the_next_one_is_said():
    voice = FakeVoice(failing=frozenset({"Bad one."}))

    async def main():
        async with staged(voice_part(voice)) as stage:
            stage.session.say("Good one. Bad one. Last one.")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert [record.text for record in output.of(UtteranceStarted)] == ["Good one.", "Last one."]
    errors = [event for event in output.of(PerformanceEvent) if event.kind == "error"]
    assert len(errors) == 1
    assert "Bad one." in errors[0].name


def test_a_voice_that_dies_in_mid_sentence_ends_the_utterance_and_not_the_session():
    dying = voice_part(failure=WorkerError("voice 'x'", "its process ended with signal 9"))

    async def main():
        async with staged(dying) as stage:
            stage.session.say("one two three")
            await stage.session.wait_until_idle()
            dying.failure = None
            stage.session.say("four")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert len(output.of(UtteranceEnded)) == 2
    errors = [event.name for event in output.of(PerformanceEvent) if event.kind == "error"]
    assert len(errors) == 1
    assert "signal 9" in errors[0]


def test_a_voice_that_ends_without_its_last_chunk_is_reported_and_the_utterance_ends():
    def without_end(utterance):
        return [replace(chunk, is_last=False) for chunk in FakeVoice().speak(utterance)]

    async def main():
        async with staged(ScriptedPart(without_end)) as stage:
            stage.session.say("one two. three.")
            await stage.session.wait_until_idle()
            stage.voice.make = lambda utterance: []
            stage.session.say("four.")
            await stage.session.wait_until_idle()
            stage.voice.make = FakeVoice().speak
            stage.session.say("five.")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert [record.utterance_id for record in output.of(UtteranceEnded)] == ["t1.0", "t1.1", "t3.0"]
    errors = [event.utterance_id for event in output.of(PerformanceEvent) if event.kind == "error"]
    assert errors == ["t1.0", "t1.1", "t2.0"]


def test_chunks_that_make_no_sense_end_the_utterance_and_not_the_session(caplog):
    def senseless(utterance):
        first, second, *_ = FakeVoice().speak(utterance)
        yield first
        yield replace(second, samples="noise")

    async def main():
        async with staged(ScriptedPart(senseless)) as stage:
            stage.session.say("one two three")
            await stage.session.wait_until_idle()
            stage.voice.make = FakeVoice().speak
            stage.session.say("four")
            await stage.session.wait_until_idle()
            return stage

    stage = run_virtually(main())
    ended = stage.output.of(UtteranceEnded)
    assert [record.utterance_id for record in ended] == ["t1.0", "t2.0"]
    last = [frame for frame in stage.output.of(Frame) if frame.pts_micros > ended[0].pts_micros]
    assert min(frame.weights[SHAPE_INDEX["jawOpen"]] for frame in last) < 0.05
    assert len([r for r in caplog.records if "could not be performed" in r.message]) == 1


def test_a_dialogue_model_that_fails_is_reported_and_the_next_turn_works():
    dialogue = ScriptedPart(lambda c: [], failure=VoiceError("no words"))

    async def main():
        async with staged(voice_part(), dialogue) as stage:
            stage.session.take_turn("hello")
            await stage.session.wait_until_idle()
            dialogue.failure, dialogue.make = None, lambda c: ["Fine."]
            stage.session.take_turn("hello again")
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert [event.name for event in output.of(PerformanceEvent) if event.kind == "error"]
    assert [record.text for record in output.of(UtteranceStarted)] == ["Fine."]


def test_empty_text_is_refused():
    async def main():
        async with staged(voice_part()) as stage:
            with pytest.raises(RequestError, match="empty"):
                stage.session.say("  ")
            with pytest.raises(RequestError, match="empty"):
                stage.session.take_turn("")

    run_virtually(main())


def test_too_many_waiting_lines_are_refused():
    async def main():
        async with staged(voice_part()) as stage:
            for _ in range(32):
                stage.session.say("one")
            with pytest.raises(RequestError, match="waiting") as refused:
                stage.session.say("one too many")
            return refused.value.code

    assert run_virtually(main()) == "busy"


def test_observers_are_told_of_sessions_turns_and_utterances():
    diary, plugins = with_diary()

    async def main():
        async with staged(voice_part(), plugins=plugins) as stage:
            stage.session.say("One. Two.")
            await stage.session.wait_until_idle()

    run_virtually(main())
    assert diary.entries[0] == ("session-started", "ada")
    assert diary.entries[-1] == ("session-ended", "ada")
    assert ("turn-ended", "One. Two.") in diary.entries
    assert [entry for entry in diary.entries if entry[0] in {"started", "ended"}] == [
        ("started", "One."),
        ("ended", "One."),
        ("started", "Two."),
        ("ended", "Two."),
    ]


def test_observers_are_told_of_an_interruption():
    diary, plugins = with_diary()

    async def main():
        async with staged(voice_part(), plugins=plugins) as stage:
            stage.session.say("one two three four five six")
            await asyncio.sleep(1.0)
            stage.session.interrupt()
            await stage.session.wait_until_idle()
            await asyncio.sleep(0.1)

    run_virtually(main())
    assert ("interrupted", "one two three four five six") in diary.entries


def test_a_performance_is_the_same_to_the_bit_every_time():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say("One two *three*. Are you sure?")
            await stage.session.wait_until_idle()
            return [
                (f.pts_micros, f.weights.tobytes(), f.bones.tobytes())
                for f in stage.output.of(Frame)
            ]

    assert run_virtually(main()) == run_virtually(main())


BLOCK = """<bml><speech id="s">one two <sync id="a"/>three</speech>
<gesture lexeme="WAVE" stroke="s:a"/></bml>"""


def test_a_block_of_bml_is_spoken_and_performed():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say(BLOCK)
            await stage.session.wait_until_idle()
            return stage.output

    output = run_virtually(main())
    assert [started.text for started in output.of(UtteranceStarted)] == ["one two three"]
    events = [(event.kind, event.name) for event in output.of(PerformanceEvent)]
    assert ("gesture", "wave") in events


def test_a_mistake_in_bml_is_refused_before_anything_is_queued():
    async def main():
        async with staged(voice_part()) as stage:
            with pytest.raises(RequestError, match="line 1: lexeme: found 'waev'"):
                stage.session.say('<bml><gesture lexeme="waev"/></bml>')
            return stage.session.is_speaking

    assert run_virtually(main()) is False


def test_a_tag_in_the_text_moves_the_body():
    async def main():
        async with staged(voice_part()) as stage:
            stage.session.say("one [wave] two three four")
            await stage.session.wait_until_idle()
            return stage.output

    events = [(event.kind, event.name) for event in run_virtually(main()).of(PerformanceEvent)]
    assert ("gesture", "wave") in events


def test_a_turn_that_starts_ends_listening():
    changes = []

    async def main():
        async with staged(voice_part()) as stage:
            arrange = stage.stream.arrange
            stage.stream.arrange = lambda **each: (changes.append(each), arrange(**each))
            stage.direction.set_listening(True)
            stage.session.say("one two")
            await stage.session.wait_until_idle()

    run_virtually(main())
    assert changes == [{"is_listening": True}, {"is_listening": False}]
