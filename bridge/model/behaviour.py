"""What an author or a dialogue model asks a body to do, tied to places in the text.

The words are those of BML 1.0: a behaviour has sync points, and each may be tied to speech.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Anchor", "Behaviour", "Layer"]


class Layer(StrEnum):
    """Which part of the body a cue speaks to."""

    LIPS = "lips"
    EMOTION = "emotion"
    GAZE = "gaze"
    BLINK = "blink"
    HEAD = "head"
    BROWS = "brows"
    GESTURE = "gesture"
    POSTURE = "posture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An instant of speech that is known before it is heard."""

    at_char: int = 0
    """Where in the utterance's text: when the character at this place begins to be heard. The
    text's length means when its last one ends."""
    offset_micros: int = 0
    """After that; negative is before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """One movement asked for. Sync points left out follow from the others and the repertoire."""

    layer: Layer
    name: str
    """In the layer's own vocabulary, as a cue's."""
    start: Anchor | None = None
    ready: Anchor | None = None
    stroke: Anchor | None = None
    relax: Anchor | None = None
    end: Anchor | None = None
    weight: float = 1.0
    """Amplitude; negative mirrors."""
    target: tuple[float, float, float] | None = None
    """Where to, for a gaze or a pointing: metres in the character's space."""
    because: str = ""
    """Who asked, for a person to read: ``[wave]``, ``<head id="h1"> on line 3``."""
