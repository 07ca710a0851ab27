"""Where the eyes and the head turn to look at a point."""

import math

from bridge.rigs.humanoid import BONE_INDEX, BONE_PARENTS, REST_POSITIONS

__all__ = ["EYE_HEIGHT_METRES", "gaze_goals"]


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
_FARTHEST_YAW, _HIGHEST, _LOWEST = 80.0, -50.0, 50.0


def gaze_goals(target: tuple[float, float, float] | None) -> tuple[float, float, float, float]:
    """Return eyes' yaw and pitch, then the head's yaw and pitch, in degrees.

    The eyes' angles are those of the target in the character's space, so a head that turns
    takes nothing from them: the eyes turn back by as much.
    """
    if target is None:
        return 0.0, 0.0, 0.0, 0.0
    x, y, z = target
    forward = max(z - _EYE_DEPTH_METRES, 0.05)  # a point behind is looked at over the shoulder
    yaw = math.degrees(math.atan2(x, forward))
    pitch = math.degrees(math.atan2(EYE_HEIGHT_METRES - y, math.hypot(x, forward)))
    yaw = max(-_FARTHEST_YAW, min(_FARTHEST_YAW, yaw))
    pitch = max(_HIGHEST, min(_LOWEST, pitch))
    size = math.hypot(yaw, pitch)
    share = max(0.0, min(0.8, (size - _EYES_ALONE_DEGREES) / size * 0.75)) if size else 0.0
    return yaw, pitch, yaw * share, pitch * share
