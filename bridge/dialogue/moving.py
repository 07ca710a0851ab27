"""Movements written in a text, on their way to the utterances they belong to."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from bridge.dialogue.moves import MoveMark
from bridge.dialogue.sentences import Sentence
from bridge.model import Anchor, Behaviour, Layer

__all__ = ["Movements", "moved_behaviours"]

_MOST_EACH = 16  # movements of one utterance; a model that asks for more is stuck

_SYLLABIC = "⺀"  # from here on Unicode holds scripts in which a sign is a word or part of one


class Movements:
    """Marks that wait for their sentence, by place in the clean text; the first comes first."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, MoveMark]] = deque()

    def add(self, at: int, mark: MoveMark) -> None:
        """Keep a mark that stands at a place of the clean text."""
        self._waiting.append((at, mark))

    def take(self, sentence: Sentence, *, is_last: bool) -> tuple[Behaviour, ...]:
        """Return the behaviours of a sentence; the last one has what stands behind it too."""
        found: list[Behaviour] = []
        while self._waiting and (is_last or self._waiting[0][0] < sentence.end):
            at, mark = self._waiting.popleft()
            found.append(mark.placed(_place(sentence.text, at - sentence.start, mark.layer)))
        return tuple(found[:_MOST_EACH])

    def rest(self) -> tuple[Behaviour, ...]:
        """Return those of a turn without words."""
        found = tuple(mark.placed(0) for _, mark in self._waiting)
        self._waiting.clear()
        return found[:_MOST_EACH]


def moved_behaviours(behaviours: Iterable[Behaviour], old: str, new: str) -> tuple[Behaviour, ...]:
    """Return behaviours of ``old`` tied to the same words of ``new``, its reviewed version."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    def moved(anchor: Anchor | None) -> Anchor | None:
        if anchor is None:
            return None
        for kind, start, end, new_start, _ in steps:
            if anchor.at_char < end:
                kept = anchor.at_char - start if kind == "equal" else 0
                return replace(anchor, at_char=new_start + kept)
        return replace(anchor, at_char=len(new))

    return tuple(
        replace(
            each,
            start=moved(each.start),
            ready=moved(each.ready),
            stroke=moved(each.stroke),
            relax=moved(each.relax),
            end=moved(each.end),
        )
        for each in behaviours
    )


def _place(text: str, at: int, layer: Layer) -> int:
    """Return where the next word begins; a gesture behind the last one is made with it."""
    at = max(at, 0)
    while at < len(text) and not text[at].isalnum():
        at += 1
    if at < len(text) or layer is not Layer.GESTURE:
        return min(at, len(text))
    while at > 0 and not text[at - 1].isalnum():
        at -= 1
    at = max(at - 1, 0)
    while at > 0 and text[at - 1].isalnum() and text[at] < _SYLLABIC:
        at -= 1
    return at
