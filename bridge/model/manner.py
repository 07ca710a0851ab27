"""How a character moves: the numbers of a style, and the rules of a culture."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Policy", "Style"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Expressivity parameters (Hartmann, Mancini, Pelachaud 2005) and their companions."""

    name: str = "neutral"
    activation: float = 0.5
    """OAC, how often anything happens; in [0, 1]."""
    extent: float = 0.0
    """SPC, how large; in [-1, 1]."""
    tempo: float = 0.0
    """TMP, how fast; in [-1, 1]."""
    fluidity: float = 0.0
    """FLD, how continuous; in [-1, 1]."""
    power: float = 0.0
    """PWR, how strongly accelerated; in [-1, 1]."""
    repetition: float = 0.0
    """REP, how often a stroke repeats; in [-1, 1]."""
    expression: float = 0.0
    """EXP, how much the face shows; in [-1, 1]."""
    gaze: float = 0.0
    """GAZ, how much eye contact; in [-1, 1]."""
    head_gain: float = 1.0
    """Multiplies the spread of the residual head motion."""
    nod_probability: float = 0.35
    """Chance that a pitch accent gets a nod."""
    smile: float = 0.04
    """Smile at rest, a weight."""
    brow: float = 0.0
    """Inner brow raise at rest, a weight."""
    blinks_per_minute: float = 22.0
    head_pitch_degrees: float = 0.0
    """Posture of the head; positive is chin down."""
    lean_metres: float = 0.0
    """Lean towards the partner."""
    jaw: float = 0.5
    """JALI's JA in [0, 1]."""
    lip: float = 0.5
    """JALI's LI in [0, 1]."""
    emotion_cap: float = 0.6
    """Largest emotion intensity shown."""
    gestures_per_minute: float = 12.0
    """Of speech, before the policy's rate."""
    is_formal: bool = False
    """True greets, thanks and apologises in the policy's formal way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a culture multiplies, means and forbids. Multipliers are relative to neutral."""

    name: str = "intl_neutral"
    gesture_rate: float = 1.0
    gesture_space: float = 1.0
    head_gain: float = 1.0
    gaze: float = 1.0
    emotion_gain: float = 1.0
    mouth_gain: float = 1.0
    """Of feelings shown by the mouth."""
    eye_gain: float = 1.0
    """Of feelings shown by brows and lids."""
    listener_nod: float = 1.0
    """How often a listener nods."""
    posture_rate: float = 1.0
    """How often the weight is shifted."""
    mirroring: float = 1.0
    """How much of the partner's movement a listener takes up."""
    distance_metres: float = 1.0
    """To a partner one has just met: where the eyes meet when no target is set."""
    yes: str = "nod"
    """Head event that means yes."""
    no: str = "shake"
    """Head event that means no."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """How a meaning is performed here, by name in the repertoire: ``greeting`` to ``bow-15``.
    A meaning not named is performed as everywhere; an empty name, not at all."""
    counting: tuple[str, ...] = ()
    """Gestures that show 1, 2, 3, … on the fingers; beyond the last one, none. Empty counts as
    everywhere."""
    right_hand_only: bool = False
    """True points and gives with the right hand, whatever was asked for."""
    deny: frozenset[str] = frozenset()
    """Cue names that are never performed, whoever asks."""
    deny_formal: frozenset[str] = frozenset()
    """Cue names that are not performed in a formal style either."""
    inherits: str = ""
    """The policy that everything not said here was taken from."""
    confidence: Mapping[str, str] = field(default_factory=dict)
    """How sure each rule is: ``high``, ``medium``, ``low`` or ``contested``."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each rule comes from."""
