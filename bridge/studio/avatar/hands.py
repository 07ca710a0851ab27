"""Two hands, each of one piece with its five fingers.

A hand is modelled with its fingers fanned out, where each has its own skin all round, and
closed afterwards: modelled side by side they would be one mitten.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from bridge.rigs.humanoid import BONE_INDEX, BONE_MIRROR
from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.mesh import Floats, Mesh, merged, mirrored
from bridge.studio.avatar.skeleton import FINGERS, bone_place, finger_points
from bridge.studio.avatar.skin import hand_weights
from bridge.studio.avatar.solid import Field, blended, cone, polygonise

__all__ = ["build_hands"]

_STEP = np.array([0.0118, 0.0064, 0.0063])  # fingers are long
_WRIST = 0.650
# Radius at the root and at the tip.
_THICKNESS = {
    "Thumb": (0.0100, 0.0076),
    "Index": (0.0084, 0.0066),
    "Middle": (0.0086, 0.0067),
    "Ring": (0.0082, 0.0064),
    "Little": (0.0074, 0.0058),
}
# Degrees from closed, towards the little finger positive.
_FAN = {"Thumb": 0.0, "Index": -9.0, "Middle": 0.0, "Ring": 9.0, "Little": 20.0}


def build_hands() -> Mesh:
    """Return both hands, from inside the cuffs to the fingertips."""
    fanned = {finger: _turned(points, points[0], angle) for finger, points, angle in _fan()}
    low, high = np.array([_WRIST, 1.225, -0.090]), np.array([0.910, 1.305, 0.105])
    points, triangles = polygonise(_hand(fanned), low, high, _STEP)
    weights = hand_weights(points, fanned)
    points = _closed(points, weights)
    left = Mesh(
        material="body",
        positions=points,
        triangles=triangles,
        uvs=swatch_uvs("skin", len(points)),
    )
    right = replace(mirrored(left), weights=weights[:, BONE_MIRROR])
    return merged([replace(left, weights=weights), right])


def _fan() -> list[tuple[str, Floats, float]]:
    return [(finger, finger_points(finger), angle) for finger, angle in _FAN.items()]


def _closed(points: Floats, weights: Floats) -> Floats:
    """Return points of a fanned hand with every finger turned back by what it moves of them."""
    for finger, path, angle in _fan():
        bones = [BONE_INDEX[f"left{finger}{joint}"] for joint in FINGERS[finger]]
        share = weights[:, bones].sum(axis=1)
        points = _turned(points, path[0], -angle * share)
    return points


def _turned(points: Floats, about: Floats, degrees: float | Floats) -> Floats:
    """Return points turned around an upright axis."""
    angle = np.radians(degrees)
    x, y, z = (points - about).T
    turned = (x * np.cos(angle) + z * np.sin(angle), y, z * np.cos(angle) - x * np.sin(angle))
    out: Floats = np.stack(turned, axis=1) + about
    return out


def _hand(paths: Mapping[str, Floats]) -> Field:
    wrist = bone_place("leftHand")
    forearm = cone(wrist - (0.080, 0.0, 0.0), wrist - (-0.010, 0.0, 0.0), 0.0235, 0.0205)
    fingers = [_finger(finger, path) for finger, path in paths.items()]
    return blended(0.0032, blended(0.024, forearm, _palm(wrist)), *fingers)


def _palm(wrist: Floats) -> Field:
    rods = []
    for finger, radius in (
        ("Index", 0.0118),
        ("Middle", 0.0115),
        ("Ring", 0.0112),
        ("Little", 0.0108),
    ):
        knuckle = finger_points(finger)[0] - (0.006, 0.002, 0.0)
        start = wrist - (-0.012, 0.0, -0.55 * (knuckle - wrist)[2])
        rods.append(cone(start, knuckle, 0.0140, radius))
    ball = finger_points("Thumb")
    rods.append(cone(wrist - (-0.012, 0.002, -0.012), ball[1], 0.0150, 0.0105))
    return blended(0.014, *rods)


def _finger(finger: str, path: Floats) -> Field:
    inward = (path[0] - path[1]) / np.linalg.norm(path[0] - path[1])
    root = path[0] + (0.012 * inward if finger != "Thumb" else 0.0)
    points = np.stack([root, *path[1:]])
    radii = np.linspace(*_THICKNESS[finger], 4)
    return blended(
        0.002, *(cone(points[i], points[i + 1], radii[i], radii[i + 1]) for i in range(3))
    )
