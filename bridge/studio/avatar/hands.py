"""Two hands, each of one piece with its five fingers."""

from dataclasses import replace

import numpy as np

from bridge.rigs.humanoid import BONE_MIRROR
from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.mesh import Floats, Mesh, merged, mirrored
from bridge.studio.avatar.skeleton import FINGERS, bone_place, finger_points
from bridge.studio.avatar.skin import hand_weights
from bridge.studio.avatar.solid import Field, blended, cone, polygonise

__all__ = ["build_hands"]

_STEP = np.array([0.0112, 0.0063, 0.0063])  # fingers are long
_WRIST = 0.650
# Radius at the root and at the tip.
_THICKNESS = {
    "Thumb": (0.0100, 0.0076),
    "Index": (0.0084, 0.0066),
    "Middle": (0.0086, 0.0067),
    "Ring": (0.0082, 0.0064),
    "Little": (0.0074, 0.0058),
}


def build_hands() -> Mesh:
    """Return both hands, from inside the cuffs to the fingertips."""
    low, high = np.array([_WRIST, 1.225, -0.062]), np.array([0.910, 1.305, 0.105])
    points, triangles = polygonise(_hand(), low, high, _STEP)
    left = Mesh(
        material="body",
        positions=points,
        triangles=triangles,
        uvs=swatch_uvs("skin", len(points)),
    )
    weights = hand_weights(points)
    right = replace(mirrored(left), weights=weights[:, BONE_MIRROR])
    return merged([replace(left, weights=weights), right])


def _hand() -> Field:
    wrist = bone_place("leftHand")
    forearm = cone(wrist - (0.080, 0.0, 0.0), wrist - (-0.010, 0.0, 0.0), 0.0235, 0.0205)
    fingers = [_finger(finger) for finger in FINGERS]
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


def _finger(finger: str) -> Field:
    points = finger_points(finger)
    points[0] -= (0.012, 0.0, 0.0) if finger != "Thumb" else (0.0, 0.0, 0.0)
    root, tip = _THICKNESS[finger]
    radii = np.linspace(root, tip, 4)
    return blended(
        0.002, *(cone(points[i], points[i + 1], radii[i], radii[i + 1]) for i in range(3))
    )
