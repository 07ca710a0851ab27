"""What a layer is given, what it adds to, and what a layer is."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.model import Scene
from bridge.motion.channels import CHANNELS
from bridge.motion.curves import Floats
from bridge.motion.lips import LipSample
from bridge.motion.noise import Drift
from bridge.motion.steering import Control
from bridge.motion.tracks import Cued, Tracks
from bridge.rigs.arkit import SHAPE_NAMES

__all__ = ["Draft", "Moment", "MotionLayer"]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A run of instants and everything known about them."""

    times_micros: NDArray[np.int64]
    """(T,) session time."""
    t: Floats
    """(T,) the same in seconds."""
    since_micros: int
    """Session time of the instant before the first."""
    scene: Scene
    tracks: Tracks
    controls: Floats
    """(T, controls) the scene's wishes, eased; columns are ``Control``."""
    feelings: Floats
    """(T, F) intensities shown, in the order of ``FEELINGS``."""
    speaking: Floats
    """(T,) 1 while an utterance lasts, eased at both ends."""
    lips: LipSample
    cued: Cued = field(default_factory=Cued)
    drifts: Mapping[Drift, Floats] = field(default_factory=dict)
    """(T, C) of the layers' drifts, as far as they have been sampled together."""

    def control(self, which: Control) -> Floats:
        """Return (T,) one eased wish of the scene."""
        return self.controls[:, which]

    def drifted(self, drift: Drift) -> Floats:
        """Return (T, C) of one drift."""
        found = self.drifts.get(drift)
        return drift.at(self.t) if found is None else found

    @cached_property
    def liveliness(self) -> Floats:
        """(T,) 1 moves as styled, 0 keeps still."""
        return 1.0 - self.controls[:, Control.STILLNESS]


class Draft:
    """The pose in the making: layers add to its arrays, in place."""

    def __init__(self, count: int) -> None:
        self.face = np.zeros((count, len(SHAPE_NAMES)))
        """(T, S) what the face does when the mouth has nothing to say."""
        self.body = np.zeros((count, CHANNELS))
        """(T, C) columns are ``Channel``."""
        self.lids = np.zeros((count, 2))
        """(T, 2) closing of the left and the right eye."""
        self.eyes = np.zeros((count, 2))
        """(T, 2) degrees of yaw and pitch that the eyes look, in the character's space."""
        self.vergence = np.zeros(count)
        """(T,) degrees that each eye turns towards the other."""
        self.held = np.ones(count)
        """(T,) share of the head's turning that the eyes give back; 0 goes with the head."""
        self.shifts: list[tuple[int, float]] = []
        """Session time and degrees of the large gaze shifts that begin in the moment."""


class MotionLayer(ABC):
    """One part of how a character moves.

    A layer is built once for a character and holds nothing that changes: what it must
    remember from block to block goes in and comes out, so any earlier state can be taken up
    again.
    """

    drift: Drift | None = None
    """What the layer wanders by; a sampler samples those of all its layers in one go."""

    def rest(self, at_micros: int) -> Any:
        """Return the memory of a character at rest; None for a layer without memory."""
        return None

    @abstractmethod
    def add(self, moment: Moment, draft: Draft, memory: Any) -> Any:
        """Add to ``draft`` and return the memory after the moment's last instant."""
