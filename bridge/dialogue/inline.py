"""Recognises one mark inside a line of text.

Each function looks at the text from the mark on. It returns how many characters it read and
what they mean; ``WAIT`` when only more text can tell; or None when it is ordinary text. What
it returns never depends on text beyond its window, so pieces of any length read the same.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, Literal

from bridge.dialogue.marks import Said, Token, aside, picture, pictures, tag
from bridge.dialogue.once import log_once

__all__ = ["WAIT", "Reading", "read_inline"]

WAIT: Final = "wait"
Reading = tuple[int, list[Token]] | Literal["wait"] | None

_TAG_CHARS = 48
_ASIDE_CHARS = 64
_EMPHASIS_CHARS = 200
_LINK_CHARS = 300
_HTML_CHARS = 64
_HTML = re.compile(r"<[/|!]?[A-Za-z][^<>\n]*>")
_FOOTNOTE = re.compile(r"\^?\d{1,3}")
_STARS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])")
_DROPPED = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\u20e3\ufe0e\ufe0f\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_WORD = re.compile(r"[A-Za-z0-9]+|[^\W_A-Za-z0-9]+")


def read_inline(text: str, previous: str, final: bool) -> Reading:
    """Read what stands at the start of ``text``; it is never None.

    ``previous`` is the character before it, a newline at the start of a line. ``final`` is
    true when no more text will come.
    """
    drawn = _picture(text, previous, final)
    if drawn is not None:
        return drawn
    reader = _READERS.get(text[0])
    reading = reader(text, previous, final) if reader else None
    if reading is not None:
        return reading
    if dropped := _DROPPED.match(text):
        return dropped.end(), []
    word = _WORD.match(text)
    run = word.group() if word else text[0]
    return len(run), [Said(text=run)]


def _bracket(text: str, previous: str, final: bool) -> Reading:
    end = _closing("]", text, _LINK_CHARS, final)
    if not isinstance(end, int):
        return end
    if end + 1 == len(text) and not final:
        return WAIT  # a link's address may follow
    content = text[1:end]
    if text[end + 1 : end + 2] == "(":
        return _link(text, end, final)
    if previous.isalnum() and _FOOTNOTE.fullmatch(content):
        return end + 1, []
    if _is_latin(previous) or previous in "])_":
        return None  # an index, such as list[n]
    found = tag(content) if len(content) <= _TAG_CHARS else None
    if isinstance(found, str):
        log_once(f"a tag was dropped: {found}", content)
        return end + 1, []
    return None if found is None else (end + 1, [found])


def _link(text: str, end: int, final: bool) -> Reading:
    close = _closing(")", text[end + 1 :], _LINK_CHARS, final)
    if not isinstance(close, int):
        return close
    return end + 1 + close + 1, [Said(text=text[1:end])]


def _emphasis(text: str, previous: str, final: bool) -> Reading:
    if len(text.lstrip(text[0])) == 0 and not final:
        return WAIT
    opening = _STARS.match(text)
    if opening is None or _is_latin(previous):
        return None
    marks = opening.group(1)
    if not text.startswith(marks) or text[len(marks)] == marks[0]:
        return None
    line = text[: _EMPHASIS_CHARS + 1].split("\n", maxsplit=1)[0]
    at = line.find(marks, len(marks) + 1)
    while at > 0:
        after = at + len(marks)
        if after == len(text) and not final:
            return WAIT
        follows = text[after : after + 1]
        if not line[at - 1].isspace() and follows != marks[0] and not _is_latin(follows):
            return after, _stressed(line[len(marks) : at], marks, previous)
        at = line.find(marks, at + 1)
    undecided = len(line) == len(text) <= _EMPHASIS_CHARS and not final
    return WAIT if undecided else None


def _stressed(content: str, marks: str, previous: str) -> list[Token]:
    shown = aside(content) if marks in ("*", "_") else None
    # "*looks away*" shows something, but "she *looks* happy"
    if shown is not None and (shown or " " in content or previous == "\n"):
        return list(shown)
    tokens: list[Token] = []
    said = ""
    last, spaced = " ", True
    while content:
        reading = read_inline(content, last, True)
        assert isinstance(reading, tuple)
        used, found = reading
        for token in found:
            if not isinstance(token, Said):
                tokens += [Said(text=said, stressed=True), token] if said else [token]
                said = ""
            elif token.text != " " or not spaced:
                spaced = token.text == " "
                said += token.text
        last, content = content[used - 1], content[used:]
    return [*tokens, Said(text=said, stressed=True)] if said else tokens


def _html(text: str, previous: str, final: bool) -> Reading:
    if len(text) == 1 and not final:
        return WAIT
    if not re.match(r"<[/|!]?[A-Za-z]?", text) or text[1:2].isspace():
        return None
    end = _closing(">", text, _HTML_CHARS, final)
    if not isinstance(end, int):
        return end
    return (end + 1, []) if _HTML.fullmatch(text, 0, end + 1) else None


def _aside_in_parentheses(text: str, previous: str, final: bool) -> Reading:
    end = _closing(")" if text[0] == "(" else "）", text, _ASIDE_CHARS, final)
    if not isinstance(end, int):
        return end
    shown = aside(text[1:end])
    return None if shown is None else (end + 1, list(shown))


def _backtick(text: str, previous: str, final: bool) -> Reading:
    return 1, []


def _backslash(text: str, previous: str, final: bool) -> Reading:
    if len(text) == 1 and not final:
        return WAIT
    escaped = text[1:2]
    return (2, [Said(text=escaped)]) if escaped and escaped in "*_[]()#`<>\\~-+.!" else None


def _picture(text: str, previous: str, final: bool) -> Reading:
    if text[0] not in _first_characters():
        return None
    known = pictures()
    longest = _longest_picture()
    window = text[: longest + 1]
    if not final and any(drawn.startswith(window) for drawn in known):
        return WAIT  # a longer picture, or the character that ends this one, may follow
    for length in range(min(longest, len(window)), 0, -1):
        mark = picture(window[:length])
        if mark is None:
            continue
        is_face = window[0].isascii()
        if not is_face or not (_is_latin(previous) or _is_latin(window[length : length + 1])):
            return length, [mark]
    return None


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(drawn[0] for drawn in pictures())


@cache
def _longest_picture() -> int:
    return max(map(len, pictures()))


def _closing(mark: str, text: str, most: int, final: bool) -> int | Literal["wait"] | None:
    window = text[:most]
    end, line_end = window.find(mark), window.find("\n")
    if end >= 0 and (line_end < 0 or end < line_end):
        return end
    return WAIT if line_end < 0 and len(text) < most and not final else None


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


_READERS: Final[dict[str, Callable[[str, str, bool], Reading]]] = {
    "[": _bracket,
    "*": _emphasis,
    "_": _emphasis,
    "<": _html,
    "(": _aside_in_parentheses,
    "（": _aside_in_parentheses,
    "`": _backtick,
    "\\": _backslash,
}
