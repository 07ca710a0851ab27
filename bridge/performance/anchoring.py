"""Chooses the place in the text that a movement for a sense falls on."""

import re

from bridge.performance.lexicon import fold, meaning_lexicon
from bridge.performance.sense import Sense

__all__ = ["anchor_char"]

_WORD = re.compile(r"\w[\w'-]*")
_NEXT_WORD = re.compile(r" (\w[\w'-]*)")


def anchor_char(text: str, sense: Sense, language: str) -> int:
    """Return where the word begins that carries ``sense``, judged by the text alone.

    It is the last word of the sense with a weight of its own. A word that leans on the next
    one is shown there: "my house" on the house.
    """
    lexicon = meaning_lexicon(language)
    if not lexicon.is_spaced:
        return sense.start_char
    folded = fold(text)
    inside = list(_WORD.finditer(folded, sense.start_char, sense.end_char))
    if len(inside) == 1 and inside[0].group() in lexicon.leans:
        following = _NEXT_WORD.match(folded, sense.end_char)
        if following and following.group(1) not in lexicon.function:
            return following.start(1)
    heavy = [match.start() for match in inside if match.group() not in lexicon.function]
    return [sense.start_char, *(match.start() for match in inside[-1:]), *heavy][-1]
