"""Finds the words of a sentence that are likely to be stressed."""

import re
from collections.abc import Iterable, Iterator

from bridge.dialogue.lexicon import base_language, lexicon_of
from bridge.model import Emphasis

__all__ = ["emphases"]

_MOST = 3  # more accents than this in a sentence and none stands out
_CHARS_EACH = {"zh": 7, "ja": 9}  # a sentence earns one accent for so much text
_CHARS_EACH_ELSEWHERE = 20
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_CAPITALS_STRENGTH = 0.8
_SPELT_OUT = """
    AI API AM AMA AR BBC CD CEO CIA CNN CPU CSS DIY DJ DLC DNA DVD EU FAQ FBI FPS GDP GPS GPU HD
    HP HTML HTTP HUD ID II III IQ IT IV JSON LED LOL MMO MVP NASA NATO NBA NPC OBS OK OMG OSC PC
    PDF PM RAM RPG RSVP SQL TV UFO UI UK UN URL US USA USB UTC VIP VMC VR VRM WIFI XP XR
"""
_ACRONYMS = frozenset(_SPELT_OUT.split())


def emphases(text: str, language: str, marked: Iterable[Emphasis] = ()) -> tuple[Emphasis, ...]:
    """Return what is stressed in ``text``, in text order, without overlaps.

    What an author ``marked`` is kept as it is; guesses from the words fill up to three,
    the strongest first.
    """
    chosen: list[Emphasis] = []
    for mark in marked:
        _take(chosen, mark)
    width = _CHARS_EACH.get(base_language(language), _CHARS_EACH_ELSEWHERE)
    room = min(_MOST, 1 + len(text) // width)
    # sorted() is stable: among equals the rule that stands first in the lexicon wins.
    for guess in sorted(_guesses(text, language), key=lambda found: -found.strength):
        if len(chosen) >= room:
            break
        _take(chosen, guess)
    return tuple(sorted(chosen, key=lambda found: found.start_char))


def _take(chosen: list[Emphasis], new: Emphasis) -> None:
    if all(new.end_char <= old.start_char or old.end_char <= new.start_char for old in chosen):
        chosen.append(new)


def _guesses(text: str, language: str) -> Iterator[Emphasis]:
    if text != text.upper():  # in a sentence all in capitals they single out nothing
        for match in _CAPITALS.finditer(text):
            if match.group() not in _ACRONYMS:
                yield _span(match, 0, _CAPITALS_STRENGTH)
    for rule in lexicon_of(language).emphases:
        for match in rule.pattern.finditer(text):
            groups = [i for i in range(1, len(match.groups()) + 1) if match.group(i)]
            for group in groups or [0]:
                yield _span(match, group, rule.strength)


def _span(match: re.Match[str], group: int, strength: float) -> Emphasis:
    start, end = match.span(group)
    return Emphasis(start_char=start, end_char=end, strength=strength)
