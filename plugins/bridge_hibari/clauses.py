"""Cuts a text into the stretches that are spoken in one go.

The network's work grows with what it is given, so a long sentence is cut at its clauses: the
first stretch is short, to be heard soon; the later ones are long, to sound of a piece.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hibari import Hibari

__all__ = ["Clause", "clauses"]

_FIRST_CHARS = 60
_LATER_CHARS = 180
_SHORTEST_CHARS = 12  # a lone "Well," would be spoken as if it were everything
_CLAUSE_END = re.compile(r"(?<=[,;:—–])\s+")
_WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One stretch of the text."""

    start_char: int
    end_char: int
    ends_sentence: bool


def clauses(text: str) -> Iterator[Clause]:
    """Yield the stretches of ``text`` in order; what lies between them is white space."""
    limit, position = _FIRST_CHARS, 0
    for sentence in Hibari.split_sentences(text):
        start = text.index(sentence, position)
        position = start + len(sentence)
        for left, right in _cut(text, start, position, limit):
            yield Clause(start_char=left, end_char=right, ends_sentence=right == position)
        limit = _LATER_CHARS


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    while end - start > limit:
        cut, resume = _best_cut(text, start, start + limit)
        if end - cut < _SHORTEST_CHARS:
            break
        yield start, cut
        start, limit = resume, _LATER_CHARS
    if start < end:
        yield start, end


def _best_cut(text: str, start: int, latest: int) -> tuple[int, int]:
    """Return where to end a stretch and where the next begins."""
    earliest = start + _SHORTEST_CHARS
    for boundary in (_CLAUSE_END, _WORD_END):
        # Words are cut only where the sentence offers nothing better within twice the length.
        reach = latest + (latest - start if boundary is _CLAUSE_END else 0)
        found = [m for m in boundary.finditer(text, earliest, reach) if m.start() > earliest]
        within = [m for m in found if m.start() <= latest]
        if found:
            match = within[-1] if within else found[0]
            return match.start(), match.end()
    return latest, latest
