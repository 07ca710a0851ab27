"""What every voice must satisfy."""

import contextlib
from itertools import pairwise

import numpy as np
import pytest

from bridge.errors import VoiceError
from bridge.hooks import Voice
from bridge.model import Phone, SpeechChunk, Utterance
from bridge.testing.samples import sample_utterance

__all__ = ["VoiceContract"]

_NEAR_MICROS = 1000  # where times meet samples: rounding, and nothing an eye could see

UNSPEAKABLE = ("", "   ", "…", "?!", "🙂", "\N{ZERO WIDTH SPACE}", "x" * 300)


class VoiceContract:
    """Subclass it in your tests, and give it your voice through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Voice:
        """Return a voice, freshly made."""
        raise NotImplementedError("override the fixture `part` with one that returns your voice")

    @pytest.fixture
    def utterance(self) -> Utterance:
        """Return something your voice can speak; a sentence or two."""
        return sample_utterance("Good morning to you. The gate is open, and nobody is there.")

    @pytest.fixture
    def chunks(self, part: Voice, utterance: Utterance) -> list[SpeechChunk]:
        """Return what the voice made of ``utterance``."""
        return list(part.speak(utterance))

    def test_it_has_everything_a_voice_needs(self, part: Voice) -> None:
        """``speak`` and ``capabilities`` are there, and the promises are usable."""
        assert isinstance(part, Voice), "a voice has `capabilities` and `speak`"
        assert all(isinstance(language, str) for language in part.capabilities.languages)
        assert 8000 <= part.capabilities.sample_rate <= 48_000

    def test_chunks_belong_to_the_utterance(
        self, part: Voice, utterance: Utterance, chunks: list[SpeechChunk]
    ) -> None:
        """Each carries the utterance's id and the promised sample rate."""
        assert {chunk.utterance_id for chunk in chunks} == {utterance.utterance_id}
        assert {chunk.sample_rate for chunk in chunks} == {part.capabilities.sample_rate}

    def test_chunks_follow_each_other_without_a_gap(self, chunks: list[SpeechChunk]) -> None:
        """A chunk starts where the samples before it end; the first starts at 0."""
        heard = 0
        for index, chunk in enumerate(chunks):
            expected = heard * 1_000_000 / chunk.sample_rate
            assert abs(chunk.start_micros - expected) <= 1_000_000 / chunk.sample_rate, (
                f"chunk {index} starts at {chunk.start_micros} µs, its samples at {expected:.0f}"
            )
            heard += len(chunk.samples)

    def test_only_the_final_chunk_is_last(self, chunks: list[SpeechChunk]) -> None:
        """``is_last`` is how the host knows that an utterance is whole."""
        assert [chunk.is_last for chunk in chunks] == [False] * (len(chunks) - 1) + [True]

    def test_samples_are_sound(self, chunks: list[SpeechChunk]) -> None:
        """They are float32 mono in [-1, 1], finite, and not silence throughout."""
        for chunk in chunks:
            assert chunk.samples.dtype == np.float32
            assert chunk.samples.ndim == 1
        samples = np.concatenate([chunk.samples for chunk in chunks])
        assert np.isfinite(samples).all()
        assert np.abs(samples).max() <= 1.0
        assert np.abs(samples).max() >= 0.01, "nothing can be heard"

    def test_phones_cover_each_chunk(self, part: Voice, chunks: list[SpeechChunk]) -> None:
        """They meet without gaps, from the first sample to the last; silence is a phone."""
        if not part.capabilities.has_phone_times:
            assert not any(chunk.phones for chunk in chunks), "capabilities deny phone times"
            return
        for index, chunk in enumerate(chunks):
            if len(chunk.samples):
                _check_cover(chunk.phones, chunk, f"chunk {index}")

    def test_words_are_inside_and_in_order(
        self, utterance: Utterance, chunks: list[SpeechChunk]
    ) -> None:
        """Their times increase, and their characters are the utterance's own."""
        words = [word for chunk in chunks for word in chunk.words]
        end_micros = _end_micros(chunks[-1])
        for word in words:
            assert word.start_micros < word.end_micros, word
            assert 0 <= word.start_micros <= end_micros, word
            assert word.end_micros <= end_micros + _NEAR_MICROS, word
            known = 0 <= word.start_char < word.end_char <= len(utterance.text)
            assert known or word.start_char == word.end_char == -1, word
        for before, after in pairwise(words):
            assert before.end_micros <= after.start_micros, (before, after)

    def test_pitch_is_plausible(self, chunks: list[SpeechChunk]) -> None:
        """F0 is 0 or a voice's, and lasts as long as its chunk; or there is none at all."""
        for chunk in chunks:
            if len(chunk.f0_hz):
                assert np.isfinite(chunk.f0_hz).all()
                voiced = chunk.f0_hz[chunk.f0_hz > 0]
                assert ((voiced >= 30) & (voiced <= 1200)).all()
                lasts = len(chunk.f0_hz) * chunk.f0_hop_micros
                sound = _end_micros(chunk) - chunk.start_micros
                assert abs(lasts - sound) <= 2 * chunk.f0_hop_micros + _NEAR_MICROS

    def test_the_same_utterance_sounds_the_same(
        self, part: Voice, utterance: Utterance, chunks: list[SpeechChunk]
    ) -> None:
        """To the bit, so that a take can be made again."""
        assert_same_sound(chunks, list(part.speak(utterance)))

    def test_stopping_early_does_no_harm(
        self, part: Voice, utterance: Utterance, chunks: list[SpeechChunk]
    ) -> None:
        """An interruption closes the iterator; the next utterance is not touched by it."""
        speaking = part.speak(utterance)
        next(speaking)
        close = getattr(speaking, "close", None)
        if close is not None:
            close()
        assert_same_sound(chunks, list(part.speak(utterance)))

    @pytest.mark.parametrize("text", UNSPEAKABLE)
    def test_odd_text_is_spoken_or_refused(
        self, part: Voice, utterance: Utterance, text: str
    ) -> None:
        """Whatever a chat brings, only ``VoiceError`` may come of it."""
        odd = sample_utterance(text, language=utterance.language)
        try:
            chunks = list(part.speak(odd))
        except VoiceError:
            return
        assert chunks, "an utterance without words still ends with a last chunk"
        assert chunks[-1].is_last

    def test_it_is_unharmed_by_what_it_refused(
        self, part: Voice, utterance: Utterance, chunks: list[SpeechChunk]
    ) -> None:
        """After an odd text, the next utterance sounds as ever."""
        with contextlib.suppress(VoiceError):
            list(part.speak(sample_utterance("…", language=utterance.language)))
        assert_same_sound(chunks, list(part.speak(utterance)))


