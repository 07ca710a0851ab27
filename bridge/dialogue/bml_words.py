"""What BML's words mean to our bodies: lexemes, targets, hands, amounts."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from bridge.dialogue.bml_tree import MOST_SHOWN, Element, bml_error
from bridge.dialogue.marks import feeling_named
from bridge.dialogue.moves import gaze_named, movement_name, sided_movement
from bridge.errors import nearest
from bridge.model import EmotionLabel, Layer
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["MOVING", "UNSUPPORTED", "Asked", "understood"]

Point = tuple[float, float, float]

FURTHEST_METRES = 1000.0
_MOST_AMOUNT = 1.5
_FACES = {
    "oblique-brows": "concern",
    "raise-brows": "raise",
    "lower-brows": "frown",
    "widen-eyes": "wide",
}
_MOUTHS = {
    "raise-mouth-corners": EmotionLabel.CONTENT,
    "lower-mouth-corners": EmotionLabel.SADNESS,
}
_POSES = {
    "leaning-forward": "lean-in",
    "leaning-left": "posture-left",
    "leaning-right": "posture-right",
}
_NODS = {1: "nod", 2: "big-nod"}  # of a repetition; a longer row is small nods


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one element asks for, beside its times."""

    layer: Layer
    name: str
    weight: float = 1.0
    target: Point | None = None


def understood(element: Element) -> Asked:
    """Return what an element of ``MOVING`` asks for. Raises ``RequestError``."""
    return MOVING[element.name](element)


def _head(element: Element) -> Asked:
    words = _required(element, "lexeme")
    name, side = sided_movement(_spaced(words))
    if name not in REPERTOIRE or REPERTOIRE[name].layer is not Layer.HEAD:
        raise _unknown(element, "lexeme", words, _names(Layer.HEAD))
    repetition = _number(element, "repetition", 1.0, 0.0, 100.0)
    if name == "nod" and repetition > 1:
        name = _NODS.get(round(repetition), "backchannel-nod")
    return Asked(layer=Layer.HEAD, name=name, weight=side * _amount(element))


def _gaze(element: Element) -> Asked:
    aside = element.attributes.get("offsetDirection", "none").lower()
    words = aside if aside != "none" else _required(element, "target")
    point = _point(element, words)
    if point is not None:
        return Asked(layer=Layer.GAZE, name="target", target=point)
    name = gaze_named(_spaced(words))
    if not name:
        expected = "user, camera, x y z in metres, or a direction such as UP or DOWN_LEFT"
        raise _unknown(element, "target", words, expected)
    return Asked(layer=Layer.GAZE, name=name)


def _gesture(element: Element) -> Asked:
    words = _required(element, "lexeme")
    name = movement_name(_spaced(words))
    if name not in REPERTOIRE or REPERTOIRE[name].layer is not Layer.GESTURE:
        raise _unknown(element, "lexeme", words, _names(Layer.GESTURE))
    name, hand = _handed(element, name)
    target = element.attributes.get("target")
    point = _point(element, target) if target else None
    return Asked(layer=Layer.GESTURE, name=name, weight=hand * _amount(element), target=point)


def _pointing(element: Element) -> Asked:
    words = _required(element, "target")
    point = _point(element, words)
    if point is None and gaze_named(_spaced(words)) != "partner":
        raise _unknown(element, "target", words, "user, or x y z in metres")
    name, hand = _handed(element, "other" if point is None else "point-there")
    return Asked(layer=Layer.GESTURE, name=name, weight=hand * _amount(element), target=point)


