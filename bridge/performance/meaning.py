"""Finds what the words of a text mean to a body, by the lexicon of its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bridge.performance.lexicon import MeaningLexicon, Pattern, fold, meaning_lexicon
from bridge.performance.listing import list_items
from bridge.performance.numbers import numbers
from bridge.performance.sense import Sense
from bridge.performance.turning import turned_round

__all__ = ["senses"]

# Letters that would make a word longer: "can" is not in "can't", "well" not in "wellness".
_WORD_GOES_ON = re.compile(r"\w|'t\b")
_WORD_START = re.compile(r"(?<![\w])(?<!\w')\w")


def senses(text: str, language: str) -> tuple[Sense, ...]:
    """Return the senses of ``text`` by start.

    A word with several meanings has a sense for each, with the same span; other spans do not
    overlap, but an item of a list may hold the senses of its words. A language without a
    lexicon has numbers in digits only.
    """
    lexicon = meaning_lexicon(language)
    finding = _Finding(lexicon=lexicon, folded=fold(text), taken=bytearray(len(text)))
    found = list(turned_round([*finding.patterns(), *finding.phrases()], finding.folded))
    found += list_items(finding.folded, lexicon, found)
    return tuple(sorted(found, key=_order))


def _groups(rule: Pattern, match: re.Match[str]) -> list[int]:
    if rule.is_whole:
        return [0]
    return [k for k in range(1, rule.regex.groups + 1) if match.start(k) >= 0] or [0]


def _order(sense: Sense) -> tuple[int, int, float, str]:
    return sense.start_char, sense.end_char, -sense.strength, sense.meaning


@dataclass(slots=True, kw_only=True)
class _Finding:
    """One text being read; ``taken`` marks the signs that have their meaning."""

    lexicon: MeaningLexicon
    folded: str
    taken: bytearray
    numbers: dict[int, Sense] = field(default_factory=dict)

    def patterns(self) -> Iterator[Sense]:
        """Yield what neighbours decide; those first in the file have the first choice."""
        for rule in self.lexicon.patterns:
            for match in rule.regex.finditer(self.folded):
                for group in _groups(rule, match):
                    start, end = match.span(group)
                    if start == end or any(self.taken[start:end]):
                        continue
                    self._take(start, end)
                    if rule.meaning is not None:
                        yield Sense(
                            meaning=rule.meaning, start_char=start, end_char=end,
                            strength=rule.strength, value=group if rule.counts else 0,
                        )  # fmt: skip

    def phrases(self) -> Iterator[Sense]:
        """Yield what the longest phrase at each place says, from left to right."""
        self.numbers = {found.start_char: found for found in numbers(self.folded, self.lexicon)}
        for start in self._places():
            if self.taken[start]:
                continue
            end = self._longest(start)
            number = self.numbers.get(start)
            if number is not None and number.end_char > end and self._is_free(number):
                self._take(start, number.end_char)
                yield number
            elif end > start:
                self._take(start, end)
                for meaning, strength in self.lexicon.phrases[self.folded[start:end]]:
                    yield Sense(meaning=meaning, start_char=start, end_char=end, strength=strength)

    def _places(self) -> Iterator[int]:
        if not self.lexicon.is_spaced:
            yield from range(len(self.folded))
        else:
            yield from (match.start() for match in _WORD_START.finditer(self.folded))

    def _longest(self, start: int) -> int:
        """Return the end of the longest phrase that begins at ``start``; ``start`` for none."""
        folded, lexicon = self.folded, self.lexicon
        lengths = lexicon.heads.get(folded[start : start + 2], ())
        for length in (*lengths, *lexicon.heads.get(folded[start], ())):
            end = start + length
            if (
                end <= len(folded)
                and folded[start:end] in lexicon.phrases
                and not any(self.taken[start:end])
                and not (lexicon.is_spaced and _WORD_GOES_ON.match(folded, end))
            ):
                return end
        return start

    def _is_free(self, sense: Sense) -> bool:
        return not any(self.taken[sense.start_char : sense.end_char])

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)
