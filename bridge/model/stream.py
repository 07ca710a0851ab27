"""What one character's ordered stream carries, beside frames."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.model.motion import Frame, RigDescription

__all__ = [
    "AudioChunk",
    "Describe",
    "Heartbeat",
    "Interrupted",
    "PerformanceEvent",
    "StreamRecord",
    "UtteranceEnded",
    "UtteranceStarted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe:
    """Names, rates and addresses; sent on subscribe, on change, and every second."""

    character: str
    seq: int
    session_id: str
    """New for every start of the sidecar: a change means that old times mean nothing."""
    rig: RigDescription
    frame_rate: int
    """Frames per second."""
    sample_rate: int
    """Audio, Hz, mono."""
    lead_micros: int
    """How far ahead of being due records are sent."""
    control_endpoint: str
    """Where requests go, such as ``tcp://127.0.0.1:5571``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceStarted:
    """An utterance begins; its audio follows."""

    character: str
    seq: int
    pts_micros: int
    """Session time of its first audio sample."""
    utterance_id: str
    turn_id: str
    text: str
    sentence_type: str
    act: str
    emotion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioChunk:
    """Sound to be played."""

    character: str
    seq: int
    pts_micros: int
    """Session time at which its first sample is to be heard."""
    utterance_id: str
    sample_rate: int
    samples: NDArray[np.float32]
    """(N,) mono in [-1, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceEvent:
    """A moment in a performance that a game may want: a word, a phone, a gesture."""

    character: str
    seq: int
    pts_micros: int
    """Session time at which it begins."""
    end_micros: int
    """Session time at which it ends."""
    utterance_id: str
    kind: str
    """``word``, ``phone``, or a cue layer such as ``head``."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceEnded:
    """An utterance is over."""

    character: str
    seq: int
    pts_micros: int
    """Session time of the end of its last audio sample."""
    utterance_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """An utterance was cut: drop its audio, and every frame at or after ``pts_micros``."""

    character: str
    seq: int
    pts_micros: int
    """Session time from which what was sent is void; replacements follow."""
    utterance_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """The stream is alive."""

    character: str
    seq: int
    pts_micros: int
    """Session time now."""


StreamRecord = (
    Describe
    | UtteranceStarted
    | AudioChunk
    | Frame
    | PerformanceEvent
    | UtteranceEnded
    | Interrupted
    | Heartbeat
)
"""Anything an output may be handed."""
