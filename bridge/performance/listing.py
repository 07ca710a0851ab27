"""Finds the items of a list: counted ones, those in a row, and those under each other."""

import re
from collections.abc import Iterator, Sequence

from bridge.performance.lexicon import MeaningLexicon
from bridge.performance.sense import Meaning, Sense

__all__ = ["list_items"]

_BULLET = re.compile(r"(?:^|(?<=[\n\r])|(?<=[.;:!?] ))\s*(?:[-*•‣▪]|(\d{1,2})[.)])\s+(\w+)")
_FEWEST = 2
_NEVER_ITEMS = frozenset(
    {
        Meaning.GREETING,
        Meaning.GOODBYE,
        Meaning.THANKS,
        Meaning.APOLOGY,
        Meaning.AFFIRMATION,
        Meaning.NEGATION,
        Meaning.WORD_SEARCH,
        Meaning.CONTRAST,
    }
)


def list_items(folded: str, lexicon: MeaningLexicon, found: Sequence[Sense]) -> Iterator[Sense]:
    """Yield the items of the lists in a text; ``value`` counts from 1 within each list.

    Args:
        folded: The text.
        lexicon: Of its language.
        found: Its other senses: a greeting between commas is no item.
    """
    counted = list(_counted(folded, lexicon))
    yield from counted
    yield from _bullets(folded)
    yield from _in_a_row(folded, lexicon, found)


def _item(start: int, end: int, place: int) -> Sense:
    return Sense(meaning=Meaning.LIST_ITEM, start_char=start, end_char=end, value=place)


def _counted(folded: str, lexicon: MeaningLexicon) -> Iterator[Sense]:
    place = 0
    for match in lexicon.ordinal.finditer(folded):
        given = lexicon.ordinals[match.group("word")]
        if given < 0 and place == 0:
            continue  # "then" and "also" count only where counting has begun
        place = place + 1 if given < 0 else given
        yield _item(*match.span("word"), place)


def _bullets(folded: str) -> Iterator[Sense]:
    found = [match for match in _BULLET.finditer(folded)]
    if len(found) >= _FEWEST:
        for place, match in enumerate(found, start=1):
            yield _item(*match.span(2), int(match.group(1) or place))


def _in_a_row(folded: str, lexicon: MeaningLexicon, found: Sequence[Sense]) -> Iterator[Sense]:
    barred = [s for s in found if s.meaning in _NEVER_ITEMS]
    for match in lexicon.enumeration.finditer(folded):
        if any(s.start_char < match.end() and match.start() < s.end_char for s in barred):
            continue
        start, place = match.start(), 1
        for gap in lexicon.separator.finditer(folded, match.start(), match.end()):
            yield _item(start, gap.start(), place)
            start, place = gap.end(), place + 1
        yield _item(start, match.end(), place)
