"""Finds which source words a normalised text's words came from."""

import re
from difflib import SequenceMatcher

__all__ = ["Span", "word_spans"]

Span = tuple[int, int]

_WORD = re.compile(r"\S+")


def word_spans(source: str, spoken: str) -> list[tuple[Span, Span]]:
    """Return, for each word of ``spoken``, its own span and that of its source.

    Words that stand for others, as "five dollars" for "$5", share the source's whole span.
    """
    own = [match.span() for match in _WORD.finditer(spoken)]
    theirs = [match.span() for match in _WORD.finditer(source)]
    if not theirs:
        return []
    before = [source[a:b] for a, b in theirs]
    after = [spoken[a:b] for a, b in own]
    if before == after:
        return list(zip(own, theirs, strict=True))
    pairs: list[tuple[Span, Span]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(own[j1:j2], theirs[i1:i2], strict=True)
            continue
        # A word out of nowhere belongs to its left neighbour.
        first = min(i1, len(theirs) - 1) if i2 > i1 else max(0, i1 - 1)
        last = max(first, i2 - 1)
        if i2 - i1 == j2 - j1:
            pairs += zip(own[j1:j2], theirs[i1:i2], strict=True)
        else:
            pairs += [(span, (theirs[first][0], theirs[last][1])) for span in own[j1:j2]]
    return pairs
