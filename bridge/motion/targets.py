"""The geometry of looking at a point: how far eyes, head and trunk turn, and how eyes converge."""

import math
from dataclasses import dataclass

from bridge.rigs.humanoid import BONE_INDEX, BONE_PARENTS, REST_POSITIONS

__all__ = ["EYE_HEIGHT_METRES", "Following", "Look", "follow", "look_ahead", "look_at", "vergence"]


def _rest_place(bone: int) -> tuple[float, float]:
    height = depth = 0.0
    while bone >= 0:
        height += float(REST_POSITIONS[bone, 1])
        depth += float(REST_POSITIONS[bone, 2])
        bone = BONE_PARENTS[bone]
    return height, depth


EYE_HEIGHT_METRES, _EYE_DEPTH_METRES = _rest_place(BONE_INDEX["leftEye"])
"""Of the reference body, above the ground."""

_EYES_ALONE_DEGREES = 10.0  # nearer targets move only the eyes
_HEAD_SHARE, _LARGEST_SHARE = 0.75, 0.8
_TRUNK_FROM_DEGREES, _TRUNK_SHARE, _FARTHEST_TRUNK = 45.0, 0.5, 18.0
_TWIST_TO_FACE = 0.3  # degrees of the face for each that the trunk twists
_FARTHEST_YAW, _HIGHEST, _LOWEST = 80.0, -50.0, 50.0
_EYE_FROM_MIDDLE_METRES = 0.0315
_NEAREST_METRES = 0.3  # nearer points are looked at as if they were here, or eyes would cross


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A place to look at, as seen from between the eyes."""

    yaw: float
    """Degrees to the left, in the character's space."""
    pitch: float
    """Degrees down."""
    metres: float
    """How far away it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What turns with the eyes, in degrees."""

    yaw: float
    """The head's own part."""
    pitch: float
    trunk: float
    """Twist of the trunk, which takes the head along by some of it."""


def look_at(target: tuple[float, float, float]) -> Look:
    """Return how ``target``, in metres of the character's space, is looked at.

    A point behind is looked at over the shoulder.
    """
    x, y, z = target
    forward, down = z - _EYE_DEPTH_METRES, EYE_HEIGHT_METRES - y
    before = max(forward, 0.05)
    yaw = math.degrees(math.atan2(x, before))
    pitch = math.degrees(math.atan2(down, math.hypot(x, before)))
    return Look(
        yaw=max(-_FARTHEST_YAW, min(_FARTHEST_YAW, yaw)),
        pitch=max(_HIGHEST, min(_LOWEST, pitch)),
        metres=math.sqrt(x * x + down * down + forward * forward),
    )


def look_ahead(metres: float) -> Look:
    """Return how a face at eye height is looked at, that far in front of the character."""
    return Look(yaw=0.0, pitch=0.0, metres=metres)


def follow(yaw: float, pitch: float) -> Following:
    """Return how head and trunk turn when the eyes settle on a direction far enough aside."""
    size = math.hypot(yaw, pitch)
    if size <= _EYES_ALONE_DEGREES:
        return Following(yaw=0.0, pitch=0.0, trunk=0.0)
    share = min(_LARGEST_SHARE, (size - _EYES_ALONE_DEGREES) / size * _HEAD_SHARE)
    beyond = max(abs(yaw) - _TRUNK_FROM_DEGREES, 0.0)
    trunk = math.copysign(min(beyond * _TRUNK_SHARE, _FARTHEST_TRUNK), yaw)
    return Following(yaw=yaw * share - trunk * _TWIST_TO_FACE, pitch=pitch * share, trunk=trunk)


def vergence(metres: float) -> float:
    """Return the degrees by which each eye turns inwards for something that far away."""
    return math.degrees(math.atan2(_EYE_FROM_MIDDLE_METRES, max(metres, _NEAREST_METRES)))
