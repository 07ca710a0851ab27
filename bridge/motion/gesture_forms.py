"""What gestures look like: ``gesture_forms.toml`` and ``hand_shapes.toml``, read and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bridge.errors import ConfigError, nearest
from bridge.model import Layer
from bridge.motion.channels import Channel
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["Form", "HandForm", "Key", "Orbit", "Vector", "forms", "hand_shapes", "read_forms"]

Vector = tuple[float, float, float]

_FORMS_FILE, _SHAPES_FILE = "gesture_forms.toml", "hand_shapes.toml"
_WORDS: Mapping[str, Vector] = {
    "out": (1, 0, 0), "in": (-1, 0, 0), "up": (0, 1, 0), "down": (0, -1, 0),
    "forward": (0, 0, 1), "back": (0, 0, -1),
}  # fmt: skip
_KEY_WORDS = {"at", "palm", "fingers", "shape", "shoulder"}
_HAND_WORDS = _KEY_WORDS | {"ready", "swing"}
_FORM_WORDS = _HAND_WORDS | {"other", "hertz", "orbit", "body", "contact", "aim"}
_ORBIT_WORDS = {"across", "along", "hertz", "opposed"}
_AIMS = ("", "point", "offer")
_FINGER_PAIRS = ("index", "middle", "ring", "little")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One hand at one moment, in the trunk's space (see ``reach``)."""

    at: Vector
    """Metres."""
    palm: Vector
    fingers: Vector
    shape: str
    shoulder: tuple[float, float] = (0.0, 0.0)
    """Degrees up and forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandForm:
    """What one hand does."""

    ready: Key | None
    """Gone to before the stroke; None when the arm goes straight to its place."""
    stroke: Key
    swing: tuple[Key, ...] = ()
    """Gone to in turn while the stroke is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orbit:
    """A circle that hands go round."""

    across: Vector
    """Metres from its centre to where it begins."""
    along: Vector
    """And to where it is a quarter later."""
    hertz: float
    is_opposed: bool
    """True when the other hand is half a turn behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one gesture looks like, done with the right hand."""

    hand: HandForm
    other: HandForm | None
    """Of the other hand, for a gesture that takes both."""
    hertz: float
    """Of the swing, there and back."""
    orbit: Orbit | None
    body: Mapping[str, float]
    """Amplitudes by channel name in lower case."""
    is_contact: bool
    """True when the hand touches something, and so must not miss it."""
    aim: str
    """``point`` or ``offer`` when it is turned to a target, otherwise empty."""


@cache
def hand_shapes() -> Mapping[str, Mapping[str, float]]:
    """Return degrees by channel without its side, by name of the shape."""
    return {name: _shape(name, row) for name, row in _load(_SHAPES_FILE).items()}


@cache
def forms() -> Mapping[str, Form]:
    """Return the form of every gesture of the repertoire."""
    read = read_forms(_load(_FORMS_FILE))
    wanted = {name for name, move in REPERTOIRE.items() if move.layer is Layer.GESTURE}
    for name in sorted(wanted - set(read)):
        raise _wrong(name, "nothing", "a table for every gesture of the repertoire")
    return read


def read_forms(tables: Mapping[str, Any]) -> Mapping[str, Form]:
    """Return forms by name. Raises ``ConfigError`` naming the entry that cannot be used."""
    wanted = {name for name, move in REPERTOIRE.items() if move.layer is Layer.GESTURE}
    read = {}
    for name, table in tables.items():
        if name not in wanted:
            raise _wrong(name, name, "names of gestures in the repertoire", nearest(name, wanted))
        read[name] = _form(name, table)
    return read


def _form(name: str, table: Mapping[str, Any]) -> Form:
    _check_words(name, table, _FORM_WORDS)
    own = _hand(name, table)
    other = _hand(f"{name}.other", {**_hand_part(table), **table.get("other", {})})
    aim, body = table.get("aim", ""), table.get("body", {})
    if aim not in _AIMS:
        raise _wrong(f"{name}.aim", aim, "point, offer")
    _check_words(f"{name}.body", body, {channel.name.lower() for channel in Channel})
    hertz = float(table.get("hertz", 0.0))
    if own.swing and not 0.2 <= hertz <= 5.0:
        raise _wrong(f"{name}.hertz", hertz, "0.2 to 5 for a swing")
    return Form(
        hand=own,
        other=other if REPERTOIRE[name].hands == 2 else None,
        hertz=hertz,
        orbit=_orbit(f"{name}.orbit", table["orbit"]) if "orbit" in table else None,
        body={word: float(amount) for word, amount in body.items()},
        is_contact=bool(table.get("contact", False)),
        aim=aim,
    )


