"""The dialogue model that is always there: a persona that follows a script.

It matches patterns, gives the user's own words back, remembers names and likes, follows up on
its own questions, and prefers the answer it has not given for longest.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bridge.dialogue.script import Rule, Script, bundled_languages, bundled_script, load_script
from bridge.errors import ConfigError, nearest
from bridge.hooks import DialogueCapabilities
from bridge.model import Conversation, Speaker

__all__ = ["ScriptedModel", "create_scripted_model"]

_OPTIONS = ("script", "seed")
_LONGEST_HEARD_CHARS = 500  # patterns are searched in no more than this
_LONGEST_ECHO_CHARS = 60
_LEAST_CUT_CHARS = 6
_ALWAYS = frozenset({"name", "persona"})
_TAG = re.compile(r"\[[^\]]*\]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|(?<=[。！？])")
_FIRST_PERSON = {
    "you are": "I am",
    "you're": "I'm",
    "your": "my",
    "you": "I",
    "你": "我",
    "あなた": "私",
}
_FIELD = re.compile(r"\{(\w+)\}")
_PIECE = re.compile(r"\[[^\]]*\]\s*|[^\s\[\u3040-\u9fff\uff00-\uffef]+\s*|.", re.DOTALL)
_SECOND_PERSON = re.compile(r"^(?:you are|you're|i am|i'm|你是|我是|あなたは|私は)", re.IGNORECASE)


@dataclass(slots=True)
class _Heard:
    """What the user's turns so far have led to."""

    rule: Rule | None = None
    captured: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    asked: str = ""


class ScriptedModel:
    """Answers from a script. Stateless: the conversation and the seed decide everything."""

    def __init__(self, script: Script | None = None, *, seed: int = 0) -> None:
        languages = (script.language,) if script else bundled_languages()
        self.capabilities = DialogueCapabilities(languages=languages)
        self._script = script
        self._seed = seed

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the answer word by word, with markup."""
        script = self._script or bundled_script(conversation.language)
        heard = _Heard()
        for turn in conversation.turns:
            if turn.speaker is Speaker.USER:
                _hear(script, heard, turn.text)
        answers = heard.rule.answers if heard.rule else script.fallback
        echoes = (_reflect(text, script.reflect) for text in heard.captured)
        given = {
            **heard.facts,
            **_introduction(conversation),
            **{str(i): e for i, e in enumerate(echoes) if 0 < len(e) <= _LONGEST_ECHO_CHARS},
        }
        answer = self._choose(answers, given, conversation)
        yield from _PIECE.findall(_FIELD.sub(lambda name: given.get(name.group(1), ""), answer))

    def _choose(
        self, answers: Sequence[str], given: Mapping[str, str], conversation: Conversation
    ) -> str:
        usable = [a for a in answers if all(name in given for name in _FIELD.findall(a))] or answers
        said = [_bare(t.text) for t in conversation.turns if t.speaker is Speaker.CHARACTER]
        last_said = {answer: _last_said(answer, said) for answer in usable}
        longest_ago = min(last_said.values())
        freshest = [answer for answer in usable if last_said[answer] == longest_ago]
        latest = conversation.turns[-1] if conversation.turns else None
        chance = random.Random(f"{self._seed} {latest}")  # noqa: S311 - picks words, not secrets
        return chance.choice(freshest)


def _hear(script: Script, heard: _Heard, text: str) -> None:
    words = " ".join(text[:_LONGEST_HEARD_CHARS].replace("’", "'").split())
    for rule in script.rules:
        if rule.when and rule.when != heard.asked:
            continue
        for pattern in rule.patterns:
            found = pattern.search(words)
            if found is not None and _can_answer(rule, {**heard.facts, **found.groupdict()}):
                named = {name: _tidy(value) for name, value in found.groupdict().items() if value}
                heard.facts |= named
                heard.rule, heard.asked = rule, rule.asks
                heard.captured = tuple(_tidy(group or "") for group in found.groups())
                return
    heard.rule, heard.asked, heard.captured = None, "", (_tidy(words),)


def _can_answer(rule: Rule, facts: Mapping[str, str]) -> bool:
    needed = (_FIELD.findall(answer) for answer in rule.answers)
    return any(all(n.isdigit() or n in facts or n in _ALWAYS for n in names) for names in needed)


def _introduction(conversation: Conversation) -> dict[str, str]:
    first = _SENTENCE_END.split(conversation.persona.strip(), maxsplit=1)[0]
    known = {"name": conversation.character}
    if _SECOND_PERSON.match(first):
        known["persona"] = _reflect(first, _FIRST_PERSON)
    return known


def create_scripted_model(options: Mapping[str, Any]) -> ScriptedModel:
    """Build the model from ``script`` (a path) and ``seed``. Raise ``ConfigError``."""
    for key in options:
        if key not in _OPTIONS:
            allowed = ", ".join(_OPTIONS)
            hint = nearest(key, _OPTIONS)
            raise ConfigError(f"dialogue.{key}", found=options[key], allowed=allowed, hint=hint)
    seed = options.get("seed", 0)
    if type(seed) is not int:
        raise ConfigError("dialogue.seed", found=seed, allowed="a whole number")
    path = options.get("script")
    if path is not None and not isinstance(path, str | Path):
        raise ConfigError("dialogue.script", found=path, allowed="the path of a TOML file")
    return ScriptedModel(load_script(Path(path)) if path else None, seed=seed)


def _tidy(text: str) -> str:
    # What is given back is the user's: it must not carry markup into the answer.
    return re.sub(r"[\[\]*{}<>`_]", "", text).strip(" \t.,!?;:。！？、，~…\"'")


def _reflect(text: str, swaps: Mapping[str, str]) -> str:
    if not swaps:
        return text
    longest_first = sorted(swaps, key=len, reverse=True)
    words = "|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in longest_first)
    return re.sub(words, lambda found: swaps[found.group().lower()], text, flags=re.IGNORECASE)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, _TAG.sub("", text)))


def _last_said(answer: str, said: Sequence[str]) -> int:
    """Return which of the turns said it last, -1 for none; an interrupted one counts."""
    parts = [re.escape(_bare(part)) for part in _FIELD.split(answer)[::2]]
    pattern = re.compile(".*".join(parts), re.DOTALL)
    whole = _bare(_FIELD.sub("", answer))
    for at in range(len(said) - 1, -1, -1):
        cut_short = len(said[at]) >= _LEAST_CUT_CHARS and whole.startswith(said[at])
        if cut_short or pattern.fullmatch(said[at]):
            return at
    return -1
