"""Joins the chunks of an utterance into its speech so far, and fills in what is missing."""

import logging
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bridge.errors import VoiceError
from bridge.model import Phone, Speech, SpeechChunk, Utterance, Word
from bridge.speech.proportional import phones_in_words, proportional_times
from bridge.speech.prosody import HOP_MICROS, pitch_hz
from bridge.speech.words import words_of_phones

__all__ = ["Joiner", "join"]

_NEAR_MICROS = 1000  # how far chunks may be from meeting: rounding, and nothing to be heard

log = logging.getLogger(__name__)


class Joiner:
    """Joins the chunks of one voice, and says once what that voice leaves out."""

    def __init__(self, voice: str) -> None:
        self._voice = voice
        self._has_warned = False

    def join(self, utterance: Utterance, chunks: Sequence[SpeechChunk]) -> Speech:
        """Return the speech so far, as ``join`` does."""
        if not self._has_warned and any(map(_lacks_phones, chunks)):
            self._has_warned = True
            log.warning(
                "this voice gives no phone times: lips follow times estimated from the text",
                extra={"voice": self._voice},
            )
        return join(utterance, chunks)


def join(utterance: Utterance, chunks: Sequence[SpeechChunk]) -> Speech:
    """Return the chunks so far as one speech.

    Phones, words and F0 that a voice does not give are estimated; what was estimated for a
    chunk stays when more chunks follow. Raises ``VoiceError`` when the chunks do not belong
    together.
    """
    _check(utterance, chunks)
    samples = np.concatenate([chunk.samples for chunk in chunks]).astype(np.float32, copy=False)
    rate = chunks[0].sample_rate
    phones, words = _times(utterance, chunks)
    f0_hz, hop_micros = _pitch(chunks, samples)
    for array in (samples, f0_hz):
        array.setflags(write=False)
    return Speech(
        utterance_id=utterance.utterance_id,
        sample_rate=rate,
        samples=samples,
        phones=phones,
        words=words,
        f0_hz=f0_hz,
        f0_hop_micros=hop_micros,
        is_complete=chunks[-1].is_last,
    )


def _check(utterance: Utterance, chunks: Sequence[SpeechChunk]) -> None:
    if not chunks:
        raise VoiceError("the voice yielded no chunk; an utterance ends with one that is last")
    rate, samples = chunks[0].sample_rate, 0
    for index, chunk in enumerate(chunks):
        where = f"chunk {index} of utterance {utterance.utterance_id!r}"
        if chunk.utterance_id != utterance.utterance_id:
            raise VoiceError(f"{where} belongs to {chunk.utterance_id!r}")
        if chunk.sample_rate != rate or rate <= 0:
            raise VoiceError(f"{where} has {chunk.sample_rate} Hz; the first one has {rate} Hz")
        if chunk.samples.ndim != 1 or not np.isfinite(chunk.samples).all():
            raise VoiceError(f"{where} holds no finite mono samples, shape {chunk.samples.shape}")
        expected = round(samples * 1_000_000 / rate)
        if abs(chunk.start_micros - expected) > _NEAR_MICROS:
            raise VoiceError(
                f"{where} starts at {chunk.start_micros} µs; the sound before it ends at "
                f"{expected} µs"
            )
        if chunk.is_last and index < len(chunks) - 1:
            raise VoiceError(f"{where} says it is the last, and another one follows")
        samples += len(chunk.samples)


def _lacks_phones(chunk: SpeechChunk) -> bool:
    return not chunk.phones and len(chunk.samples) > 0


def _times(
    utterance: Utterance, chunks: Sequence[SpeechChunk]
) -> tuple[tuple[Phone, ...], tuple[Word, ...]]:
    words = tuple(word for chunk in chunks for word in chunk.words)
    if not any(map(_lacks_phones, chunks)):
        phones = tuple(phone for chunk in chunks for phone in chunk.phones)
        # Guessing words before the end would move them with every chunk.
        if not words and chunks[-1].is_last:
            words = words_of_phones(utterance, phones)
        return phones, words
    if words:
        last = chunks[-1]
        end = last.start_micros + round(len(last.samples) * 1_000_000 / last.sample_rate)
        return phones_in_words(words, utterance.language, 0, end), words
    return proportional_times(utterance, chunks)


def _pitch(
    chunks: Sequence[SpeechChunk], samples: NDArray[np.float32]
) -> tuple[NDArray[np.float32], int]:
    hop_micros = chunks[0].f0_hop_micros
    sounding = [chunk for chunk in chunks if len(chunk.samples)]
    if not sounding or any(
        not len(chunk.f0_hz) or chunk.f0_hop_micros != hop_micros for chunk in sounding
    ):
        return pitch_hz(samples, chunks[0].sample_rate), HOP_MICROS
    length = round(len(samples) * 1_000_000 / chunks[0].sample_rate)
    joined = np.zeros(-(-length // hop_micros), np.float32)
    for chunk in sounding:
        # By time, not end to end: a chunk need not be a whole number of hops.
        first = -(-chunk.start_micros // hop_micros)
        stop = chunk.start_micros + round(len(chunk.samples) * 1_000_000 / chunk.sample_rate)
        times = np.arange(first, min(-(-stop // hop_micros), len(joined))) * hop_micros
        places = (times - chunk.start_micros) // hop_micros
        joined[times // hop_micros] = chunk.f0_hz[np.minimum(places, len(chunk.f0_hz) - 1)]
    return joined, hop_micros