def assert_same_sound(first: list[SpeechChunk], second: list[SpeechChunk]) -> None:
    """Fail unless both are equal sample by sample and phone by phone."""
    one, two = (np.concatenate([chunk.samples for chunk in chunks]) for chunks in (first, second))
    np.testing.assert_array_equal(one, two)
    phones = [[phone for chunk in chunks for phone in chunk.phones] for chunks in (first, second)]
    assert phones[0] == phones[1]


def _end_micros(chunk: SpeechChunk) -> int:
    return chunk.start_micros + round(len(chunk.samples) * 1_000_000 / chunk.sample_rate)


def _check_cover(phones: tuple[Phone, ...], chunk: SpeechChunk, where: str) -> None:
    assert phones, f"{where} has sound but no phones"
    assert abs(phones[0].start_micros - chunk.start_micros) <= _NEAR_MICROS, (
        f"{where}: the first phone starts at {phones[0].start_micros}, not {chunk.start_micros} µs"
    )
    assert abs(phones[-1].end_micros - _end_micros(chunk)) <= _NEAR_MICROS, (
        f"{where}: the last phone ends at {phones[-1].end_micros}, not {_end_micros(chunk)} µs"
    )
    for phone in phones:
        assert phone.start_micros < phone.end_micros, f"{where}: {phone} takes no time"
    for before, after in pairwise(phones):
        assert before.end_micros == after.start_micros, f"{where}: a gap before {after}"
