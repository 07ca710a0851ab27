"""Which bones a vertex follows, and how much of each."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from bridge.rigs import BONE_INDEX, BONE_NAMES
from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.skeleton import FINGERS, finger_points

__all__ = ["arm_weights", "hand_weights", "head_weights", "leg_weights", "torso_weights"]

_KNUCKLE_HALF = 0.007  # metres around a finger's bone in which it hands over to the next


def head_weights(points: Floats) -> Floats:
    """Return (N, B) weights of head and neck."""
    # The chin is no higher than the nape, but belongs to the head.
    level = points[:, 1] + 0.35 * np.maximum(points[:, 2], 0.0)
    return _chain(("upperChest", "neck", "head"), level, (1.290, 1.365), (0.020, 0.025))


def torso_weights(points: Floats) -> Floats:
    """Return (N, B) weights of the trunk and of the shoulders that lie on it."""
    y = points[:, 1]
    trunk = _chain(
        ("hips", "spine", "chest", "upperChest", "neck"),
        y, (0.945, 1.065, 1.175, 1.318), (0.050, 0.050, 0.050, 0.020),
    )  # fmt: skip
    return trunk


def arm_weights(points: Floats) -> Floats:
    """Return (N, B) weights of a jacket: trunk, shoulders, arms."""
    weights = torso_weights(points)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        x = sign * points[:, 0]
        bones = (f"{side}Shoulder", f"{side}UpperArm", f"{side}LowerArm", f"{side}Hand")
        arm = _chain(bones, x, (0.135, 0.445, 0.695), (0.040, 0.040, 0.020))
        share = ramp(0.030, 0.155, x) * ramp(
            1.120, 1.250, points[:, 1] + 0.6 * np.maximum(x - 0.14, 0)
        )
        share = np.maximum(share, ramp(0.170, 0.230, x))[:, None]
        weights = weights * (1.0 - share) + arm * share
    return weights


def leg_weights(points: Floats) -> Floats:
    """Return (N, B) weights of trousers and shoes."""
    x, y, z = points.T
    left = ramp(-0.020, 0.020, x)[:, None]
    weights = np.zeros((len(points), len(BONE_NAMES)))
    for side, share in (("left", left), ("right", 1.0 - left)):
        bones = (f"{side}Foot", f"{side}LowerLeg", f"{side}UpperLeg", "hips")
        leg = _chain(bones, y, (0.085, 0.450, 0.830), (0.025, 0.055, 0.070))
        toes = ramp(0.070, 0.110, z) * ramp(0.120, 0.080, y)
        leg *= 1.0 - toes[:, None]
        leg[:, BONE_INDEX[f"{side}Toes"]] += toes
        weights += leg * share
    return weights


def hand_weights(points: Floats, fanned: Mapping[str, Floats] | None = None) -> Floats:
    """Return (N, B) weights of the left hand, its fingers' (4, 3) places as given or at rest."""
    weights = np.zeros((len(points), len(BONE_NAMES)))
    paths = [(fanned or {}).get(finger, finger_points(finger)) for finger in FINGERS]
    distances = np.stack([_distance(points, path) for path in paths], axis=1)
    nearest = distances.argmin(axis=1)
    for number, (finger, joints) in enumerate(FINGERS.items()):
        mine = nearest == number
        bones = ("leftHand", *(f"left{finger}{joint}" for joint in joints))
        path = paths[number]
        direction = (path[-1] - path[0]) / np.linalg.norm(path[-1] - path[0])
        along = (points[mine] - path[0]) @ direction
        starts = tuple(float((place - path[0]) @ direction) for place in path[:-1])
        weights[mine] = _chain(bones, along, starts, (0.012, *(_KNUCKLE_HALF,) * 2))
    wrist = ramp(0.680, 0.712, points[:, 0])[:, None]
    weights *= wrist
    weights[:, BONE_INDEX["leftLowerArm"]] += 1.0 - wrist[:, 0]
    return weights


def _chain(
    bones: tuple[str, ...], along: Floats, borders: tuple[float, ...], halves: tuple[float, ...]
) -> Floats:
    """Return (N, B) weights that go from bone to bone around borders."""
    weights = np.zeros((len(along), len(BONE_NAMES)))
    left = np.ones(len(along))
    for bone, border, half in zip(bones[:-1], borders, halves, strict=True):
        past = ramp(border - half, border + half, along)
        weights[:, BONE_INDEX[bone]] += left * (1.0 - past)
        left = left * past
    weights[:, BONE_INDEX[bones[-1]]] += left
    return weights


def _distance(points: Floats, path: Floats) -> Floats:
    out = np.full(len(points), np.inf)
    for start, end in pairwise(path):
        axis = end - start
        t = np.clip((points - start) @ axis / (axis @ axis), 0.0, 1.0)
        out = np.minimum(out, np.linalg.norm(points - start - t[:, None] * axis, axis=1))
    return out
