"""A pose as a client shows it, and the mixing of two."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bridge.model import Frame
from bridge.rigs.rotations import IDENTITY, nlerp

__all__ = ["PoseState", "Shown", "StillPose", "mix", "pose_of", "rest_of", "shown", "smoothstep"]

_Array = NDArray[np.float32]


class PoseState(StrEnum):
    """How a pose came about."""

    EARLY = "early"
    """The oldest frame, whose time has not come: a client has just joined."""
    LIVE = "live"
    """Between two frames of the stream."""
    HELD = "held"
    """The newest frame, because the next one is late."""
    EASING = "easing"
    """On the way to rest."""
    RESTING = "resting"
    """At rest until frames come again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is on the screen."""

    pts_micros: float
    """Session time the pose belongs to, which is not always the one asked for."""
    state: PoseState
    utterance_id: str
    weights: _Array
    """(S,) in [0, 1]."""
    head: _Array
    """(7,) as in ``Frame``."""
    bones: _Array
    """(B, 4) as in ``Frame``."""
    hips: _Array
    """(3,) as in ``Frame``."""


class StillPose(NamedTuple):
    """The numbers of one pose, arranged for mixing: one array to lerp, one to nlerp."""

    linear: _Array
    """(S + 6,) weights, head position, hips."""
    turns: _Array
    """(1 + B, 4) head rotation, bones."""

    def is_like(self, other: "StillPose") -> bool:
        """Tell whether both are of the same rig."""
        return self.linear.shape == other.linear.shape and self.turns.shape == other.turns.shape


def pose_of(frame: Frame) -> StillPose:
    """Return the numbers of ``frame``."""
    return StillPose(
        np.concatenate((frame.weights, frame.head[:3], frame.hips)),
        np.concatenate((frame.head[None, 3:], frame.bones)),
    )


def mix(one: StillPose, other: StillPose, part: float) -> StillPose:
    """Return the pose ``part`` of the way from ``one`` to ``other``."""
    linear = one.linear + (other.linear - one.linear) * np.float32(part)
    return StillPose(linear, nlerp(one.turns, other.turns, part))


def rest_of(held: StillPose, idle: StillPose | None) -> StillPose:
    """Return where a starved client goes from ``held``.

    The face relaxes, and the body takes the posture of the last ``idle`` frame; its face is
    not taken, because it may have been a blink. Before any idle frame the head goes to its
    base and the limbs stay, for a T-pose would be worse than stillness.
    """
    if idle is not None:
        linear = idle.linear.copy()
        linear[:-6] = 0.0
        return StillPose(linear, idle.turns)
    turns = held.turns.copy()
    turns[0] = IDENTITY
    return StillPose(np.zeros_like(held.linear), turns)


def shown(pose: StillPose, pts_micros: float, state: PoseState, utterance_id: str) -> Shown:
    """Return ``pose`` taken apart again."""
    linear, turns = pose
    return Shown(
        pts_micros=pts_micros,
        state=state,
        utterance_id=utterance_id,
        weights=linear[:-6],
        head=np.concatenate((linear[-6:-3], turns[0])),
        bones=turns[1:],
        hips=linear[-3:],
    )


def smoothstep(part: float) -> float:
    """Return an ease from 0 to 1 that starts and ends without speed."""
    part = min(max(part, 0.0), 1.0)
    return part * part * (3.0 - 2.0 * part)
