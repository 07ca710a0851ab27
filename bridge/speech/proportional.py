"""Phone and word times for a voice that gives none: the text laid along the sound.

Phrases are paired with the stretches between audible pauses, and each phone gets its usual
share. What a chunk was given never changes when more chunks arrive.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from bridge.model import Phone, SpeechChunk, Utterance, Word
from bridge.speech.audible import Stretch, audible_stretches
from bridge.speech.beats import Beat, beats_of, text_words

__all__ = ["phones_in_words", "proportional_times"]

# What a mouth does over sound that no text is left for: a voice that says more than it was
# asked to, such as "um".
_MURMUR = (Beat(symbol="ə", micros=90_000), Beat(symbol="n", micros=65_000))
_MURMUR_MICROS = sum(beat.micros for beat in _MURMUR)


def proportional_times(
    utterance: Utterance, chunks: Sequence[SpeechChunk]
) -> tuple[tuple[Phone, ...], tuple[Word, ...]]:
    """Return phones without gaps over the chunks, and the words they make."""
    beats = beats_of(utterance.text, utterance.language)
    phones: list[Phone] = []
    owners: list[int] = []
    for chunk in chunks:
        end = chunk.start_micros + _length(chunk.samples, chunk.sample_rate)
        stretches = [
            (chunk.start_micros + start, chunk.start_micros + stop)
            for start, stop in audible_stretches(chunk.samples, chunk.sample_rate)
        ]
        heard = sum(stop - start for start, stop in stretches)
        count = len(beats) if chunk.is_last else _worth(beats, heard)
        mine, beats = beats[:count], beats[count:]
        placed = _placed(mine or _murmur(heard), stretches, chunk.start_micros, end)
        phones += [phone for phone, _ in placed]
        owners += [owner for _, owner in placed]
    return tuple(phones), tuple(_words(utterance, phones, owners))


def phones_in_words(
    words: Sequence[Word], language: str, start_micros: int, end_micros: int
) -> tuple[Phone, ...]:
    """Return phones laid into known word times, silence between them."""
    phones: list[Phone] = []
    position = start_micros
    for word in words:
        beats = [b for b in beats_of(word.text, language) if b.symbol]
        if beats and word.start_micros >= position:
            phones += _silence(position, word.start_micros)
            placed = _laid(beats, (word.start_micros, word.end_micros))
            phones += [phone for phone, _ in placed]
            position = word.end_micros
    return (*phones, *_silence(position, end_micros))


def _length(samples: NDArray[np.float32], sample_rate: int) -> int:
    return round(len(samples) * 1_000_000 / sample_rate)


def _worth(beats: list[Beat], micros: int) -> int:
    """Return how many beats fill ``micros`` at their usual pace, to the nearest word's end."""
    total = best = 0
    for index, beat in enumerate(beats):
        total += beat.micros if beat.symbol else 0
        is_word_end = index + 1 == len(beats) or beats[index + 1].word != beat.word
        if is_word_end:
            best = index + 1
            if total >= micros:
                break
    return best


def _murmur(micros: int) -> list[Beat]:
    return list(_MURMUR) * max(1, round(micros / _MURMUR_MICROS))


_Placed = list[tuple[Phone, int]]


def _placed(beats: list[Beat], stretches: list[Stretch], start: int, end: int) -> _Placed:
    """Lay beats into the stretches and silence around them."""
    phrases = [list(g) for spoken, g in groupby(beats, lambda b: bool(b.symbol)) if spoken]
    phrases, stretches = _paired(phrases, stretches)
    placed: _Placed = []
    position = start
    for phrase, (left, right) in zip(phrases, stretches, strict=True):
        placed += [(phone, -1) for phone in _silence(position, left)]
        placed += _laid(phrase, (left, right))
        position = right
    return placed + [(phone, -1) for phone in _silence(position, end)]


def _paired(
    phrases: list[list[Beat]], stretches: list[Stretch]
) -> tuple[list[list[Beat]], list[Stretch]]:
    """Return as many phrases as stretches: short pauses and short phrases are joined."""
    if not phrases or not stretches:
        return [], []
    stretches = list(stretches)
    while len(stretches) > len(phrases):
        gaps = [b[0] - a[1] for a, b in pairwise(stretches)]
        at = gaps.index(min(gaps))
        stretches[at : at + 2] = [(stretches[at][0], stretches[at + 1][1])]
    while len(phrases) > len(stretches):
        sizes = [len(a) + len(b) for a, b in pairwise(phrases)]
        at = sizes.index(min(sizes))
        phrases[at : at + 2] = [phrases[at] + phrases[at + 1]]
    return phrases, stretches


def _laid(beats: list[Beat], stretch: Stretch) -> _Placed:
    start, end = stretch
    ends = np.cumsum([beat.micros for beat in beats], dtype=np.float64)
    edges = [start, *np.round(start + ends / ends[-1] * (end - start)).astype(int).tolist()]
    return [
        (Phone(symbol=b.symbol, start_micros=left, end_micros=right, stress=b.stress), b.word)
        for b, left, right in zip(beats, edges, edges[1:], strict=False)
        if right > left
    ]


def _silence(start: int, end: int) -> list[Phone]:
    return [Phone(symbol="", start_micros=start, end_micros=end)] if end > start else []


def _words(utterance: Utterance, phones: list[Phone], owners: list[int]) -> list[Word]:
    spans = text_words(utterance.text, utterance.language)
    words = []
    pairs = zip(owners, phones, strict=True)
    for owner, group in groupby(pairs, lambda pair: pair[0]):
        held = [phone for _, phone in group]
        if owner >= 0:
            start, end, _ = spans[owner]
            words.append(
                Word(
                    text=utterance.text[start:end],
                    start_micros=held[0].start_micros,
                    end_micros=held[-1].end_micros,
                    start_char=start,
                    end_char=end,
                )
            )
    return words
