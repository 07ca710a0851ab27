"""The words of a text that a beat may fall on, judged before anything is heard."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bridge.model import Word
from bridge.performance.wording import is_content, prior, spell

__all__ = ["HeavyWord", "heavy_words", "plain_words"]

# A word of letters; a run of katakana; or hanzi with the kana that inflect them.
_WORD = re.compile(
    r"[^\W_\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:['’-]\w+)*"
    r"|[\uac00-\ud7af]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々]+[\u3040-\u309f]*"
)
# Signs that carry no weight in Chinese stand between those that do.
_LIGHT_SIGNS = "的了是在很和就也都吗呢吧啊我你他她它这那不没有把被给跟与着过个们"
_RUN = re.compile(f"[^{_LIGHT_SIGNS}]+")
_LONG_WORD = 7  # letters; longer words are rarer, and weigh more
_LONG_RUN = 4  # hanzi that are surely more than one word
_CLAUSE_END = ",.;:!?…—，。；：！？、"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeavyWord:
    """A word with a meaning of its own."""

    start_char: int
    end_char: int
    text: str
    weight: float
    """How much it asks for a beat; 1 is usual."""


def heavy_words(text: str, given: Collection[str] = frozenset()) -> tuple[HeavyWord, ...]:
    """Return the words of ``text`` that may carry an accent, in order.

    What ends a clause weighs most, for there the news is; what was said before, in the text or
    among the words ``given`` by it, weighs little.
    """
    spans = [(s, e) for s, e in _spans(text) if is_content(text[s:e])]
    said = set(given)
    words = []
    for start, end in spans:
        plain = spell(text[start:end])
        weight = 0.65 + prior(text[start:end])
        weight += 0.25 * (len(plain) >= _LONG_WORD) + 0.5 * _ends_clause(text, end)
        words.append(
            HeavyWord(
                start_char=start,
                end_char=end,
                text=text[start:end],
                weight=weight * (0.4 if plain in said else 1.0),
            )
        )
        said.add(plain)
    return tuple(words)


def plain_words(text: str, heard: Iterable[Word] = ()) -> frozenset[str]:
    """Return what is given once ``text`` was said: its words, and those a voice parts it into."""
    words = [text[start:end] for start, end in _spans(text)] + [word.text for word in heard]
    # One letter or sign is hardly ever the same word again.
    return frozenset(plain for word in words if len(plain := spell(word)) > 1)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not "\u3400" <= text[start] <= "\u9fff" or "\u3040" <= text[end - 1] <= "\u309f":
            yield start, end
            continue
        for run in _RUN.finditer(text, start, end):
            first, last = run.span()
            for at in range(first, last, _LONG_RUN):
                yield at, min(at + _LONG_RUN, last)


def _ends_clause(text: str, end: int) -> bool:
    rest = text[end:].lstrip("\"'”’」』)" + _LIGHT_SIGNS)
    return not rest.strip() or rest[0] in _CLAUSE_END