def _face(element: Element) -> Asked:
    words = _required(element, "lexeme")
    name = _spaced(words).replace(" ", "-")
    brows = _FACES.get(name, name)
    if brows in REPERTOIRE and REPERTOIRE[brows].layer is Layer.BROWS:
        return Asked(layer=Layer.BROWS, name=brows, weight=_amount(element))
    feeling = _MOUTHS.get(name) or feeling_named(name)
    if feeling is None:
        feelings = ", ".join(label.value for label in EmotionLabel)
        raise _unknown(element, "lexeme", words, f"{', '.join(_FACES)}, {feelings}")
    return Asked(layer=Layer.EMOTION, name=feeling.value, weight=min(_amount(element), 1.0))


def _posture(element: Element) -> Asked:
    posed = [part.attributes["lexeme"] for part in element.elements if "lexeme" in part.attributes]
    words = posed[0] if posed else _required(element, "lexeme")
    plain = _spaced(words)
    name = _POSES.get(plain.replace(" ", "-")) or movement_name(plain)
    if name not in REPERTOIRE or REPERTOIRE[name].layer is not Layer.POSTURE:
        raise _unknown(element, "lexeme", words, f"{', '.join(_POSES)}, {_names(Layer.POSTURE)}")
    return Asked(layer=Layer.POSTURE, name=name, weight=_amount(element))


MOVING: dict[str, Callable[[Element], Asked]] = {
    "head": _head,
    "gaze": _gaze,
    "gazeShift": _gaze,
    "gesture": _gesture,
    "pointing": _pointing,
    "face": _face,
    "faceLexeme": _face,
    "posture": _posture,
    "postureShift": _posture,
}
"""Elements that move a body."""

UNSUPPORTED = frozenset(
    {"locomotion", "faceFacs", "faceShift", "headDirectionShift", "after", "before", "feedback"}
)
"""Elements of BML 1.0 that are known and not performed."""


def _handed(element: Element, name: str) -> tuple[str, float]:
    mode = element.attributes.get("mode", "UNSPECIFIED").upper()
    if mode not in ("UNSPECIFIED", "LEFT_HAND", "RIGHT_HAND", "BOTH_HANDS"):
        raise _unknown(element, "mode", mode, "LEFT_HAND, RIGHT_HAND, BOTH_HANDS")
    if mode == "BOTH_HANDS" and f"{name}-both" in REPERTOIRE:
        return f"{name}-both", 1.0
    is_left = mode == "LEFT_HAND" and REPERTOIRE[name].hands == 1
    return name, -1.0 if is_left else 1.0


def _amount(element: Element) -> float:
    return _number(element, "amount", 1.0, 0.0, _MOST_AMOUNT)


def _number(element: Element, key: str, usual: float, low: float, high: float) -> float:
    written = element.attributes.get(key)
    if written is None:
        return usual
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise _unknown(element, key, written, f"a number from {low:g} to {high:g}")
    return value


def _point(element: Element, words: str) -> Point | None:
    """Return a point of three numbers; None for words that are none."""
    parts = re.split(r"[\s,;]+", words.strip())
    if len(parts) != 3 or not all(re.fullmatch(r"[-+.\deE]+", part) for part in parts):
        return None
    try:
        x, y, z = map(float, parts)
    except ValueError:
        return None
    if not max(abs(x), abs(y), abs(z)) <= FURTHEST_METRES:
        raise _unknown(element, "target", words, f"a point within {FURTHEST_METRES:.0f} m")
    return x, y, z


def _required(element: Element, key: str) -> str:
    found = element.attributes.get(key, "").strip()
    if not found:
        raise bml_error(element, f"{key} is missing")
    return found


def _unknown(element: Element, key: str, found: str, expected: str) -> Exception:
    names = expected.replace(",", " ").split()
    hint = nearest(_spaced(found).replace(" ", "-"), names)
    return bml_error(element, f"{key}: found {found[:MOST_SHOWN]!r}; expected {expected}. {hint}")


def _names(layer: Layer) -> str:
    return ", ".join(sorted(name for name, each in REPERTOIRE.items() if each.layer is layer))


def _spaced(words: str) -> str:
    return re.sub(r"[_\s]+", " ", words.strip().lower())
