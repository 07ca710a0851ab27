"""Meaning with time: cues and clips on the clock of an utterance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.model.behaviour import Layer
from bridge.model.manner import Policy, Style
from bridge.model.turn import Emotion

__all__ = ["Clip", "Cue", "PoseContext", "Scene", "Timeline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """An intention with a time span, shaped by BML's sync points.

    The weight rises from ``start`` to ``ready``, holds until ``relax``, and falls to ``end``.
    All four are utterance time and never decrease; the first may be negative, because a
    mouth moves before its sound.
    """

    layer: Layer
    name: str
    """What to do, in the layer's own vocabulary: ``PP``, ``joy``, ``nod``, ``question-raise``."""
    start_micros: int
    ready_micros: int
    relax_micros: int
    end_micros: int
    weight: float = 1.0
    """Amplitude; 1 is the layer's normal size. A negative one mirrors a sideways cue, and gives
    a gesture of one hand to the left one."""
    stroke_micros: int | None = None
    """The moment of effort, from ``ready`` to ``relax``: a gesture prepares until ready, strokes
    until here, and holds until relax. None for a cue without a stroke."""
    target: tuple[float, float, float] | None = None
    """Where to, for a gaze or a pointing: metres in the character's space."""
    because: str = ""
    """The rule and the words that asked for it, for a person to read."""
    about: tuple[int, int] | None = None
    """Where those words stand in the utterance's text, one past the end second; None for the
    whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A finite piece of curves at a fixed rate, such as loudness and pitch."""

    name: str
    start_micros: int
    """Utterance time of the first row."""
    hop_micros: int
    """Time from one row to the next."""
    channels: tuple[str, ...]
    """Names of the columns."""
    values: NDArray[np.float32]
    """(T, C)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything one utterance does, placed on its clock."""

    utterance_id: str
    origin_micros: int
    """Session time of utterance time 0, the first audio sample."""
    duration_micros: int
    """Length of the audio so far."""
    cues: tuple[Cue, ...] = ()
    """By start."""
    clips: tuple[Clip, ...] = ()
    cut_micros: int | None = None
    """Session time of an interruption: from there everything returns to rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that decides a character's pose at an instant, beside its own seed."""

    timelines: tuple[Timeline, ...] = ()
    """The utterances that still matter, by origin; their motions may overlap at the ends."""
    style: Style = Style()
    policy: Policy = Policy()
    emotion: Emotion = Emotion()
    """A feeling held until told otherwise, under those of the utterances."""
    gaze: tuple[float, float, float] | None = None
    """Point to look at, metres in the character's space; None looks ahead."""
    stillness: float = 0.0
    """0 moves as styled, 1 quiets everything but the lips."""
    is_listening: bool = False
    """True while the user speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseContext:
    """What is known about a block of poses, for whoever corrects them.

    Axes: T the block's instants, F the feelings in the order of ``EmotionLabel``. Arrays are
    float32 and read-only; none of them looks further ahead than the block's last instant.
    """

    scene: Scene
    """With the timelines, whose cues are the tags, the style and the policy."""
    speaking: NDArray[np.float32]
    """(T,) 1 while an utterance lasts, eased at both ends."""
    prosody: NDArray[np.float32]
    """(T, 2) loudness and pitch as in the clip ``prosody``; 0 in silence."""
    feelings: NDArray[np.float32]
    """(T, F) intensities shown."""
