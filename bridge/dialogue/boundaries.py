"""Decides whether a mark such as a full stop ends a sentence."""

import re
import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files

__all__ = ["CLOSERS", "Verdict", "is_terminator", "verdict"]

_LATIN = frozenset(".!?…؟۔‼⁇⁈⁉")
_WIDE = frozenset("。！？｡．।॥።")
CLOSERS = frozenset("\"'”’»)]}」』）】》〉〕")
_AFTER_WIDE_QUOTE = {
    "ja": re.compile(r"[とっだかのはがをも、,]"),
    "zh": re.compile(r"[，,的]|.{0,3}[说說道问問喊叫答笑想]"),
}
_QUOTE_CHARS = 5  # how far the pattern above looks
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[（「]*\Z")
_WORD_AFTER = re.compile(r"[\"'“‘«(\[¿¡]*([^\W_]+(?:['’][^\W_]+)?)")
_WORD_CHARS = 24  # a longer word after a full stop is nobody's usual start of a sentence
_NUMBERED_DATES = frozenset({"cs", "da", "de", "et", "fi", "hu", "nb", "nn", "no", "pl", "sk"})


class Verdict(Enum):
    """What a mark does."""

    ENDS = "ends"
    GOES_ON = "goes on"
    UNKNOWN = "unknown"
    """More text is needed to tell."""


def is_terminator(character: str) -> bool:
    """Return whether ``character`` may end a sentence."""
    return character in _LATIN or character in _WIDE


def verdict(before: str, marks: str, closers: str, after: str, base: str, final: bool) -> Verdict:
    """Judge a run of terminators.

    Args:
        before: The sentence up to the marks.
        marks: The terminators.
        closers: Quotes and brackets right behind them.
        after: The text behind those, as far as it is known.
        base: The language, such as ``en``.
        final: True when nothing follows ``after``.
    """
    if not after:
        return Verdict.ENDS if final else Verdict.UNKNOWN
    if after[0] == "\n":
        return Verdict.ENDS
    if any(mark in _WIDE for mark in marks):
        return _after_wide(closers, after, base, final)
    if set(marks) <= {"…"} or (len(marks) > 1 and set(marks) <= {".", "…"}):
        return _after_ellipsis(after, base, final)
    if not after[0].isspace():
        wide = base in ("ja", "zh") and not after[0].isascii() and after[0].isalpha()
        return Verdict.ENDS if wide else Verdict.GOES_ON
    following = after.lstrip(" ")
    if not following:
        return Verdict.ENDS if final else Verdict.UNKNOWN
    if marks[-1] != "." or closers:
        said_by = closers and following[0].islower()  # "Really?" she asked.
        return Verdict.GOES_ON if said_by else Verdict.ENDS
    return _after_full_stop(before, following, base, final)


def _after_wide(closers: str, after: str, base: str, final: bool) -> Verdict:
    goes_on = _AFTER_WIDE_QUOTE.get(base)
    if not closers or goes_on is None:
        return Verdict.ENDS
    if len(after) < _QUOTE_CHARS and "\n" not in after and not final:
        return Verdict.UNKNOWN
    quoted = goes_on.match(after[:_QUOTE_CHARS])
    return Verdict.GOES_ON if quoted else Verdict.ENDS


def _after_ellipsis(after: str, base: str, final: bool) -> Verdict:
    if not after[0].isspace():
        return Verdict.GOES_ON
    following = after.lstrip(" ")
    if not following:
        return Verdict.ENDS if final else Verdict.UNKNOWN
    if following == "I" and not final:
        return Verdict.UNKNOWN
    if re.match(r"I(?:[ '’]|\Z)", following):  # its capital says nothing: "I... I don't know"
        return Verdict.GOES_ON
    return Verdict.ENDS if following[0].isupper() or base in ("ja", "zh") else Verdict.GOES_ON


def _after_full_stop(before: str, following: str, base: str, final: bool) -> Verdict:
    found = _WORD_BEFORE.search(before)
    word = found.group().lower() if found else ""
    numbered = word.isdigit() and (base in _NUMBERED_DATES or word == before.strip())
    if word in _words("titles") or (numbered and not following[0].isdigit()):
        return Verdict.GOES_ON
    if word in _words("before_numbers") and following[0].isdigit():
        return Verdict.GOES_ON
    initial = len(word) == 1 and word.isalpha() and word != "i" and base not in ("ja", "zh")
    if not (initial or word in _words("sometimes") or ("." in word and word[-1:].isalpha())):
        return Verdict.ENDS
    return _before_starter(following, final)


def _before_starter(following: str, final: bool) -> Verdict:
    if following[0].islower():
        return Verdict.GOES_ON
    start = following[:_WORD_CHARS]
    found = _WORD_AFTER.match(start)
    end = found.end() if found else len(start)
    is_whole = end + (start[end : end + 1] in ("'", "’")) < len(start)
    if not (is_whole or final or len(start) == _WORD_CHARS):
        return Verdict.UNKNOWN
    word = found.group(1).lower().replace("’", "'") if found else ""
    return Verdict.ENDS if word in _words("starters") else Verdict.GOES_ON


@cache
def _words(kind: str) -> frozenset[str]:
    file = files("bridge.dialogue") / "lexicon" / "boundaries.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[kind])
