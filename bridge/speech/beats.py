"""A text as beats: estimated phones and pauses with their usual lengths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bridge.rigs.phones import is_vowel
from bridge.speech.letters import phones_of_word

__all__ = ["Beat", "beats_of", "text_words"]

# Microseconds, from the middle of the ranges of Klatt 1976.
_LONG_VOWEL, _VOWEL, _STOP, _FRICATIVE, _SONORANT = 160_000, 90_000, 70_000, 95_000, 65_000
_CLAUSE_PAUSE, _SENTENCE_PAUSE = 250_000, 450_000
_FINAL_LENGTHENING = 1.5  # of the last vowel before a pause and what follows it

_STOPS = frozenset(("p", "b", "t", "d", "k", "ɡ", "tʃ", "dʒ", "ts", "tɕ"))
_FRICATIVES = frozenset("fvθðszʃʒhxɸ")
_SHORTEST_STRESSED_WORD = 4  # phones: shorter words are mostly grammar

_WORD = re.compile(
    r"[\u3400-\u9fff]+[\u3040-\u309f]*|[\u3040-\u309fー]+|[\u30a0-\u30ff]+|"
    r"[^\s\u3040-\u30ff\u3400-\u9fff]+"
)
_CHINESE_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_CLAUSE_END = re.compile(r"[,;:、，；：—–）)\]]+[\"'”’」]*$|^[,;:、，；：—–]+")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’」）)\]]*$")
_EDGES = " \t\n.,;:!?…\"'“”‘’()[]{}<>*_—–-、。，！？；：「」『』（）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One estimated phone, or a pause."""

    symbol: str
    """IPA; empty for a pause."""
    micros: int
    """Its usual length."""
    stress: int = 0
    word: int = -1
    """Index into ``text_words``; -1 for a pause."""


def text_words(text: str, language: str) -> list[tuple[int, int, int]]:
    """Return ``(start, end, pause)`` of each word: its characters, and the pause after it."""
    pattern = _CHINESE_WORD if language.split("-")[0].lower() in ("yue", "zh") else _WORD
    found: list[tuple[int, int, int]] = []
    for match in pattern.finditer(text):
        written = match.group()
        start = match.start() + len(written) - len(written.lstrip(_EDGES))
        end = match.end() - len(written) + len(written.rstrip(_EDGES))
        pause = _pause(written)
        if start < end:
            found.append((start, end, pause))
        elif found and pause:  # punctuation that stands alone
            found[-1] = (*found[-1][:2], max(found[-1][2], pause))
    return found


def beats_of(text: str, language: str) -> list[Beat]:
    """Return the beats of ``text``, in order."""
    beats: list[Beat] = []
    words = text_words(text, language)
    for index, (start, end, pause) in enumerate(words):
        phones = phones_of_word(text[start:end], language)
        is_final = bool(pause) or index == len(words) - 1
        beats += _word_beats(phones, index, is_final=is_final)
        if pause:
            beats.append(Beat(symbol="", micros=pause))
    return beats


def _word_beats(phones: tuple[str, ...], word: int, *, is_final: bool) -> Iterator[Beat]:
    vowels = [index for index, phone in enumerate(phones) if is_vowel(phone)]
    is_stressed = len(phones) >= _SHORTEST_STRESSED_WORD
    for index, phone in enumerate(phones):
        is_lengthened = is_final and index >= (vowels[-1] if vowels else 0)
        yield Beat(
            symbol=phone,
            micros=round(_usual(phone) * (_FINAL_LENGTHENING if is_lengthened else 1)),
            stress=int(is_stressed and vowels[:1] == [index]),
            word=word,
        )


def _usual(phone: str) -> int:
    if is_vowel(phone):
        return _LONG_VOWEL if len(phone) > 1 else _VOWEL
    if phone in _STOPS:
        return _STOP
    return _FRICATIVE if phone in _FRICATIVES else _SONORANT


def _pause(written: str) -> int:
    if _SENTENCE_END.search(written):
        return _SENTENCE_PAUSE
    return _CLAUSE_PAUSE if _CLAUSE_END.search(written) else 0
