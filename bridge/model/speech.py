"""Sound with its timings. Utterance time 0 is the first sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Phone", "Speech", "SpeechChunk", "Word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One sound unit."""

    symbol: str
    """IPA, such as ``tʃ`` or ``iː``; empty for silence. Diphthongs are one phone."""
    start_micros: int
    """Utterance time."""
    end_micros: int
    stress: int = 0
    """0 none, 1 primary, 2 secondary (ARPAbet's digits)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word as it is heard."""

    text: str
    start_micros: int
    """Utterance time."""
    end_micros: int
    start_char: int
    """First character, counted in the utterance's text; -1 when unknown."""
    end_char: int
    """One past the last character; -1 when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechChunk:
    """A stretch of one utterance, in order, as a voice hands it over."""

    utterance_id: str
    start_micros: int
    """Utterance time of the first sample; the end of the chunk before it."""
    sample_rate: int
    """Hz; the same for all chunks of an utterance."""
    samples: NDArray[np.float32]
    """(N,) mono in [-1, 1]."""
    phones: tuple[Phone, ...] = ()
    """Without gaps over the chunk (silence is a phone); empty when times are unknown."""
    words: tuple[Word, ...] = ()
    f0_hz: NDArray[np.float32]
    """(F,) fundamental frequency, 0 where unvoiced; empty when unknown."""
    f0_hop_micros: int = 10_000
    """Time from one F0 value to the next."""
    is_last: bool = False
    """True on the utterance's final chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The chunks of one utterance so far, joined."""

    utterance_id: str
    sample_rate: int
    samples: NDArray[np.float32]
    """(N,) mono in [-1, 1]."""
    phones: tuple[Phone, ...]
    """Never empty once there is sound: proportional times stand in for missing ones."""
    words: tuple[Word, ...]
    f0_hz: NDArray[np.float32]
    """(F,), 0 where unvoiced; empty when unknown."""
    f0_hop_micros: int
    is_complete: bool
    """True once the last chunk is in."""
