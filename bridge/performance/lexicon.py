"""Reads the word tables in ``lexicon/*.toml``: what the words of a language mean to a body."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from bridge.performance.sense import Meaning

__all__ = ["MeaningLexicon", "Pattern", "Reading", "fold", "meaning_lexicon"]

_LANGUAGES = frozenset({"en", "ja", "zh"})
_SILENT = "silent"
_NEVER = re.compile("(?!)")
_SAME_LENGTH = {
    **{0x2019: "'", 0x2018: "'", 0x3000: " ", 0xA0: " "},
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **{0xFF0C: "，", 0xFF01: "！", 0xFF1F: "？"},
}

Reading = tuple[tuple[Meaning, float], ...]
"""What a phrase means, and how strongly; empty when it means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A meaning that is told by neighbouring words."""

    regex: re.Pattern[str]
    """Searched in the folded text; its groups are the senses, or else the whole match."""
    meaning: Meaning | None
    """None keeps its groups from meaning anything."""
    strength: float
    is_whole: bool
    """True when its groups only serve to repeat themselves."""
    counts: bool
    """True when the number of a group is the value of its sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningLexicon:
    """Everything that words of one language mean to a body."""

    is_spaced: bool = True
    """True when spaces part words, so that phrases match whole words only."""
    phrases: Mapping[str, Reading] = field(default_factory=dict)
    heads: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The lengths of the phrases that begin with these two signs, the longest first."""
    patterns: tuple[Pattern, ...] = ()
    number: re.Pattern[str] = _NEVER
    """A number in words; digits are found without it."""
    number_words: Mapping[str, int] = field(default_factory=dict)
    multipliers: frozenset[str] = frozenset()
    ordinal: re.Pattern[str] = _NEVER
    """Its group ``word`` counts what follows it."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Their places, from 1; -1 for one more than the one before."""
    enumeration: re.Pattern[str] = _NEVER
    """A list such as "A, B and C", whole."""
    separator: re.Pattern[str] = _NEVER
    """Between two items of it."""
    function: frozenset[str] = frozenset()
    """Words with no weight of their own."""
    focus: frozenset[str] = frozenset()
    """Words that make others count."""
    fillers: frozenset[str] = frozenset()
    leans: frozenset[str] = frozenset()
    """Words that are shown on the next one: "my house"."""


def fold(text: str) -> str:
    """Return ``text`` in lower case and plain signs, every sign at its old place."""
    lower = text.lower()
    if len(lower) != len(text):  # some capitals become two signs
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_SAME_LENGTH)


def meaning_lexicon(language: str) -> MeaningLexicon:
    """Return the lexicon of a BCP 47 tag; an empty one for a language without."""
    base = re.split(r"[-_]", language, maxsplit=1)[0].lower()
    return _lexicon(base) if base in _LANGUAGES else MeaningLexicon()


@cache
def _lexicon(base: str) -> MeaningLexicon:
    path = files("bridge.performance") / "lexicon" / f"{base}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases = _phrases(table)
    number = table["number"]
    ordinals = {fold(word): place for word, place in table["ordinals"].items()}
    listing = table["enumeration"]
    return MeaningLexicon(
        is_spaced=table["is_spaced"],
        phrases=MappingProxyType(phrases),
        heads=MappingProxyType(_heads(phrases)),
        patterns=tuple(_pattern(rule) for rule in table["pattern"]),
        number=re.compile(number["pattern"].replace("WORD", _any_of(table["numbers"]))),
        number_words=MappingProxyType(table["numbers"]),
        multipliers=frozenset(number["multipliers"].split()),
        ordinal=re.compile(
            f"{listing['opens_ordinal']}(?P<word>{_any_of(ordinals)}){listing['closes_ordinal']}"
        ),
        ordinals=MappingProxyType(ordinals),
        enumeration=re.compile(listing["pattern"].replace("SEPARATOR", listing["separator"])),
        separator=re.compile(listing["separator"]),
        function=frozenset(table["function"].split()),
        focus=frozenset(table["focus"].split()),
        fillers=frozenset(table["fillers"].split()),
        leans=frozenset(table["leans"].split()),
    )


def _phrases(table: Mapping[str, Any]) -> dict[str, Reading]:
    found: dict[str, dict[Meaning, float]] = {}
    for name, by_strength in table["senses"].items():
        for strength, phrases in by_strength.items():
            for phrase in phrases:
                found.setdefault(fold(phrase), {})[Meaning(name)] = float(strength)
    readings: dict[str, Reading] = {
        phrase: tuple(sorted(meanings.items(), key=lambda each: (-each[1], each[0])))
        for phrase, meanings in found.items()
    }
    for phrase in re.split(r"\s*[;\n]\s*", table["silent"].strip()):
        readings.setdefault(fold(phrase), ())
    return readings


def _heads(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[:2], set()).add(len(phrase))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _pattern(rule: Mapping[str, Any]) -> Pattern:
    return Pattern(
        regex=re.compile(rule["pattern"]),
        meaning=None if rule["meaning"] == _SILENT else Meaning(rule["meaning"]),
        strength=rule.get("strength", 1.0),
        is_whole=rule.get("whole", False),
        counts=rule.get("counts", False),
    )


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
