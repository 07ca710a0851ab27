"""Which writing systems a language uses."""

import unicodedata
from collections.abc import Iterable
from functools import cache

__all__ = ["ANY_SCRIPT", "script_of", "scripts_of"]

ANY_SCRIPT = "ANY"
"""Stands for every script: what a language that is not in the table may be written in."""

_LATIN = frozenset({"LATIN"})
_SCRIPTS = {
    "ar": frozenset({"ARABIC"}),
    "bg": frozenset({"CYRILLIC"}),
    "el": frozenset({"GREEK"}),
    "fa": frozenset({"ARABIC"}),
    "he": frozenset({"HEBREW"}),
    "hi": frozenset({"DEVANAGARI"}),
    "ja": frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "LATIN"}),
    "ko": frozenset({"HANGUL", "LATIN"}),
    "ru": frozenset({"CYRILLIC"}),
    "sr": frozenset({"CYRILLIC", "LATIN"}),
    "th": frozenset({"THAI"}),
    "uk": frozenset({"CYRILLIC"}),
    "yue": frozenset({"CJK", "LATIN"}),
    "zh": frozenset({"CJK", "LATIN"}),
    **dict.fromkeys(
        (
            *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl"),
            *("hr", "hu", "id", "is", "it", "lt", "lv", "ms", "nb", "nl", "nn", "no", "pl", "pt"),
            *("ro", "sk", "sl", "sq", "sv", "sw", "tr", "vi"),
        ),
        _LATIN,
    ),
}


def scripts_of(languages: Iterable[str]) -> frozenset[str]:
    """Return the scripts that languages (BCP 47 tags) are written in."""
    found: set[str] = set()
    for tag in languages:
        found |= _SCRIPTS.get(tag.split("-")[0].lower(), {ANY_SCRIPT})
    return frozenset(found)


@cache
def script_of(letter: str) -> str:
    """Return the script of one letter, by the first word of its Unicode name."""
    return unicodedata.name(letter, ANY_SCRIPT).split()[0]
