"""What can be told from the letters alone: how heavy a word is, how long a text takes."""

import re
from collections.abc import Collection, Sequence

from bridge.model import Word
from bridge.performance.lexicon import meaning_lexicon
from bridge.performance.sense import Meaning, Sense

__all__ = [
    "expected_micros",
    "is_content",
    "last_content_char",
    "prior",
    "sign_micros",
    "spell",
    "text_priors",
]

_HEAVY = frozenset(
    {
        Meaning.NEGATION,
        Meaning.INTENSITY,
        Meaning.INCLUSIVITY,
        Meaning.NUMBER,
        Meaning.OBLIGATION,
        Meaning.BIG,
        Meaning.SMALL,
        Meaning.TALL,
    }
)
_ASKS_FOR_ACCENT, _NUMBER_OR_NAME, _CONTENT, _GIVEN, _LIGHT = 0.7, 0.5, 0.35, 0.0, -1.0
_ONE_OF_TWO = 0.3  # added to what is contrasted with something
_MICROS_A_LETTER = 68_000  # English at 160 words a minute
_MICROS_A_SYLLABIC_SIGN = 190_000  # hanzi, kana and hangul stand for a syllable or more
_MICROS_A_STOP = 220_000
_RUN = re.compile(r"[\u3400-\u9fff々]+|[\u30a0-\u30ff]+|[^\W\u2e80-\u9fff]+")
_LONGEST_RUN = 3  # hanzi that may well be one word
_PUNCTUATION = ".,;:!?…—。、！？，；："


def spell(text: str) -> str:
    """Return a word in lower case without what surrounds it."""
    return text.strip(_PUNCTUATION + "\"'“”‘’()[]「」『』").lower().replace("’", "'")


def is_content(text: str, language: str = "en") -> bool:
    """Return whether a word carries meaning of its own; in an unknown language all do."""
    plain, lexicon = spell(text), meaning_lexicon(language)
    return bool(plain) and plain not in lexicon.function and plain not in lexicon.fillers


def prior(text: str, language: str = "en") -> float:
    """Return how much a word asks to be accented before anything is heard of it."""
    plain, lexicon = spell(text), meaning_lexicon(language)
    reading = lexicon.phrases.get(plain, ())
    if plain in lexicon.focus or any(m in _HEAVY and s > 0.5 for m, s in reading):
        return _ASKS_FOR_ACCENT
    if any(c.isdigit() for c in plain) or (len(plain) > 1 and spell(text.lower()) != text.lower()):
        return _NUMBER_OR_NAME
    return _CONTENT if is_content(text, language) else _LIGHT


def text_priors(
    words: Sequence[Word],
    found: Sequence[Sense],
    language: str,
    given: Collection[str] = frozenset(),
) -> list[float]:
    """Return how much each word of a text asks to be accented.

    What was said before is given, and asks for nothing; what is contrasted asks for more.

    Args:
        words: In order, with their places in the text.
        found: The senses of the text.
        language: BCP 47 tag.
        given: What was said before the text.
    """
    said = set(given)
    priors: list[float] = []
    for word in words:
        weight, plain = prior(word.text, language), spell(word.text)
        inside = [
            s
            for s in found
            if word.start_char >= 0
            and s.start_char < word.end_char
            and word.start_char < s.end_char
        ]
        if any(s.meaning in _HEAVY and s.strength > 0.5 for s in inside):
            weight = max(weight, _ASKS_FOR_ACCENT)
        elif len(plain) > 1 and plain in said:
            weight = min(weight, _GIVEN)
        if any(s.meaning is Meaning.CONTRAST and s.value for s in inside):
            weight = max(weight, _CONTENT) + _ONE_OF_TWO
        said.add(plain)
        priors.append(weight)
    return priors


def expected_micros(text: str) -> int:
    """Return how long ``text`` takes to say, from its letters."""
    return max(sum(map(sign_micros, text.rstrip(_PUNCTUATION + " \"'”’"))), 400_000)


def sign_micros(sign: str) -> int:
    """Return how long one sign takes to say."""
    if sign in _PUNCTUATION:
        return _MICROS_A_STOP
    # From U+2E80 on Unicode holds the syllabic and ideographic scripts.
    return _MICROS_A_SYLLABIC_SIGN if sign >= "⺀" else _MICROS_A_LETTER


def last_content_char(text: str, language: str = "en") -> int:
    """Return where the last word with a meaning of its own begins; 0 when there is none."""
    if not meaning_lexicon(language).is_spaced:
        return _last_run(text, language)
    at, found = 0, 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if is_content(word, language):
            found = start
    return found


def _last_run(text: str, language: str) -> int:
    """Return where the last run of heavy signs begins, or its last two where it is long."""
    runs = [m for m in _RUN.finditer(text) if any(is_content(sign, language) for sign in m.group())]
    if not runs:
        return 0
    start, end = runs[-1].span()
    while end > start + 1 and not is_content(text[end - 1], language):
        end -= 1
    is_long = end - start > _LONGEST_RUN and text[start] >= "\u3400"
    return end - 2 if is_long else start
