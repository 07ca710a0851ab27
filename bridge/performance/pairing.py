"""Finds you and I set against each other: "you know it and I know it"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bridge.performance.sense import Meaning, Sense
from bridge.performance.wording import sign_micros

__all__ = ["paired"]

_PEOPLE = frozenset({Meaning.SELF, Meaning.OTHER})
_SENTENCE_ENDS = re.compile(r"[.;!?。；！？]")
# What joins the two stands before the second; only where words are not parted is it a comma.
_JOINS = re.compile(
    r"(?:\b(?:and|but|or|nor|not|while|whereas)(?: not)?\s+(?:for\s+|to\s+|with\s+)?"
    r"|[,，、]\s*(?:但是?|而且?|可是?|でも|しかし)?|[和跟与但而也])$",
    re.IGNORECASE,
)
_LATIN_COMMA = re.compile(r",\s+$")
_CLOSEST_MICROS, _FARTHEST_MICROS = 600_000, 4_000_000  # of expected speech: "you and I" is one


def paired(text: str, senses: Iterable[Sense]) -> Iterator[tuple[Sense, Sense]]:
    """Yield the two senses of each pair of people, by start; no sense is in two pairs."""
    people = [sense for sense in senses if sense.meaning in _PEOPLE]
    second = None
    for a, b in pairwise(people):
        if a is not second and a.meaning is not b.meaning and _is_joined(text, a, b):
            second = b
            yield a, b


def _is_joined(text: str, a: Sense, b: Sense) -> bool:
    between = text[a.end_char : b.start_char]
    if _SENTENCE_ENDS.search(between) or _LATIN_COMMA.search(between):
        return False
    if not _JOINS.search(between):
        return False
    micros = sum(map(sign_micros, text[a.start_char : b.start_char]))
    return _CLOSEST_MICROS <= micros <= _FARTHEST_MICROS
