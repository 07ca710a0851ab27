"""Reads a clause aloud, on paper: from letters to hibari's symbols, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hibari.g2p import G2P
from hibari.g2p.normalize import normalize

from bridge.errors import VoiceError
from bridge_hibari.alignment import Span, word_spans
from bridge_hibari.symbols import is_sound

__all__ = ["ReadWord", "Reader", "Reading"]

_LONGEST_SYMBOLS = 350  # hibari itself stops at 400
_LONG_NUMBER = re.compile(r"\d{16,}")  # beyond what has a name: read digit by digit
_LONG_WORD = re.compile(r"[^\W\d_]{40,}")  # nothing anybody says; hibari's speller stops there
_EDGES = " \t\n.,;:!?…\"'“”‘’()[]{}<>*_—–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWord:
    """One word and where its symbols are."""

    text: str
    start_char: int
    """First character, counted in the utterance's text."""
    end_char: int
    first_symbol: int
    end_symbol: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Symbols that the network speaks in one go."""

    symbols: str
    words: tuple[ReadWord, ...]
    ends_sentence: bool


class Reader:
    """English spelling to sound, with hibari's own dictionaries."""

    def __init__(self, *, british: bool, known: Any) -> None:
        self._g2p = G2P(british=british)
        self._known = known

    def read(self, text: str, start: int, end: int, *, ends_sentence: bool) -> Iterator[Reading]:
        """Yield the readings of ``text[start:end]``: none when nothing in it makes a sound.

        Usually one; more for what is long once spelt out, such as a table of numbers.
        """
        symbols = ""
        words: list[ReadWord] = []
        for token_symbols, word in self._words(text, start, end):
            if len(symbols) + len(token_symbols) > _LONGEST_SYMBOLS and words:
                yield Reading(symbols=symbols.rstrip(), words=tuple(words), ends_sentence=False)
                symbols, words = "", []
            if word:
                words.append(_moved(word, len(symbols)))
            symbols += token_symbols[:_LONGEST_SYMBOLS]
        if words:
            symbols = symbols.rstrip()
            yield Reading(symbols=symbols, words=tuple(words), ends_sentence=ends_sentence)

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[str, ReadWord | None]]:
        """Yield the symbols of each word with what follows it, counted from its own first."""
        source = _speakable(text[start:end])
        try:
            spoken = normalize(source)
            tokens = self._g2p.phonemize_tokens(self._g2p.tokenize(spoken))
        except Exception as error:  # hibari documents none; whatever it is, this text caused it
            shown = text[start : start + 40]
            raise VoiceError(f"hibari cannot read {shown!r}: {error}") from error
        spans = word_spans(source, spoken)
        position = 0
        for group in _grouped(tokens):
            width = sum(len(token.text) + len(token.whitespace) for token in group)
            symbols = self._known(
                "".join((t.phonemes or "") + (" " if t.whitespace else "") for t in group)
            )
            where = _source_of(spans, position, position + width)
            position += width
            sounding = len(symbols.rstrip(' ,.;:!?…—"“”()'))
            if not any(map(is_sound, symbols)) or where is None:
                yield symbols, None
                continue
            label = "".join(t.text + t.whitespace for t in group).strip(_EDGES)
            yield symbols, _word(text, start, source, where, label, sounding)


def _word(text: str, start: int, source: str, where: Span, label: str, sounding: int) -> ReadWord:
    left, right = _trimmed(source, *where)
    return ReadWord(
        text=label,
        start_char=start + left,
        end_char=start + right,
        first_symbol=0,
        end_symbol=sounding,
    )


def _speakable(clause: str) -> str:
    """Return ``clause``, of the same length, without what hibari's tables have no end for."""
    clause = _LONG_WORD.sub(lambda m: _spaced(m.group(), 39), clause)
    return _LONG_NUMBER.sub(lambda m: _spaced(m.group(), 3), clause)


def _spaced(run: str, every: int) -> str:
    """Blank out every so many characters: lengths stay, and so do positions."""
    return "".join(" " if i % (every + 1) == every else c for i, c in enumerate(run))


def _grouped(tokens: list[Any]) -> Iterator[list[Any]]:
    """Yield the tokens of one word at a time, with the punctuation that follows them."""
    group: list[Any] = []
    for token in tokens:
        group.append(token)
        if token.whitespace or not any(map(is_sound, token.phonemes or "")):
            yield group
            group = []
    if group:
        yield group


def _source_of(spans: list[tuple[Span, Span]], start: int, end: int) -> Span | None:
    found = [theirs for own, theirs in spans if own[0] < end and start < own[1]]
    return (found[0][0], found[-1][1]) if found else None


def _trimmed(source: str, left: int, right: int) -> Span:
    """Return the span without the punctuation at its ends."""
    while left < right - 1 and source[left] in _EDGES:
        left += 1
    while right > left + 1 and source[right - 1] in _EDGES:
        right -= 1
    return left, right


def _moved(word: ReadWord, by: int) -> ReadWord:
    return ReadWord(
        text=word.text,
        start_char=word.start_char,
        end_char=word.end_char,
        first_symbol=word.first_symbol + by,
        end_symbol=word.end_symbol + by,
    )
