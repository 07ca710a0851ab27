import asyncio
from dataclasses import replace

import numpy as np
from staged import ScriptedPart, staged

from bridge.model import (
    Anchor,
    AudioChunk,
    Behaviour,
    Emotion,
    EmotionLabel,
    Frame,
    Layer,
    PerformanceEvent,
    Style,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.rigs import BONE_INDEX
from bridge.session.delivery import FURTHEST_AHEAD_MICROS
from bridge.testing import FakeVoice, run_virtually, sample_utterance

FIVE_WORDS = sample_utterance("one two three four five")


def test_sound_is_continuous_when_the_voice_is_quick():
    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await stage.delivery.deliver(FIVE_WORDS)
            await stage.delivery.wait_until_heard()
            return stage.output

    output = run_virtually(main())
    whole = np.concatenate([chunk.samples for chunk in FakeVoice().speak(FIVE_WORDS)])
    sent = np.concatenate([chunk.samples for chunk in output.of(AudioChunk)])
    assert np.array_equal(sent, whole)


def test_a_slow_voice_leaves_silence_and_loses_no_sound():
    slow = ScriptedPart(FakeVoice(word_micros=200_000).speak, delay_secs=0.5)

    async def main():
        async with staged(slow) as stage:
            await stage.delivery.deliver(FIVE_WORDS)
            await stage.delivery.wait_until_heard()
            await asyncio.sleep(0.5)
            return stage.output

    output = run_virtually(main())
    chunks = FakeVoice(word_micros=200_000).speak(FIVE_WORDS)
    words = np.concatenate([chunk.samples for chunk in chunks])
    sent = np.concatenate([chunk.samples for chunk in output.of(AudioChunk)])
    assert len(sent) > len(words)
    assert np.isclose(np.abs(sent).sum(), np.abs(words).sum())
    (started,), (ended,) = output.of(UtteranceStarted), output.of(UtteranceEnded)
    assert ended.pts_micros - started.pts_micros == len(sent) * 1_000_000 // 16_000


def test_sentences_follow_each_other_with_a_short_pause():
    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await stage.delivery.deliver(sample_utterance("one two", utterance_id="a"))
            await stage.delivery.deliver(sample_utterance("three four", utterance_id="b"))
            await stage.delivery.wait_until_heard()
            return stage.output

    output = run_virtually(main())
    first, second = output.of(UtteranceStarted)
    pause = second.pts_micros - (first.pts_micros + 500_000)
    assert 100_000 <= pause <= 300_000


def test_a_voice_never_runs_far_ahead_of_the_ear():
    long = sample_utterance(" ".join(["word"] * 100))
    voice = ScriptedPart(FakeVoice().speak)

    async def main():
        async with staged(voice) as stage:
            delivering = asyncio.create_task(stage.delivery.deliver(long))
            await asyncio.sleep(1.0)
            ahead = stage.delivery.free_micros - stage.clock.now_micros()
            delivering.cancel()
            await asyncio.gather(delivering, return_exceptions=True)
            return ahead, voice.closed

    ahead, closed = run_virtually(main())
    assert FURTHEST_AHEAD_MICROS - 300_000 < ahead <= FURTHEST_AHEAD_MICROS + 300_000
    assert closed == 1


def test_heard_text_ends_at_the_word_being_said():
    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await stage.delivery.deliver(FIVE_WORDS)
            origin = stage.delivery.delivered[0].origin_micros
            return [stage.delivery.heard_text(origin + at) for at in (-1, 600_000, 5_000_000)]

    before, middle, after = run_virtually(main())
    assert before == ""
    assert middle.startswith("one two three")
    assert "five" not in middle
    assert after == FIVE_WORDS.text


def test_the_first_frames_prepare_the_mouth_before_the_first_sound():
    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await asyncio.sleep(0.5)
            await stage.delivery.deliver(FIVE_WORDS)
            await asyncio.sleep(1.0)
            return stage.output

    output = run_virtually(main())
    (started,) = output.of(UtteranceStarted)
    speaking = [f.pts_micros for f in output.of(Frame) if f.utterance_id]
    assert min(speaking) < started.pts_micros


def told(output):
    return [(event.kind, event.name) for event in output.of(PerformanceEvent)]


def test_movements_without_words_are_performed_and_told():
    wave = Behaviour(layer=Layer.GESTURE, name="wave", start=Anchor())
    silent = sample_utterance("", behaviours=(wave,))

    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            before = stage.clock.now_micros()
            await stage.delivery.deliver(silent)
            await stage.delivery.wait_until_heard()
            return stage.output, stage.clock.now_micros() - before, stage.voice.calls

    output, took, calls = run_virtually(main())
    assert told(output).count(("gesture", "wave")) == 1
    assert len(output.of(UtteranceStarted)) == len(output.of(UtteranceEnded)) == 1
    assert took > 1_500_000
    assert calls == []
    assert output.of(AudioChunk) == []
    elbow = np.array([frame.bones[BONE_INDEX["rightLowerArm"]] for frame in output.of(Frame)])
    assert np.abs(elbow - elbow[0]).max() > 0.2


def test_a_lead_is_silence_before_the_first_sound():
    async def main(lead):
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await stage.delivery.deliver(replace(FIVE_WORDS, lead_micros=lead))
            await stage.delivery.wait_until_heard()
            return stage.delivery.delivered[0].origin_micros

    assert run_virtually(main(900_000)) - run_virtually(main(0)) == 900_000


def test_what_was_done_is_told_to_what_comes_next():
    wave = Behaviour(layer=Layer.GESTURE, name="wave", stroke=Anchor(at_char=8))
    sad = Emotion(label=EmotionLabel.SADNESS, intensity=0.6)
    first = replace(FIVE_WORDS, utterance_id="a", behaviours=(wave,), emotion=sad)

    async def main():
        async with staged(ScriptedPart(FakeVoice().speak)) as stage:
            await stage.delivery.deliver(first)
            stage.delivery.forget()
            return stage.delivery.before

    before = run_virtually(main())
    assert "wave" in before.gestures
    assert before.emotion == sad
    assert before.given == {"one", "two", "three", "four", "five"}


def test_a_style_switched_while_speaking_is_for_the_next_utterance():
    styles = []

    class Lips:
        def lips(self, speech, style):
            styles.append(style.name)
            return ()

    async def main():
        slow = ScriptedPart(FakeVoice().speak, delay_secs=0.2)
        async with staged(slow) as stage:
            stage.delivery._lips = Lips()
            delivering = asyncio.create_task(stage.delivery.deliver(FIVE_WORDS))
            await asyncio.sleep(0.5)
            stage.direction.style = Style(name="lively")
            await delivering
            await stage.delivery.deliver(replace(FIVE_WORDS, utterance_id="b"))

    run_virtually(main())
    half = len(styles) // 2
    assert len(styles) > 4
    assert set(styles[:half]) == {"neutral"}
    assert set(styles[half:]) == {"lively"}
