"""Finds numbers, in digits and in words, and what they are worth."""

import re
from collections.abc import Iterator

from bridge.performance.lexicon import MeaningLexicon
from bridge.performance.sense import Meaning, Sense

__all__ = ["numbers"]

_DIGITS = re.compile(r"(?<![a-z0-9])(?<!\d[.,:/-])\d+(?:[.,:/]\d+)*(?![a-z0-9])", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_WHOLE = re.compile(r"\d{1,6}")
_SHOWN_ON_FINGERS = 10
_BEYOND = 0.5  # how much of a number that no hand can show
_THOUSAND = 1000


def numbers(folded: str, lexicon: MeaningLexicon) -> Iterator[Sense]:
    """Yield every number; the value of one that is not whole, or too long to say, is 0."""
    for match in _DIGITS.finditer(folded):
        yield _sense(match.start(), match.end(), _value_of_digits(match.group()))
    for match in lexicon.number.finditer(folded):
        value = _value_of_words(match.group(), lexicon)
        yield _sense(match.start(), match.end(), value)


def _sense(start: int, end: int, value: int) -> Sense:
    strength = 1.0 if 0 < value <= _SHOWN_ON_FINGERS else _BEYOND
    return Sense(
        meaning=Meaning.NUMBER, start_char=start, end_char=end, strength=strength, value=value
    )


def _value_of_digits(written: str) -> int:
    if _GROUPED.fullmatch(written):
        written = written.replace(",", "")
    return int(written) if _WHOLE.fullmatch(written) else 0


def _value_of_words(written: str, lexicon: MeaningLexicon) -> int:
    total = section = digit = 0
    for word in _words(written, lexicon):
        value = lexicon.number_words[word]
        if word not in lexicon.multipliers:
            # Hanzi without units between them are written like digits: 二〇二六.
            digit = digit + value if lexicon.is_spaced else digit * 10 + value
        elif value >= _THOUSAND:
            total += max(section + digit, 1) * value
            section = digit = 0
        else:
            section += max(digit, 1) * value
            digit = 0
    return total + section + digit


def _words(written: str, lexicon: MeaningLexicon) -> list[str]:
    known = lexicon.number_words
    if written in known:
        return [written]
    words = re.findall(r"\w+", written) if lexicon.is_spaced else list(written)
    return [word for word in words if word in known]
