"""What can be written inside text beside words: feelings, acts, pauses, movements."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bridge.dialogue.amounts import AMOUNT, amount_of
from bridge.dialogue.moves import MoveMark, move, move_of_aside
from bridge.model import DialogueAct, Emotion, EmotionLabel
from bridge.rigs.affect import Affect, feeling_at

__all__ = [
    "ActMark",
    "EmotionMark",
    "Mark",
    "PauseMark",
    "Said",
    "Token",
    "aside",
    "feeling_named",
    "picture",
    "pictures",
    "tag",
]

DEFAULT_INTENSITY = 0.6
_PICTURE_INTENSITY = 0.5
_TAG = re.compile(
    r"(?:(?P<kind>emotion|act)\s*:\s*)?(?P<name>[^\W\d_][\w-]*)"
    rf"(?:\s*[,:=\s]\s*{AMOUNT})?"
)
_AFFECT = re.compile(r"(?:vad|affect)\b\s*[:=]?\s*(?P<amounts>.*)")
_AMOUNT = re.compile(AMOUNT)
_PRONOUNS = frozenset({"he", "she", "they", "i"})
_PAUSES = frozenset({"pause", "break", "silence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words to be spoken."""

    text: str
    stressed: bool = False
    """True between emphasis marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionMark:
    """A feeling; from a tag it lasts until the next tag, else for one sentence."""

    emotion: Emotion
    holds: bool = True
    trails: bool = False
    """True when it belongs to the sentence it stands behind, as an emoji does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActMark:
    """What one sentence does."""

    act: DialogueAct


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseMark:
    """An end of utterance that no punctuation shows."""


Mark = EmotionMark | ActMark | PauseMark | MoveMark
Token = Said | Mark


def tag(content: str) -> Mark | str | None:
    """Return what ``[content]`` means.

    A mark; or why it means nothing although it looks like a tag (it is not to be spoken);
    or None when it is ordinary text in brackets.
    """
    if (affect := _AFFECT.fullmatch(content.strip().lower())) is not None:
        return _felt_at(affect.group("amounts"))
    found = _TAG.fullmatch(content.strip().lower())
    kind, name, amount = found.group("kind", "name", "amount") if found else ("", "", "")
    if kind == "act":
        return ActMark(act=DialogueAct(name)) if name in set(DialogueAct) else "unknown act"
    label = _labels().get(name)
    if label is not None:
        return EmotionMark(emotion=Emotion(label=label, intensity=_intensity(amount, label)))
    if name in _PAUSES:
        return PauseMark()
    if not kind and (moved := move(content)) is not None:
        return moved
    if found is None:
        return None
    if (marks := aside(name)) is not None:
        return marks[0] if marks else "a stage direction"
    if kind or amount or (name.isascii() and content[:1].islower()):
        return "unknown feeling"
    return None


def aside(content: str) -> tuple[Mark, ...] | None:
    """Return what a stage direction shows, which may be nothing; None when it is none."""
    words = [word.strip(".,!~。！") for word in content.lower().split()]
    while len(words) > 1 and (words[0].endswith("ly") or words[0] in _PRONOUNS):
        del words[0]
    moved = move_of_aside(words)
    shown = _table()["asides"].get(words[0]) if words else None
    if shown is None:
        return None if moved is None else (moved,)
    marks: list[Mark] = [_meant(key, value) for key, value in shown.items()]
    return (*marks, moved) if moved else tuple(marks)


def _meant(key: str, value: Any) -> ActMark | EmotionMark:
    if key == "act":
        return ActMark(act=DialogueAct(value))
    return EmotionMark(emotion=Emotion(label=EmotionLabel(key), intensity=value), holds=False)


def feeling_named(name: str) -> EmotionLabel | None:
    """Return the feeling of a name or of another name for it; None for anything else."""
    return _labels().get(name)


def picture(text: str) -> EmotionMark | None:
    """Return what an emoji or a punctuation face shows."""
    label = pictures().get(text)
    if label is None:
        return None
    emotion = Emotion(label=label, intensity=_PICTURE_INTENSITY)
    return EmotionMark(emotion=emotion, holds=False, trails=True)


@cache
def pictures() -> dict[str, EmotionLabel]:
    """Return every picture known, with its feeling."""
    table = _table()["pictures"]
    return {drawn: EmotionLabel(label) for label, all_drawn in table.items() for drawn in all_drawn}


def _felt_at(written: str) -> EmotionMark | str:
    """Return the feeling at a valence, an arousal and a dominance, each in [-1, 1]."""
    amounts = re.split(r"\s*[,;\s]\s*", written.strip())
    if len(amounts) != 3 or not all(map(_AMOUNT.fullmatch, amounts)):
        return "a feeling without a name needs three numbers: valence, arousal, dominance"
    valence, arousal, dominance = (amount_of(each, 0.0, 1.0, least=-1.0) for each in amounts)
    affect = Affect(valence=valence, arousal=arousal, dominance=dominance)
    return EmotionMark(emotion=feeling_at(affect))


def _intensity(amount: str | None, label: EmotionLabel) -> float:
    if label is EmotionLabel.NEUTRAL:
        return 0.0
    return amount_of(amount, DEFAULT_INTENSITY, 1.0)


@cache
def _labels() -> dict[str, EmotionLabel]:
    names = {label.value: label for label in EmotionLabel}
    for label, aliases in _table()["aliases"].items():
        names |= dict.fromkeys(aliases, EmotionLabel(label))
    return names


@cache
def _table() -> dict[str, Any]:
    file = files("bridge.dialogue") / "lexicon" / "marks.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
