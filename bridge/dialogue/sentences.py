"""Cuts text that arrives in pieces into sentences.

However a text is cut into pieces, the sentences are the same: each decision waits until the
text it looks at is there, and never looks further.
"""

from dataclasses import dataclass

from bridge.dialogue.boundaries import CLOSERS, Verdict, is_terminator, verdict
from bridge.dialogue.lexicon import base_language

__all__ = ["Sentence", "SentenceSplitter"]

LONGEST_CHARS = 240
"""About 16 s of speech, the most that one utterance should hold."""
_CLAUSE_LEAST_CHARS = 60  # a clause of a run-on is cut off no earlier
_EARLY_CHARS = 44  # from here on the first sentence may be cut at a clause: it is waited for
_EARLY_REST_CHARS = 28  # only when at least so much of it is still to come
_WIDE_SCALE = 0.4  # a kanji or hanzi takes as long to say as 2.5 letters
_CLAUSE_MARKS = frozenset(",;:—–、，；：،؛")
_OPEN = frozenset("「『（《【“")
_CLOSE = frozenset("」』）》】”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch of the text."""

    text: str
    start: int
    """First character, counted in the whole text."""
    end: int
    """One past the last character."""


class SentenceSplitter:
    """Splits one text. Feed ``push``, then ``finish`` once; single-threaded.

    The text is expected to have single spaces, and newlines only where sentences must end.
    """

    def __init__(self, language: str) -> None:
        self._base = base_language(language)
        scale = _WIDE_SCALE if self._base in ("ja", "zh") else 1.0
        self._longest = int(LONGEST_CHARS * scale)
        self._clause_least = int(_CLAUSE_LEAST_CHARS * scale)
        self._early = int(_EARLY_CHARS * scale)
        self._early_rest = int(_EARLY_REST_CHARS * scale)
        self._text = ""
        self._offset = 0  # of _text in the whole text
        self._at = 0  # everything before it goes on
        self._depth = 0  # of brackets in which wide marks end nothing
        self._early_cut = 0  # where the first sentence may be cut
        self._is_first = True

    def push(self, text: str) -> list[Sentence]:
        """Take more text; return the sentences that are certainly over."""
        self._text += text
        return self._split(final=False)

    def finish(self) -> list[Sentence]:
        """Return the rest, knowing that no more text comes."""
        sentences = self._split(final=True)
        return sentences + self._cut(len(self._text))

    def _split(self, *, final: bool) -> list[Sentence]:
        sentences: list[Sentence] = []
        while self._at < len(self._text):
            end = self._next_end(final)
            if end is None:
                break
            if end:
                sentences += self._cut(end)
        return sentences

    def _next_end(self, final: bool) -> int | None:
        """Read on by one character or mark: 0 goes on, None waits, else where to cut."""
        character = self._text[self._at]
        if self._at >= self._longest:
            return self._clause_end()
        if character == "\n":
            return self._at + 1
        if self._is_early_cut():
            return self._early_cut
        if is_terminator(character):
            return self._judge(final)
        if character in _OPEN:
            self._depth += 1
        elif character in _CLOSE:
            self._depth = max(0, self._depth - 1)
        elif character in _CLAUSE_MARKS and self._is_first and self._early_cut == 0:
            return self._note_clause(final)
        self._at += 1
        return 0

    def _judge(self, final: bool) -> int | None:
        text = self._text
        stop = self._at + 1
        while stop < len(text) and is_terminator(text[stop]):
            stop += 1
        close = stop
        while close < len(text) and text[close] in CLOSERS:
            close += 1
        depth = self._depth - sum(c in _CLOSE for c in text[stop:close])
        answer = verdict(
            text[: self._at],
            text[self._at : stop],
            text[stop:close],
            text[close:],
            self._base,
            final,
        )
        if answer is Verdict.UNKNOWN:
            return None
        if answer is Verdict.ENDS and (depth <= 0 or text[close : close + 1] == "\n"):
            return close
        self._depth, self._at = max(0, depth), close
        return 0

    def _note_clause(self, final: bool) -> int | None:
        after = self._text[self._at + 1 : self._at + 2]
        if not after and not final:
            return None
        wide = not self._text[self._at].isascii()
        if self._at + 1 >= self._early and (wide or after == " ") and self._depth == 0:
            self._early_cut = self._at + 1
        self._at += 1
        return 0

    def _is_early_cut(self) -> bool:
        return 0 < self._early_cut <= self._at - self._early_rest

    def _clause_end(self) -> int:
        """Return the best place to cut a run-on: a clause, else a word, else anywhere."""
        window = self._text[: self._longest]
        for at in range(len(window) - 1, self._clause_least, -1):
            if window[at] in _CLAUSE_MARKS and (
                window[at + 1 : at + 2] in ("", " ") or not window[at].isascii()
            ):
                return at + 1
        space = window.rfind(" ", 1)
        return space if space > 0 else self._longest

    def _cut(self, end: int) -> list[Sentence]:
        piece = self._text[:end]
        start = self._offset + len(piece) - len(piece.lstrip())
        self._text = self._text[end:]
        self._offset += end
        self._at = self._depth = self._early_cut = 0
        spoken = piece.strip()
        if not any(character.isalnum() for character in spoken):
            return []
        self._is_first = False
        return [Sentence(text=spoken, start=start, end=start + len(spoken))]
