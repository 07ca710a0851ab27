"""Reads the word tables in ``lexicon/*.toml``: how a language shows what a sentence means."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from bridge.model import DialogueAct, EmotionLabel, SentenceType

__all__ = [
    "ActRule",
    "EmphasisRule",
    "FeelingWords",
    "Lexicon",
    "SentenceTypeRule",
    "base_language",
    "lexicon_of",
]

_LANGUAGES = frozenset({"en", "ja", "zh"})
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTypeRule:
    """A form of sentence and how to know it."""

    type: SentenceType
    pattern: re.Pattern[str]
    """Searched in the folded sentence."""
    ends: frozenset[str]
    """Final marks it needs, of ``?``, ``!``, ``.`` and none; empty when any will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRule:
    """A dialogue act and how to know it."""

    act: DialogueAct
    pattern: re.Pattern[str]
    in_questions: bool
    """True when a question may do it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmphasisRule:
    """Words that are likely to be stressed."""

    kind: str
    pattern: re.Pattern[str]
    """Its groups are what is stressed; without groups, the whole match."""
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingWords:
    """Words that carry a feeling, and words that turn it round."""

    pattern: re.Pattern[str]
    """Any of the words."""
    weights: Mapping[str, tuple[EmotionLabel, float]]
    negators: re.Pattern[str]
    """Ends right before the word."""
    negated_after: re.Pattern[str]
    """Starts right after the word."""
    boosters: re.Pattern[str]
    dampers: re.Pattern[str]
    ignore: re.Pattern[str]
    """Phrases whose words carry no feeling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything known about one language."""

    sentence_types: tuple[SentenceTypeRule, ...]
    acts: tuple[ActRule, ...]
    emphases: tuple[EmphasisRule, ...]
    feeling: FeelingWords


def base_language(language: str) -> str:
    """Return the first subtag of a BCP 47 tag, lower-cased: ``zh`` of ``zh-Hans-CN``."""
    return re.split(r"[-_]", language, maxsplit=1)[0].lower()


def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a BCP 47 tag; punctuation alone speaks for unknown ones."""
    base = base_language(language)
    return _lexicon(base if base in _LANGUAGES else "und")


@cache
def _lexicon(base: str) -> Lexicon:
    folder = files("bridge.dialogue") / "lexicon"
    table = tomllib.loads((folder / f"{base}.toml").read_text(encoding="utf-8"))
    boundary = table["boundary"]
    return Lexicon(
        sentence_types=tuple(
            SentenceTypeRule(
                type=SentenceType(rule["type"]),
                pattern=re.compile(rule["pattern"]),
                ends=frozenset(rule.get("ends", ())),
            )
            for rule in table.get("sentence_type", ())
        ),
        acts=tuple(
            ActRule(
                act=DialogueAct(rule["act"]),
                pattern=re.compile(rule["pattern"]),
                in_questions=rule.get("in_questions", False),
            )
            for rule in table.get("act", ())
        ),
        emphases=tuple(_emphasis(rule, boundary) for rule in table.get("emphasis", ())),
        feeling=_feeling(table["feeling"], boundary),
    )


def _emphasis(rule: Mapping[str, Any], boundary: str) -> EmphasisRule:
    source = rule["pattern"] if "pattern" in rule else _any_of(rule["words"], boundary)
    return EmphasisRule(
        kind=rule["kind"], pattern=re.compile(source, re.IGNORECASE), strength=rule["strength"]
    )


def _feeling(table: Mapping[str, Any], boundary: str) -> FeelingWords:
    weights = {
        word: (EmotionLabel(label), float(weight))
        for label, by_weight in table["words"].items()
        for weight, words in by_weight.items()
        for word in words
    }
    return FeelingWords(
        pattern=re.compile(_any_of(weights, boundary)),
        weights=MappingProxyType(weights),
        negators=re.compile(table["negators"]),
        negated_after=re.compile(table.get("negated_after", _NEVER)),
        boosters=re.compile(table["boosters"]),
        dampers=re.compile(table["dampers"]),
        ignore=re.compile(table["ignore"]),
    )


def _any_of(words: Iterable[str], boundary: str) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    if not longest_first:
        return _NEVER
    # A word such as "for me?" ends in a mark, where \b would ask for a letter to follow.
    ends = (re.escape(w) + (boundary if w[-1].isalnum() else "") for w in longest_first)
    return f"{boundary}(?:{'|'.join(ends)})"
