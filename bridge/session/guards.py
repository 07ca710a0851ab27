"""Plugins' parts that may fail at any call, and what stands in for the answer they owe."""

import logging
import math
from collections.abc import Sequence

from bridge.errors import PluginContractError
from bridge.hooks import EmotionReader, LipModel, Memory, SafetyFilter, Tap
from bridge.model import Cue, Emotion, Speech, StreamRecord, Style, Turn
from bridge.performance import LoudnessLips

__all__ = ["GuardedLips", "GuardedMemory", "GuardedReader", "GuardedSafety", "GuardedTap"]

log = logging.getLogger(__name__)


class _Failures:
    """Counts a part's failures; the first is logged, so that a broken part is one line."""

    def __init__(self, part: str, instead: str) -> None:
        self.count = 0
        self._part, self._instead = part, instead

    def note(self, error: Exception) -> None:
        """Take one failure."""
        self.count += 1
        if self.count == 1:
            log.warning(
                "a part failed; further failures are only counted",
                extra={"part": self._part, "instead": self._instead, "reason": _reason(error)},
            )


class GuardedLips:
    """A lip model; where it fails, the mouth still moves with the loudness of the voice."""

    def __init__(self, lips: LipModel, name: str) -> None:
        self._lips, self._instead = lips, LoudnessLips()
        self._failures = _Failures(name, "the mouth follows the loudness")

    def lips(self, speech: Speech, style: Style) -> Sequence[Cue]:
        """Return the model's cues, or those of the loudness."""
        try:
            cues = tuple(self._lips.lips(speech, style))
            _require(all(map(_is_usable, cues)), "it returned something else than usable cues")
        except Exception as error:
            self._failures.note(error)
            return self._instead.lips(speech, style)
        return cues


class GuardedReader:
    """An emotion reader; where it fails, the sentence is neutral."""

    def __init__(self, reader: EmotionReader, name: str) -> None:
        self._reader = reader
        self._failures = _Failures(name, "the sentence is neutral")

    def read(self, text: str, language: str) -> Emotion:
        """Return the feeling of one sentence."""
        try:
            emotion = self._reader.read(text, language)
            _require(isinstance(emotion, Emotion), "it returned something else than an Emotion")
        except Exception as error:
            self._failures.note(error)
            return Emotion()
        return emotion


class GuardedMemory:
    """A memory; where it fails, the turn is forgotten and the talk goes on."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory = memory
        self._failures = _Failures(name, "the turn is forgotten")

    def remember(self, turn: Turn) -> None:
        """Keep one turn."""
        try:
            self._memory.remember(turn)
        except Exception as error:
            self._failures.note(error)

    def recall(self) -> tuple[Turn, ...]:
        """Return what belongs before the next turn; nothing where that cannot be had."""
        try:
            turns = tuple(self._memory.recall())
            _require(all(isinstance(turn, Turn) for turn in turns), "it recalled no turns")
        except Exception as error:
            self._failures.note(error)
            return ()
        return turns


class GuardedSafety:
    """A safety filter; what it cannot review is not said."""

    def __init__(self, safety: SafetyFilter, name: str) -> None:
        self._safety, self._name = safety, name

    def review(self, text: str) -> str:
        """Return what may be said. Raise ``PluginContractError`` where nobody can tell."""
        try:
            reviewed = self._safety.review(text)
            _require(isinstance(reviewed, str), "it returned something else than text")
        except Exception as error:
            message = f"nothing is said that could not be reviewed: {_reason(error)}"
            raise PluginContractError(self._name, message) from error
        return reviewed


class GuardedTap:
    """A tap; one that fails misses a record, and nobody else does."""

    def __init__(self, tap: Tap, name: str) -> None:
        self._tap = tap
        self._failures = _Failures(name, "the record goes to everybody else")

    def watch(self, record: StreamRecord) -> None:
        """Show it one record."""
        try:
            self._tap.watch(record)
        except Exception as error:
            self._failures.note(error)


def _is_usable(cue: object) -> bool:
    if not isinstance(cue, Cue) or not math.isfinite(cue.weight):
        return False
    return cue.start_micros <= cue.ready_micros <= cue.relax_micros <= cue.end_micros


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise TypeError(otherwise)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
