"""Takes the markup out of text as it arrives: tags, emphasis, and what chat models add.

Understood are ``[joy 0.7]``, ``[vad 0.7 0.2 -0.1]``, ``[act:greeting]``, ``[nod]``, ``[pause]``,
``*word*`` and ``**word**``. Stage directions, emoji and faces become feelings. Headings, bullets,
code, links' addresses, hidden thoughts and role prefixes are not spoken. Anything unclear is
ordinary text.
"""

import re

from bridge.dialogue.inline import WAIT, read_inline
from bridge.dialogue.marks import Said, Token

__all__ = ["MarkupReader"]

_LINE_CHARS = 28  # what a line starts with is decided within so many characters
_RULE = re.compile(r"(?:[-*_=] ?){3,}\s*(?:\n|\Z)")
_PREFIX = re.compile(r"#{1,6} +|> ?|[-+•·*] +(?=\S)")
_ORDINAL = re.compile(r"(\d{1,2})[.)] +(?=[^\W\d_]|[*\[])")
_ROLES = ("assistant", "ai", "bot", "character", "model")
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_TIGHT = frozenset(".,!?…;。，！？、")
_FENCE = "```"
_LINE_MARKS = "#>-+•·*_=` 0123456789.)"


class MarkupReader:
    """Reads one text piece by piece. Feed ``push``, then ``finish`` once; single-threaded.

    The joined ``Said`` texts hold single spaces, and a newline where a sentence must end.
    However a text is cut into pieces, the words and the marks between them are the same.
    """

    def __init__(self, character: str = "") -> None:
        self._raw = ""
        self._at = 0
        self._previous = "\n"
        self._gap = ""  # white space read but not yet said
        self._removed = False  # something was taken out since the last word
        self._is_line_start = True
        self._is_text_start = True
        self._hidden_until = ""
        self._names = tuple(name for name in (*_ROLES, character.lower()) if name)
        names = "|".join(map(re.escape, self._names))
        self._role = re.compile(rf"\**(?:{names})\**\s?[:：]\**\s*", re.IGNORECASE)
        self._line_chars = _LINE_CHARS + len(character)

    def push(self, piece: str) -> list[Token]:
        """Take more text; return what is certain by now."""
        self._raw = self._raw[self._at :] + piece
        self._at = 0
        return self._read(final=False)

    def finish(self) -> list[Token]:
        """Return what was held back, knowing that no more text comes."""
        return self._read(final=True)

    def _read(self, *, final: bool) -> list[Token]:
        tokens: list[Token] = []
        while self._at < len(self._raw):
            found = self._step(final)
            if found is None:
                break
            tokens += found
        return tokens

    def _step(self, final: bool) -> list[Token] | None:
        if self._hidden_until:
            return self._skip_hidden(final)
        if self._raw[self._at].isspace():
            return self._read_space(final)
        if self._is_line_start:
            return self._read_line_start(final)
        if thought := _THOUGHT.match(self._raw, self._at):
            self._hidden_until = f"</{thought.group(1)}>"
            self._at = thought.end()
            return []
        reading = read_inline(self._raw[self._at : self._at + 640], self._previous, final)
        if reading is None or reading == WAIT:
            return None
        used, found = reading
        is_tag = self._raw[self._at] == "[" and not any(isinstance(t, Said) for t in found)
        if not is_tag:  # what was taken out does not part what stands around it: "[joy][nod]"
            self._previous = self._raw[self._at + used - 1]
        self._at += used
        return [self._said(token) for token in found] if found else self._nothing()

    def _said(self, token: Token) -> Token:
        if not isinstance(token, Said):
            self._removed = True
            return token
        gap = "" if self._is_text_start else self._gap
        if gap == " " and self._removed and token.text[0] in _TIGHT:
            gap = ""
        self._gap, self._removed, self._is_text_start = "", False, False
        return Said(text=gap + token.text, stressed=token.stressed)

    def _nothing(self) -> list[Token]:
        self._removed = True
        return []

    def _read_space(self, final: bool) -> list[Token] | None:
        found = _SPACE.match(self._raw, self._at)
        assert found is not None
        if found.end() == len(self._raw) and not final:
            return None  # what follows tells a wrapped line from a new one
        lines = found.group().replace("\u2029", "\n\n").count("\n")
        follows = self._raw[found.end() : found.end() + 1]
        self._at = found.end()
        if lines > 1 or (lines == 1 and not follows.islower()):
            self._gap, self._previous, self._is_line_start = "\n", "\n", True
        else:
            self._gap, self._previous = self._gap or " ", " "
        return []

    def _read_line_start(self, final: bool) -> list[Token] | None:
        start = self._raw[self._at : self._at + self._line_chars]
        is_whole = len(start) == self._line_chars or "\n" in start or final
        if not is_whole and self._may_be_prefix(start):
            return None
        if start.startswith(_FENCE):
            self._at += len(_FENCE)
            self._hidden_until = _FENCE
            return []
        ordinal = _ORDINAL.match(start)
        if ordinal and self._is_text_start and ordinal.group(1) != "1":
            ordinal = None  # "10. That is how old I am."
        found = _RULE.match(start) or _PREFIX.match(start) or ordinal or self._role.match(start)
        if found:
            self._at += len(found.group().rstrip("\n"))
        else:
            self._is_line_start = False
        return []

    def _may_be_prefix(self, start: str) -> bool:
        word = start.lstrip(_LINE_MARKS).lower()
        return any(word.startswith(name[: len(word)]) for name in self._names)

    def _skip_hidden(self, final: bool) -> list[Token] | None:
        end = self._raw.lower().find(self._hidden_until.lower(), self._at)
        if end >= 0:
            self._at = end + len(self._hidden_until)
            self._hidden_until = ""
            return self._nothing()
        kept = 0 if final else len(self._hidden_until) - 1
        self._at = max(self._at, len(self._raw) - kept)
        return None
