"""What a policy file may say."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bridge.errors import ConfigError, nearest
from bridge.hooks import check_table
from bridge.model import Layer
from bridge.rigs.repertoire import REPERTOIRE, Kind

__all__ = ["MEANINGS", "Rules", "check_rules"]

MEANINGS = (
    *("negation", "affirmation", "intensity", "inclusivity", "self", "other", "number"),
    *("big", "small", "tall", "more", "less", "list-item", "contrast", "possibility"),
    *("obligation", "question-word", "here", "there", "past", "future", "cycle"),
    *("greeting", "greeting-formal", "goodbye", "thanks", "thanks-formal"),
    *("apology", "apology-formal", "word-search", "good", "bad"),
    *("yes", "no", "point", "beckon"),
)
"""What ``forms`` may give a form to."""

_GROUPS = ("forms", "deny", "deny_formal")
_HEAD = sorted(
    name for name, m in REPERTOIRE.items() if m.kind is Kind.EVENT and m.layer is Layer.HEAD
)

_Rate = Annotated[
    float | None, Field(ge=0.6, le=1.5, description="a number from 0.6 to 1.5, 1 being neutral")
]
_Movements = Annotated[list[str], Field(description="a list of movements by name")]
_Texts = Annotated[dict[str, str], Field(description="texts by the name of a rule")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Multipliers(_Table):
    gesture_rate: _Rate = None
    gesture_space: _Rate = None
    head_gain: _Rate = None
    gaze: _Rate = None
    emotion_gain: _Rate = None
    mouth_gain: _Rate = None
    eye_gain: _Rate = None
    listener_nod: Annotated[
        float | None, Field(ge=0, le=3, description="a number from 0 to 3, 1 being neutral")
    ] = None
    posture_rate: _Rate = None
    mirroring: _Rate = None


class Rules(_Table):
    """The tables of one file, each rule that it does not set left out."""

    id: Annotated[str, Field(min_length=1, description="a name, as text")] = ""
    title: Annotated[str, Field(description="what the policy is for, as text")] = ""
    inherits: str = ""
    yes: Annotated[str | None, Field(description="a head event by name")] = None
    no: Annotated[str | None, Field(description="a head event by name")] = None
    counting: Annotated[
        list[str] | None, Field(description="a list of movements that show 1, 2, 3, …")
    ] = None
    right_hand_only: Annotated[bool | None, Field(description="true or false")] = None
    distance_metres: Annotated[
        float | None, Field(ge=0.3, le=3.0, description="a number from 0.3 to 3")
    ] = None
    deny: _Movements = []
    deny_formal: _Movements = []
    multipliers: Annotated[_Multipliers, Field(description="a table")] = _Multipliers()
    forms: Annotated[dict[str, str], Field(description="movements by meaning")] = {}
    confidence: Annotated[
        dict[str, Literal["high", "medium", "low", "contested"]],
        Field(description="'high', 'medium', 'low' or 'contested', by the name of a rule"),
    ] = {}
    sources: _Texts = {}

    def simple(self) -> dict[str, Any]:
        """Return the fields of a policy that this file sets whole, by name."""
        names = ("yes", "no", "right_hand_only", "distance_metres")
        found = {name: getattr(self, name) for name in names} | self.multipliers.model_dump()
        if self.counting is not None:
            found["counting"] = tuple(self.counting)
        return {name: value for name, value in found.items() if value is not None}

    def names(self) -> list[str]:
        """Return the name of every rule that this file sets; those in groups are dotted."""
        grouped = [f"{group}.{name}" for group in _GROUPS for name in getattr(self, group)]
        return [*self.simple(), *grouped]

    def notes(self, table: Mapping[str, str]) -> dict[str, str]:
        """Return ``confidence`` or ``sources`` for each rule; a group's word holds for all in it.

        What is said of one rule alone comes before what is said of its group.
        """
        groups = {name: name.partition(".")[0] for name in self.names()}
        found = {name: table.get(name, table.get(group, "")) for name, group in groups.items()}
        return {name: note for name, note in found.items() if note}


def check_rules(tree: Mapping[str, Any]) -> Rules:
    """Return a file's rules. Raise ``ConfigError`` by key for what cannot be."""
    rules = check_table(Rules, tree)
    for key in ("yes", "no"):
        _check_names(key, [getattr(rules, key)] if getattr(rules, key) else (), _HEAD)
    _check_names("counting", rules.counting or (), REPERTOIRE)
    _check_names("deny", rules.deny, REPERTOIRE)
    _check_names("deny_formal", rules.deny_formal, REPERTOIRE)
    _check_names("forms", rules.forms, MEANINGS)
    for meaning, form in rules.forms.items():
        _check_names(f"forms.{meaning}", [form] if form else (), REPERTOIRE)
    for key in ("confidence", "sources"):
        _check_names(key, getattr(rules, key), [*rules.names(), *_GROUPS])
    return rules


def _check_names(key: str, found: Iterable[str], allowed: Iterable[str]) -> None:
    known = list(allowed)
    for name in found:
        if name not in known:
            raise ConfigError(key, found=name, allowed=", ".join(known), hint=nearest(name, known))
