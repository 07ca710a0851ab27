"""A voice made of arithmetic: speech with phones, pitch and loudness that needs no model."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bridge.model import Phone, Speech, Word

__all__ = ["babble"]

_RATE = 16_000
_HOP_MICROS = 10_000
_VOWEL_MICROS, _CONSONANT_MICROS, _PAUSE_MICROS = 120_000, 65_000, 320_000
_VOWELS = {"a": "ɑ", "e": "ɛ", "i": "iː", "o": "oʊ", "u": "uː", "y": "ɪ"}
_CONSONANTS = {"c": "k", "g": "ɡ", "j": "dʒ", "q": "k", "r": "ɹ", "x": "s"}
_FIRST_SYLLABIC_SIGN = "⺀"  # from here on Unicode holds the syllabic and ideographic scripts
_SIGN_CONSONANTS, _SIGN_VOWELS = "tknsmhd", "aiueo"
_STOPS = frozenset(",.;:!?，。；：！？、…")
_LOUDNESS = {"vowel": 0.3, "voiced": 0.1, "voiceless": 0.04, "silence": 0.0}
_VOICELESS = frozenset("pfktsh")


def babble(text: str, *, utterance_id: str = "babble") -> Speech:
    """Return ``text`` spelt out: every letter a phone, every stop a pause.

    A hanzi or a kana is a syllable, and a word of its own. Longer words are higher and louder,
    the pitch falls towards the end, and rises there for a question.
    """
    phones, words = list(_phones(text)), list(_words(text))
    end = phones[-1].end_micros
    rows = end // _HOP_MICROS
    pitch, loud = np.zeros(rows), np.zeros(rows)
    for phone in phones:
        span = slice(phone.start_micros // _HOP_MICROS, phone.end_micros // _HOP_MICROS)
        word = next((w for w in words if w.start_micros <= phone.start_micros < w.end_micros), None)
        weight = min(len(word.text), 9) / 6.0 if word else 0.0
        kind = _kind(phone)
        loud[span] = _LOUDNESS[kind] * (0.6 + 0.4 * weight)
        if kind in ("vowel", "voiced"):
            pitch[span] = 175.0 + 30.0 * weight - 25.0 * phone.start_micros / end
    if "?" in text or "？" in text:
        tail = np.arange(rows) > rows - 60
        pitch[tail & (pitch > 0)] *= np.linspace(1.0, 1.4, int((tail & (pitch > 0)).sum()))
    samples = _sound(pitch, loud)
    f0 = pitch.astype(np.float32)
    samples.setflags(write=False)
    f0.setflags(write=False)
    return Speech(
        utterance_id=utterance_id,
        sample_rate=_RATE,
        samples=samples,
        phones=tuple(phones),
        words=tuple(words),
        f0_hz=f0,
        f0_hop_micros=_HOP_MICROS,
        is_complete=True,
    )


def _phones(text: str) -> Iterator[Phone]:
    at = 0
    for symbol, length, stress in (("", 100_000, 0), *_sounds(text), ("", 200_000, 0)):
        yield Phone(symbol=symbol, start_micros=at, end_micros=at + length, stress=stress)
        at += length


def _sounds(text: str) -> Iterator[tuple[str, int, int]]:
    is_stressed = False
    for letter in text.lower():
        if letter == " ":
            is_stressed = False
        elif letter in _VOWELS:
            yield _VOWELS[letter], _VOWEL_MICROS, 0 if is_stressed else 1
            is_stressed = True
        elif _is_sign(letter):
            yield _SIGN_CONSONANTS[ord(letter) % len(_SIGN_CONSONANTS)], _CONSONANT_MICROS, 0
            yield _VOWELS[_SIGN_VOWELS[ord(letter) % len(_SIGN_VOWELS)]], _VOWEL_MICROS, 1
        elif letter.isascii() and letter.isalpha():
            yield _CONSONANTS.get(letter, letter), _CONSONANT_MICROS, 0
        elif letter in _STOPS:
            yield "", _PAUSE_MICROS, 0


def _words(text: str) -> Iterator[Word]:
    """Yield the words where ``_sounds`` puts them."""
    at, char = 100_000, 0
    for piece in _pieces(text):
        char = text.index(piece, char)
        start = at
        for symbol, length, _ in _sounds(piece):
            at += length if symbol else 0
        yield Word(
            text=piece, start_micros=start, end_micros=at,
            start_char=char, end_char=char + len(piece),
        )  # fmt: skip
        at += sum(length for symbol, length, _ in _sounds(piece) if not symbol)
        char += len(piece)


def _pieces(text: str) -> list[str]:
    """Return what is a word: between spaces, or one sign with the stop that follows it."""
    pieces: list[str] = []
    for chunk in text.split():
        for place, letter in enumerate(chunk):
            if place == 0 or _is_sign(letter):
                pieces.append(letter)
            else:
                pieces[-1] += letter
    return pieces


def _is_sign(letter: str) -> bool:
    return letter >= _FIRST_SYLLABIC_SIGN and letter.isalnum()


def _kind(phone: Phone) -> str:
    if not phone.symbol:
        return "silence"
    if phone.symbol in _VOWELS.values():
        return "vowel"
    return "voiceless" if phone.symbol[0] in _VOICELESS else "voiced"


def _sound(pitch: NDArray[np.float64], loud: NDArray[np.float64]) -> NDArray[np.float32]:
    hop = _RATE * _HOP_MICROS // 1_000_000
    phase = np.cumsum(np.repeat(np.where(pitch > 0, pitch, 400.0), hop)) / _RATE
    return (np.repeat(loud, hop) * np.sin(2.0 * np.pi * phase)).astype(np.float32)
