"""Turns a judgement round that stands behind a negation: "it isn't good" is bad."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bridge.performance.sense import Meaning, Sense

__all__ = ["turned_round"]

# "I don't think it's good": so far a negation reaches, unless a clause ends before.
_REACH = re.compile(r"[ \w'-]{0,14}")
_OPPOSITE = {Meaning.GOOD: Meaning.BAD, Meaning.BAD: Meaning.GOOD}
_LEFT_OF_IT = 0.6  # "not bad" is less than good


def turned_round(found: Iterable[Sense], folded: str) -> Iterator[Sense]:
    """Yield the senses by start, praise behind a negation as blame, and blame as praise.

    Languages that negate behind the word have its negated forms in their lexicon.
    """
    reach = -1
    for sense in sorted(found, key=lambda each: each.start_char):
        if sense.meaning is Meaning.NEGATION:
            match = _REACH.match(folded, sense.end_char)
            reach = match.end() if match else -1
        elif sense.meaning is Meaning.CONTRAST:
            reach = -1
        opposite = _OPPOSITE.get(sense.meaning)
        if opposite is not None and sense.start_char <= reach:
            yield replace(sense, meaning=opposite, strength=_LEFT_OF_IT * sense.strength)
            reach = -1
        else:
            yield sense