def _hand_part(table: Mapping[str, Any]) -> dict[str, Any]:
    return {word: table[word] for word in _HAND_WORDS if word in table}


def _hand(where: str, table: Mapping[str, Any]) -> HandForm:
    for word in ("at", "palm", "fingers", "shape"):
        if word not in table:
            raise _wrong(f"{where}.{word}", "nothing", "where the hand is, and how")
    stroke = _key(where, table, None)
    ready = None
    if "ready" in table:
        _check_words(f"{where}.ready", table["ready"], _KEY_WORDS)
        ready = _key(f"{where}.ready", table["ready"], stroke)
    swing = tuple(_swung(f"{where}.swing", row, stroke) for row in table.get("swing", ()))
    return HandForm(ready=ready, stroke=stroke, swing=swing)


def _swung(where: str, row: Mapping[str, Any], stroke: Key) -> Key:
    _check_words(where, row, _KEY_WORDS)
    return _key(where, row, stroke)


def _key(where: str, table: Mapping[str, Any], base: Key | None) -> Key:
    shape = table.get("shape", base.shape if base else "")
    if shape not in hand_shapes():
        raise _wrong(
            f"{where}.shape", shape, "names in hand_shapes.toml", nearest(shape, hand_shapes())
        )
    up, forward = table.get("shoulder", base.shoulder if base else (0.0, 0.0))
    return Key(
        at=_numbers(f"{where}.at", table["at"]) if "at" in table or not base else base.at,
        palm=_direction(f"{where}.palm", table["palm"])
        if "palm" in table or not base
        else base.palm,
        fingers=(
            _direction(f"{where}.fingers", table["fingers"])
            if "fingers" in table or not base
            else base.fingers
        ),
        shape=shape,
        shoulder=(float(up), float(forward)),
    )


def _orbit(where: str, table: Mapping[str, Any]) -> Orbit:
    _check_words(where, table, _ORBIT_WORDS)
    return Orbit(
        across=_numbers(f"{where}.across", table.get("across")),
        along=_numbers(f"{where}.along", table.get("along")),
        hertz=float(table.get("hertz", 1.0)),
        is_opposed=bool(table.get("opposed", False)),
    )


def _direction(where: str, text: Any) -> Vector:
    parts = str(text).split("-")
    for part in parts:
        if part not in _WORDS:
            raise _wrong(where, text, f"{', '.join(_WORDS)}, joined by -", nearest(part, _WORDS))
    x, y, z = (float(sum(_WORDS[part][axis] for part in parts)) for axis in range(3))
    if not (x or y or z):
        raise _wrong(where, text, "words that do not cancel out")
    return x, y, z


def _numbers(where: str, found: Any) -> Vector:
    if not (
        isinstance(found, list)
        and len(found) == 3
        and all(isinstance(each, int | float) for each in found)
    ):
        raise _wrong(where, found, "three numbers: metres out, up and forward")
    x, y, z = map(float, found)
    return x, y, z


def _shape(name: str, row: Mapping[str, Any]) -> Mapping[str, float]:
    file = _SHAPES_FILE
    try:
        base, curl, across = row["thumb"]
        degrees = {"THUMB_BASE": base, "THUMB_CURL": curl, "THUMB_ACROSS": across}
        for finger in _FINGER_PAIRS:
            first, second = row[finger]
            degrees |= {f"{finger.upper()}_BASE": first, f"{finger.upper()}_CURL": second}
        degrees["SPREAD"] = row["spread"]
    except (KeyError, ValueError, TypeError) as error:
        message = "thumb = [3 numbers], four fingers = [2 numbers], spread"
        raise ConfigError(name, found=row, allowed=message, file=file) from error
    return {word: float(amount) for word, amount in degrees.items()}


def _check_words(where: str, table: Mapping[str, Any], allowed: set[str]) -> None:
    for word in table:
        if word not in allowed:
            raise _wrong(
                f"{where}.{word}", word, ", ".join(sorted(allowed)), nearest(word, allowed)
            )


def _wrong(key: str, found: object, allowed: str, hint: str = "") -> ConfigError:
    return ConfigError(key, found=found, allowed=allowed, file=_FORMS_FILE, hint=hint)


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("bridge.motion") / name).read_text(encoding="utf-8"))
