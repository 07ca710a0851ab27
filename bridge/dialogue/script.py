"""A persona's script: what it answers to what, read from a TOML file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from bridge.dialogue.lexicon import base_language
from bridge.errors import ConfigError, nearest

__all__ = ["Rule", "Script", "bundled_languages", "bundled_script", "load_script"]

_KEYS = ("language", "reflect", "rule", "fallback")
_RULE_KEYS = ("name", "patterns", "answers", "when", "asks")
_LONGEST_FILE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What to answer when the user says something like this."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    """Any one found is enough. Named groups are remembered; unnamed ones can be echoed."""
    answers: tuple[str, ...]
    """With markup, and ``{0}`` or ``{name}`` for what was captured or is known."""
    when: str
    """The question that must have been asked just before; empty for any time."""
    asks: str
    """The question that the answers end with; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything a scripted persona knows."""

    language: str
    """BCP 47 tag of the answers."""
    reflect: Mapping[str, str]
    """Words to swap when the user's own are given back: ``my`` becomes ``your``."""
    rules: tuple[Rule, ...]
    """In order; the first that fits answers."""
    fallback: tuple[str, ...]
    """Answers to anything else."""


def bundled_languages() -> tuple[str, ...]:
    """Return the languages that have a script."""
    return ("en", "ja", "zh")


def bundled_script(language: str) -> Script:
    """Return the script for a BCP 47 tag; English for languages that have none."""
    base = base_language(language)
    name = f"{base if base in bundled_languages() else 'en'}.toml"
    file = files("bridge.dialogue") / "scripts" / name
    return _script(tomllib.loads(file.read_text(encoding="utf-8")), name)


def load_script(path: Path) -> Script:
    """Read a script. Raise ``ConfigError`` that names the file and the key."""
    try:
        if path.stat().st_size > _LONGEST_FILE_BYTES:
            raise ConfigError("script", found=str(path), allowed="a file of at most 1 MB")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            "script", found=str(path), allowed="a readable TOML file in UTF-8", hint=f"{error}."
        ) from error
    return _script(table, str(path))


def _script(table: Mapping[str, Any], file: str) -> Script:
    try:
        _known_keys(table, _KEYS, "")
        reflect = table.get("reflect", {})
        if not isinstance(reflect, dict) or not all(isinstance(v, str) for v in reflect.values()):
            raise ConfigError("reflect", found=reflect, allowed="a table of words")
        rules = table.get("rule", [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise ConfigError("rule", found=rules, allowed="tables, each written [[rule]]")
        return Script(
            language=_text(table, "language", "", default="en"),
            reflect={word.lower(): given_back for word, given_back in reflect.items()},
            rules=tuple(_rule(rule, f"rule[{i}]") for i, rule in enumerate(rules)),
            fallback=_texts(table, "fallback", ""),
        )
    except ConfigError as error:
        raise error.in_file(file) from error


def _rule(table: Mapping[str, Any], where: str) -> Rule:
    _known_keys(table, _RULE_KEYS, f"{where}.")
    return Rule(
        name=_text(table, "name", f"{where}."),
        patterns=tuple(
            _pattern(source, f"{where}.patterns")
            for source in _texts(table, "patterns", f"{where}.")
        ),
        answers=_texts(table, "answers", f"{where}."),
        when=_text(table, "when", f"{where}.", default=""),
        asks=_text(table, "asks", f"{where}.", default=""),
    )


def _pattern(source: str, key: str) -> re.Pattern[str]:
    try:
        return re.compile(source, re.IGNORECASE)
    except re.error as error:
        raise ConfigError(
            key, found=source, allowed="a regular expression", hint=f"{error}."
        ) from error


def _known_keys(table: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in allowed:
            raise ConfigError(
                f"{where}{key}",
                found=table[key],
                allowed=f"the keys {', '.join(allowed)}",
                hint=nearest(key, allowed),
            )


def _text(table: Mapping[str, Any], key: str, where: str, *, default: str | None = None) -> str:
    found = table.get(key, default)
    if not isinstance(found, str):
        raise ConfigError(f"{where}{key}", found=found, allowed="a text")
    return found


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    found = table.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(t, str) for t in found):
        raise ConfigError(f"{where}{key}", found=found, allowed="a list of one or more texts")
    return tuple(found)
