"""Weighs how the voice brings words out, against what it has just done."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bridge.model import Clip

__all__ = ["HEARD_MICROS", "heard_accents", "spread_out"]

HEARD_MICROS = 180_000
"""How much of a vowel is heard before its accent is judged: what is decided stays so."""

_Floats = NDArray[np.float64]

# Of highest pitch, its movement, loudness and length: the reference's weights of prominence.
_WEIGHTS = np.array((0.40, 0.25, 0.20, 0.15))
_TONE_WEIGHTS = np.array((0.20, 0.125, 0.20, 0.225))  # where pitch makes words, length says more
_TONE_LANGUAGES = frozenset({"zh", "yue", "vi", "th", "lo", "my"})
_WINDOW_MICROS = 6_000_000
# What a voice is like until it has shown its own, worth so many words: means and deviations of
# the default voice over the lines of `bridge bench motion`.
_TYPICAL = np.array((0.3, 1.2, 0.6, 0.1))
_TYPICAL_SPREAD = np.array((0.8, 0.7, 0.4, 0.04))
_TYPICAL_WORDS = 4.0
_LIMIT = 2.5  # no single measure decides alone
_LEAST_GAP_MICROS = 350_000
_UNACCENTED = 0.99


def heard_accents(
    spans: Sequence[tuple[int, int]],
    vowels: Sequence[tuple[int, int]],
    prosody: Clip,
    language: str,
) -> list[float]:
    """Return how prominent each word sounds: about 0 for a usual one, 1 for one that stands out.

    A word is held against those before it within six seconds, and judged by what is heard
    until 180 ms of its vowel.

    Args:
        spans: Start and end of each word, in order.
        vowels: Start and end of each word's stressed vowel.
        prosody: The clip of loudness and pitch.
        language: BCP 47 tag: pitch says less where it makes words.
    """
    if not spans:
        return []
    heard = [_measures(span, vowel, prosody) for span, vowel in zip(spans, vowels, strict=True)]
    measures = np.array([each if each is not None else _TYPICAL for each in heard])
    scores = _standard(measures, np.array([start for start, _ in vowels]))
    scores[[each is None for each in heard]] = 0.0
    base = language.replace("_", "-").split("-")[0].lower()
    if base == "ja":  # a fall of pitch belongs to the word; a focus is louder as well
        scores[:, :2] = np.minimum(scores[:, :2], np.maximum(scores[:, 2:3], 0.0) + 0.5)
    weights = _TONE_WEIGHTS if base in _TONE_LANGUAGES else _WEIGHTS
    # Summed column by column: a matrix product may round otherwise when more words have come.
    return [float(sum(row * weights)) for row in scores]


def spread_out(
    accents: Sequence[float], starts: Sequence[int], marked: Sequence[bool]
) -> list[float]:
    """Return the accents with those too soon after another one brought down to none."""
    kept: list[float] = []
    latest = -_LEAST_GAP_MICROS
    for accent, start, is_marked in zip(accents, starts, marked, strict=True):
        if accent > 1.0 and start - latest < _LEAST_GAP_MICROS and not is_marked:
            kept.append(_UNACCENTED)
            continue
        latest = start if accent > 1.0 else latest
        kept.append(accent)
    return kept


def _measures(span: tuple[int, int], vowel: tuple[int, int], prosody: Clip) -> _Floats | None:
    first = span[0] // prosody.hop_micros
    last = min(span[1], vowel[0] + HEARD_MICROS) // prosody.hop_micros
    heard = prosody.values[first : max(last, first + 1)]
    if not len(heard):
        return None
    loudness, pitch = heard[:, 0], heard[:, 1]
    length = min(vowel[1] - vowel[0], HEARD_MICROS) / 1e6
    return np.array((pitch.max(), pitch.max() - pitch.min(), loudness.max(), length), np.float64)


def _standard(measures: _Floats, starts: NDArray[np.int64]) -> _Floats:
    """Return each row in standard deviations of the rows before it."""
    # Running sums, so that a row comes out the same, to the bit, when more follow.
    total = np.vstack((np.zeros(4), np.cumsum(measures, axis=0)))
    squares = np.vstack((np.zeros(4), np.cumsum(np.square(measures), axis=0)))
    here = np.arange(len(measures))
    first = np.minimum(np.searchsorted(starts, starts - _WINDOW_MICROS), here)
    count = (here - first)[:, None] + _TYPICAL_WORDS
    mean = (total[here] - total[first] + _TYPICAL_WORDS * _TYPICAL) / count
    typical = np.square(_TYPICAL) + np.square(_TYPICAL_SPREAD)
    square = (squares[here] - squares[first] + _TYPICAL_WORDS * typical) / count
    spread = np.sqrt(np.maximum(square - np.square(mean), np.square(0.4 * _TYPICAL_SPREAD)))
    standard: _Floats = np.clip((measures - mean) / spread, -_LIMIT, _LIMIT)
    return standard
