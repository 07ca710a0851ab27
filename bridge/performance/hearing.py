"""Tells when each place of a text is heard."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from bridge.model import Phone, Word
from bridge.performance.wording import sign_micros

__all__ = ["Hearing"]


class Hearing:
    """The places of a text along its speech so far.

    What it has answered it answers again when more speech has come: a place belongs to the
    first word that reaches beyond it, and words are only ever added.
    """

    def __init__(self, text: str, words: Sequence[Word], phones: Sequence[Phone]) -> None:
        self._text = text
        self.words = tuple(_placed(text, words))
        """Those of the speech; one without a place has got the first that fits."""
        self._ends = list(accumulate((word.end_char for word in self.words), max))
        self._phones = tuple(phone for phone in phones if phone.symbol)
        self._starts = [phone.start_micros for phone in self._phones]

    def word_at(self, char: int) -> int | None:
        """Return the index of the word that holds ``char``, or is the next one to be heard."""
        index = bisect_right(self._ends, char)
        return index if index < len(self.words) else None

    def micros_at(self, char: int) -> int | None:
        """Return the utterance time at which ``char`` is said; None while it is not heard.

        Between words it is the start of the next one. Inside a word it is found by the share
        of the letters before it, and moved to the start of the phone that sounds there.
        """
        index = self.word_at(char)
        if index is None:
            return None
        word = self.words[index]
        if char <= word.start_char:
            return word.start_micros
        before = sum(map(sign_micros, self._text[word.start_char : char]))
        whole = sum(map(sign_micros, self._text[word.start_char : word.end_char]))
        return self._snapped(word, before / whole if whole else 0.0)

    def _snapped(self, word: Word, share: float) -> int:
        first = bisect_left(self._starts, word.start_micros)
        last = bisect_left(self._starts, word.end_micros)
        if last - first < 2:
            return word.start_micros + round(share * (word.end_micros - word.start_micros))
        return self._starts[first + min(round(share * (last - first)), last - first - 1)]


def _placed(text: str, words: Sequence[Word]) -> Iterator[Word]:
    at = 0
    for word in words:
        placed = word
        if word.start_char < 0 and word.text:
            found = text.find(word.text, at)
            if found >= 0:
                placed = replace(word, start_char=found, end_char=found + len(word.text))
        at = max(at, placed.end_char)
        yield placed
