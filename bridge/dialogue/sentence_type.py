"""Tells what form a sentence has."""

import re

from bridge.dialogue.lexicon import lexicon_of
from bridge.model import SentenceType

__all__ = ["QUESTIONS", "fold", "sentence_type"]

QUESTIONS = frozenset(
    {
        SentenceType.YES_NO_QUESTION,
        SentenceType.WH_QUESTION,
        SentenceType.ALTERNATIVE_QUESTION,
    }
)

_CURLY = str.maketrans({"’": "'", "‘": "'"})
_OPENERS = "\"'“”「『（(《〈【[«„¿¡—–-… "
_CLOSERS = "\"'“”」』）)》〉】]» "
_FINAL_MARKS = re.compile(r"[.。．｡!！?？؟…‼⁇⁈⁉~〜～]+$")


def fold(text: str) -> str:
    """Return ``text`` as the rules see it: lower case, straight apostrophes, no outer quotes."""
    return text.translate(_CURLY).lower().lstrip(_OPENERS).rstrip(_CLOSERS)


def sentence_type(text: str, language: str) -> SentenceType:
    """Return the form of one sentence; words outweigh punctuation where the two differ."""
    folded = fold(text)
    end = _final_mark(folded)
    for rule in lexicon_of(language).sentence_types:
        if (not rule.ends or end in rule.ends) and rule.pattern.search(folded):
            return rule.type
    return SentenceType.STATEMENT


def _final_mark(folded: str) -> str:
    found = _FINAL_MARKS.search(folded)
    if found is None:
        return ""
    marks = found.group()
    if any(mark in "?？؟⁇⁈⁉" for mark in marks):
        return "?"
    return "!" if any(mark in "!！‼" for mark in marks) else "."
