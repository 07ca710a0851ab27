"""What a part can do: one small Protocol for each role.

Parts are plain synchronous objects. The host decides where they run: beside the session, in
a thread, or (``register(..., isolated=True)``) in a child process at low priority. A part that
streams returns an iterator; the host stops it by closing the iterator between two items.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from bridge.model import (
    Block,
    Conversation,
    Cue,
    Emotion,
    Policy,
    PoseContext,
    Speech,
    SpeechChunk,
    StreamRecord,
    Style,
    Turn,
    Utterance,
)

__all__ = [
    "ActivityDetector",
    "Codec",
    "DialogueCapabilities",
    "DialogueModel",
    "EmotionReader",
    "GesturePolicy",
    "LipModel",
    "Listener",
    "Memory",
    "Output",
    "OutputCapabilities",
    "PoseRefiner",
    "Role",
    "SafetyFilter",
    "StyleTemplate",
    "Tap",
    "Voice",
    "VoiceCapabilities",
]


class Role(StrEnum):
    """The slots of a character that a plugin can furnish."""

    VOICE = "voice"
    DIALOGUE = "dialogue"
    LISTENER = "listener"
    ACTIVITY = "activity"
    EMOTION = "emotion"
    LIPS = "lips"
    REFINER = "refiner"
    POLICY = "policy"
    STYLE = "style"
    SAFETY = "safety"
    MEMORY = "memory"
    CODEC = "codec"
    OUTPUT = "output"
    TAP = "tap"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCapabilities:
    """What a voice can promise."""

    languages: tuple[str, ...]
    """BCP 47 tags it speaks; empty means any."""
    sample_rate: int
    """Hz."""
    has_phone_times: bool
    """False: proportional times are made from the text."""


@runtime_checkable
class Voice(Protocol):
    """Turns an utterance into sound with timings."""

    capabilities: VoiceCapabilities

    def speak(self, utterance: Utterance) -> Iterator[SpeechChunk]:
        """Yield the chunks in order; the final one has ``is_last``. Raise ``VoiceError``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueCapabilities:
    """What a dialogue model can promise."""

    languages: tuple[str, ...]
    """BCP 47 tags it answers in; empty means any."""


@runtime_checkable
class DialogueModel(Protocol):
    """Answers a turn."""

    capabilities: DialogueCapabilities

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the answer in pieces of any length, as they are written.

        Pieces may carry the markup of ``bridge/dialogue/markup.py``: ``[joy 0.7]``, ``*word*``.
        """
        ...


@runtime_checkable
class Listener(Protocol):
    """Turns recorded speech into text (ASR)."""

    def listen(self, samples: NDArray[np.float32], sample_rate: int) -> str:
        """Return the words in ``samples`` (N,) mono; empty when there are none."""
        ...


@runtime_checkable
class ActivityDetector(Protocol):
    """Tells speech from silence (VAD)."""

    def detect(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """Return the probability in [0, 1] that ``samples`` (N,) hold speech."""
        ...


@runtime_checkable
class EmotionReader(Protocol):
    """Reads a feeling out of words."""

    def read(self, text: str, language: str) -> Emotion:
        """Return the feeling of one sentence."""
        ...


@runtime_checkable
class LipModel(Protocol):
    """Turns phones into lip cues."""

    def lips(self, speech: Speech, style: Style) -> Sequence[Cue]:
        """Return the lip cues of ``speech``, by start.

        Cues that start more than 300 ms before the end of ``speech`` must not change when more
        speech is appended.
        """
        ...


@runtime_checkable
class PoseRefiner(Protocol):
    """Corrects composed poses, causally, block by block.

    What a refiner remembers goes in and comes out, and is never changed in place: the stream
    goes back to an earlier instant when words are interrupted, and any memory that came out
    may be handed in again.
    """

    def start(self) -> Any:
        """Return the memory that goes with the first block: None where there is nothing."""
        ...

    def refine(self, block: Block, context: PoseContext, memory: Any) -> tuple[Block, Any]:
        """Return the corrected block, and the memory that goes with the block after it.

        A row depends on ``memory`` and on the rows up to it, never on a later one, so that
        where one block ends and the next begins cannot be seen. Eyelids, looks and the closures
        of lips are put on afterwards. Corrections reach 25 degrees and 0.1 m at most.
        """
        ...


@runtime_checkable
class GesturePolicy(Protocol):
    """A culture's rules."""

    def policy(self) -> Policy:
        """Return the rules."""
        ...


@runtime_checkable
class StyleTemplate(Protocol):
    """A way of moving."""

    def style(self) -> Style:
        """Return the numbers."""
        ...


@runtime_checkable
class SafetyFilter(Protocol):
    """Keeps words that must not be said from being said."""

    def review(self, text: str) -> str:
        """Return ``text``, a milder version of it, or an empty string to drop it."""
        ...


@runtime_checkable
class Memory(Protocol):
    """What a character keeps between turns."""

    def remember(self, turn: Turn) -> None:
        """Keep one turn."""
        ...

    def recall(self) -> tuple[Turn, ...]:
        """Return what belongs before the next turn, oldest first."""
        ...


@runtime_checkable
class Codec(Protocol):
    """Records to bytes, without any I/O."""

    def encode(self, record: StreamRecord) -> list[bytes]:
        """Return the packets of one record; empty when the format has no word for it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputCapabilities:
    """How an output wants to be fed."""

    ahead: bool
    """True: every record as soon as it is made. False: each frame when its instant is heard."""


@runtime_checkable
class Output(Protocol):
    """Somewhere a stream goes. All methods run on the frame clock's thread: never block."""

    capabilities: OutputCapabilities

    def send(self, record: StreamRecord) -> None:
        """Take one record. Raise ``TransportError``; it is counted and the stream goes on."""
        ...

    def close(self) -> None:
        """Leave the receiver at rest, then let go of the resources."""
        ...


@runtime_checkable
class Tap(Protocol):
    """Watches a stream without touching it."""

    def watch(self, record: StreamRecord) -> None:
        """See one record, on the frame clock's thread: never block."""
        ...
