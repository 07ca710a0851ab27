"""Everything a body can be asked to do by name: which part does it, and how long it takes.

The table is ``repertoire.toml``; what a movement looks like is the motion room's business.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType

from bridge.model import Layer

__all__ = ["REPERTOIRE", "Kind", "Movement"]


class Kind(StrEnum):
    """What a movement is for (McNeill 1992, and what the head adds)."""

    EVENT = "event"
    """Of head or trunk."""
    FACE = "face"
    """Of brows and lids."""
    GAZE = "gaze"
    """Where the eyes go."""
    BEAT = "beat"
    """Marks rhythm and weight; means nothing by itself."""
    PRAGMATIC = "pragmatic"
    """Offers, dismisses, asks: what is done with the words."""
    METAPHORIC = "metaphoric"
    """Draws what the words mean: size, direction, change."""
    DEICTIC = "deictic"
    """Points."""
    EMBLEM = "emblem"
    """Stands for words, and differs from culture to culture."""
    NUMBER = "number"
    """Shows how many."""
    ADAPTOR = "adaptor"
    """Touches oneself; says nothing on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One entry of the repertoire."""

    name: str
    layer: Layer
    kind: Kind
    prepare_secs: float
    """From rest until ready; a head event rises in it."""
    stroke_secs: float
    """From ready to the moment of effort; 0 for what has none."""
    hold_secs: float
    """From there until it is let go."""
    retract_secs: float
    hands: int = 0
    """How many arms it takes."""

    @property
    def length_secs(self) -> float:
        """Seconds from start to end, at a tempo of 0."""
        return self.prepare_secs + self.stroke_secs + self.hold_secs + self.retract_secs


_LAYERS = {"event": "head", "face": "brows", "gaze": "gaze"}
"""Of the kinds that take no hands; the rest are gestures."""


def _repertoire() -> Mapping[str, Movement]:
    text = (files("bridge.rigs") / "repertoire.toml").read_text(encoding="utf-8")
    movements = {}
    for kind, names in tomllib.loads(text).items():
        for name, row in names.items():
            prepare, stroke, hold, retract = row["secs"]
            movements[name] = Movement(
                name=name,
                layer=Layer(row.get("layer", _LAYERS.get(kind, "gesture"))),
                kind=Kind(kind),
                prepare_secs=prepare,
                stroke_secs=stroke,
                hold_secs=hold,
                retract_secs=retract,
                hands=row.get("hands", 0 if kind in _LAYERS else 1),
            )
    return MappingProxyType(movements)


REPERTOIRE: Mapping[str, Movement] = _repertoire()
"""Movement by name."""
