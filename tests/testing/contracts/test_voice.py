from dataclasses import replace

import numpy as np
import pytest

from bridge.testing import FakeVoice, sample_utterance
from bridge.testing.contracts import VoiceContract

UTTERANCE = sample_utterance("one two three")


def _chunks():
    return list(FakeVoice().speak(UTTERANCE))


def _change(index, **changes):
    chunks = _chunks()
    chunks[index] = replace(chunks[index], **changes)
    return chunks


def _phones(index, **changes):
    phones = list(_chunks()[1].phones)
    phones[index] = replace(phones[index], **changes)
    return _change(1, phones=tuple(phones))


def _word(**changes):
    return _change(1, words=(replace(_chunks()[1].words[0], **changes),))


CONTRACT = VoiceContract()
CHECKS = {
    "belongs": lambda c: CONTRACT.test_chunks_belong_to_the_utterance(FakeVoice(), UTTERANCE, c),
    "follows": CONTRACT.test_chunks_follow_each_other_without_a_gap,
    "last": CONTRACT.test_only_the_final_chunk_is_last,
    "sound": CONTRACT.test_samples_are_sound,
    "phones": lambda c: CONTRACT.test_phones_cover_each_chunk(FakeVoice(), c),
    "words": lambda c: CONTRACT.test_words_are_inside_and_in_order(UTTERANCE, c),
    "pitch": CONTRACT.test_pitch_is_plausible,
}


@pytest.mark.parametrize("check", CHECKS)
def test_a_good_voice_passes(check):
    CHECKS[check](_chunks())


@pytest.mark.parametrize(
    ("check", "chunks"),
    [
        ("belongs", _change(0, utterance_id="other")),
        ("belongs", _change(0, sample_rate=8000)),
        ("follows", _change(1, start_micros=251_000)),
        ("follows", _change(0, start_micros=10_000)),
        ("last", _change(0, is_last=True)),
        ("last", _change(2, is_last=False)),
        ("sound", _change(0, samples=np.zeros(4000))),
        ("sound", _change(0, samples=np.zeros((2, 2000), np.float32))),
        ("sound", _change(0, samples=np.full(4000, 2.0, np.float32))),
        ("sound", _change(0, samples=np.full(4000, np.nan, np.float32))),
        ("sound", [replace(chunk, samples=chunk.samples * 0) for chunk in _chunks()]),
        ("phones", _change(0, phones=())),
        ("phones", _phones(0, start_micros=260_000)),
        ("phones", _phones(0, end_micros=440_000)),
        ("phones", _phones(1, end_micros=480_000)),
        ("phones", _phones(1, end_micros=440_000, start_micros=450_000)),
        ("words", _word(start_micros=-1)),
        ("words", _word(end_micros=9_000_000)),
        ("words", _word(start_micros=100_000)),
        ("words", _word(end_char=99)),
        ("words", _word(start_char=-1)),
        ("pitch", _change(0, f0_hz=np.full(25, 5000, np.float32))),
        ("pitch", _change(0, f0_hz=np.full(25, np.nan, np.float32))),
        ("pitch", _change(0, f0_hz=np.full(5, 200, np.float32))),
    ],
)
def test_a_broken_promise_is_found(check, chunks):
    with pytest.raises(AssertionError):
        CHECKS[check](chunks)


class _Forgetful(FakeVoice):
    """Speaks faster each time."""

    def speak(self, utterance):
        self.word_micros -= 10_000
        return super().speak(utterance)


def test_a_voice_that_changes_is_found():
    voice = _Forgetful()
    with pytest.raises(AssertionError):
        CONTRACT.test_the_same_utterance_sounds_the_same(
            voice, UTTERANCE, list(voice.speak(UTTERANCE))
        )


def test_a_voice_that_an_interruption_breaks_is_found():
    voice = _Forgetful()
    with pytest.raises(AssertionError):
        CONTRACT.test_stopping_early_does_no_harm(voice, UTTERANCE, list(voice.speak(UTTERANCE)))


class _Brittle(FakeVoice):
    def speak(self, utterance):
        raise ZeroDivisionError


def test_a_voice_that_odd_text_breaks_is_found():
    with pytest.raises(ZeroDivisionError):
        CONTRACT.test_odd_text_is_spoken_or_refused(_Brittle(), UTTERANCE, "…")


def test_a_voice_that_denies_its_phones_is_found():
    voice = FakeVoice()
    voice.capabilities = replace(voice.capabilities, has_phone_times=False)
    with pytest.raises(AssertionError, match="deny phone times"):
        CONTRACT.test_phones_cover_each_chunk(voice, _chunks())
