"""What can be written inside text to move the body: ``[nod]``, ``[gesture: shrug 0.6]``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bridge.dialogue.amounts import AMOUNT, amount_of
from bridge.model import Anchor, Behaviour, Layer
from bridge.rigs.repertoire import REPERTOIRE, Kind

__all__ = [
    "MOST_WEIGHT",
    "MoveMark",
    "gaze_named",
    "move",
    "move_of_aside",
    "movement_name",
    "sided_movement",
]

MOST_WEIGHT = 1.5
"""A movement asked for larger than this is made this large."""

_KINDS = "gesture|gestures|head|posture|body|brows?|face|move|do|action|pose"
_LOOKS = re.compile(r"looks?|looking|glances?|glancing|gazes?|gazing|eyes")
_MOVE = re.compile(
    rf"(?:(?P<kind>{_KINDS})(?P<colon>\s*[:=\s]\s*))?(?P<name>[^\W\d_][\w\s-]*?)(?:\s*[,:=\s]\s*{AMOUNT})?"
)
_LOOK = re.compile(r"([a-z]+)\s*[:=\s]\s*(?:(?:at|to|the|towards?|over)\s+)*([^\d]+?)")
_STROKING = frozenset({Layer.GESTURE, Layer.HEAD})
_SIDES = {"left": -1.0, "right": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMark:
    """A movement, at the place of the mark."""

    layer: Layer
    name: str
    """In the repertoire."""
    weight: float = 1.0
    """Negative mirrors."""
    written: str = ""
    """As it stands in the text, for a person to read."""

    def placed(self, at_char: int) -> Behaviour:
        """Return the movement made with the word at ``at_char``."""
        at = Anchor(at_char=at_char)
        strokes = self.layer in _STROKING
        return Behaviour(
            layer=self.layer,
            name=self.name,
            start=None if strokes else at,
            stroke=at if strokes else None,
            weight=self.weight,
            because=self.written,
        )


def move(content: str) -> MoveMark | str | None:
    """Return what ``[content]`` moves.

    The mark; or why there is none although a movement was clearly asked for; or None when the
    text asks for no movement.
    """
    plain = content.strip().lower()
    looked = _look(plain)
    if looked:
        return _marked(looked, 1.0, content)
    found = _MOVE.fullmatch(plain)
    if looked is not None or found is None:
        return "unknown direction of gaze" if looked is not None and ":" in plain else None
    kind, colon, words, amount = found.group("kind", "colon", "name", "amount")
    name, side = sided_movement(words)
    if not name and kind:
        name, side = sided_movement(f"{kind} {words}")  # "posture left" is a name as it stands
    if not name:
        return "unknown movement" if kind and colon.strip() else None
    if not kind and content[:1].isupper() and not _is_telling(name, words):
        return None  # an ordinary word in brackets
    weight = amount_of(amount, 1.0, MOST_WEIGHT)
    return _marked(name, weight * side, content) if weight > 0.0 else "a movement of no size"


def move_of_aside(words: list[str]) -> MoveMark | None:
    """Return the movement that a stage direction describes; None when it describes none."""
    if not words:
        return None
    written = f"*{' '.join(words)}*"
    if _LOOKS.fullmatch(words[0]):
        name = next((_GAZES[word] for word in words[1:] if word in _GAZES), "")
        return _marked(name, 1.0, written) if name else None
    name = _table()["asides"].get(words[0], "")
    return _marked(name, 1.0, written) if name else None


@cache
def movement_name(words: str) -> str:
    """Return the name in the repertoire for what somebody calls a movement, or nothing."""
    name = re.sub(r"[\s_]+", "-", words.strip().lower())
    return name if name in REPERTOIRE else _aliases().get(name, "")


def _is_telling(name: str, words: str) -> bool:
    """Return whether a word can hardly mean anything but the movement."""
    return words == name and REPERTOIRE[name].kind in (Kind.EVENT, Kind.EMBLEM)


def gaze_named(words: str) -> str:
    """Return the gaze of the repertoire for what somebody looks at, or nothing."""
    where = re.sub(r"[\s_]+", "-", words.strip().lower())
    movement = REPERTOIRE.get(where)
    is_gaze = movement is not None and movement.layer is Layer.GAZE
    return _GAZES.get(where, where if is_gaze else "")


def sided_movement(words: str) -> tuple[str, float]:
    """Return a movement's name and its side: ``wave left`` is made with the left hand."""
    name = movement_name(words)
    if name:
        return name, 1.0
    parts = words.split()
    if parts and parts[-1] in ("hand", "arm", "side"):
        parts.pop()
    side = _SIDES.get(parts[-1], 0.0) if len(parts) > 1 else 0.0
    name = movement_name(" ".join(parts[:-1])) if side else ""
    # The head's positive side is its left, a gesture's usual hand the right one.
    turns = bool(name) and REPERTOIRE[name].layer is not Layer.GESTURE
    return name, -side if turns else side


def _look(plain: str) -> str | None:
    """Return the gaze that a text asks for, empty when it is none we know; None for no gaze."""
    found = _LOOK.fullmatch(plain)
    if found is None or not _LOOKS.fullmatch(found.group(1)):
        return None
    return gaze_named(found.group(2))


def _marked(name: str, weight: float, written: str) -> MoveMark:
    shown = written if written.startswith("*") else f"[{written.strip()}]"
    return MoveMark(layer=REPERTOIRE[name].layer, name=name, weight=weight, written=shown)


@cache
def _aliases() -> dict[str, str]:
    names = _table()["names"]
    return {alias: name for name, aliases in names.items() for alias in aliases}


@cache
def _table() -> dict[str, Any]:
    file = files("bridge.dialogue") / "lexicon" / "moves.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


_GAZES = {
    **dict.fromkeys(
        ("user", "you", "me", "player", "partner", "viewer", "camera", "ahead", "back"), "partner"
    ),
    "target": "target",
    **dict.fromkeys(("away", "aside", "around"), "away-side"),
    **dict.fromkeys(("off", "distance"), "away-think"),
    **{side: f"away-{side}" for side in ("left", "right", "up", "down")},
    **{f"{v}-{h}": f"away-{v}-{h}" for v in ("up", "down") for h in ("left", "right")},
    **{f"{v}{h}": f"away-{v}-{h}" for v in ("up", "down") for h in ("left", "right")},
}
