"""The eyeballs, each a smooth cap that its bone turns."""

import numpy as np

from bridge.studio.avatar.atlas import iris_uvs
from bridge.studio.avatar.eye_opening import EYE_CENTRE, EYE_RADIUS
from bridge.studio.avatar.mesh import Floats, Mesh, bound, merged

__all__ = ["build_eyes"]

_RINGS, _SEGMENTS = 11, 28
_WIDEST = np.radians(112.0)  # far enough round that no edge shows when it turns
_RETREAT = 0.0050  # metres; a closing lid takes the short way, straight through a fixed eyeball
_LOOK_DEGREES = 5.0
"""What the look shapes turn the eyes by; the bones do the rest of it."""


def build_eyes() -> Mesh:
    """Return both eyeballs, hung on their bones."""
    return merged([_eyeball("left", 1.0), _eyeball("right", -1.0)])


def _eyeball(side: str, sign: float) -> Mesh:
    offsets = _cap()
    rings = np.arange(_RINGS * _SEGMENTS).reshape(_RINGS, _SEGMENTS) + 1
    after = np.roll(rings, -1, axis=1)
    pole = np.stack([np.zeros(_SEGMENTS, int), rings[0], after[0]], axis=1)
    a, b, c, d = rings[:-1].ravel(), after[:-1].ravel(), rings[1:].ravel(), after[1:].ravel()
    quads = np.concatenate([np.stack([a, c, b], axis=1), np.stack([b, c, d], axis=1)])
    mesh = Mesh(
        material="eye",
        positions=EYE_CENTRE * (sign, 1.0, 1.0) + offsets,
        triangles=np.concatenate([pole, quads]),
        uvs=iris_uvs(offsets),
        shapes=_shapes(offsets, side.capitalize(), sign),
    )
    return bound(mesh, f"{side}Eye")


def _cap() -> Floats:
    # Close together at the iris, wide apart behind.
    polar = _WIDEST * (np.arange(1, _RINGS + 1) / _RINGS) ** 1.25
    turn = np.linspace(0.0, 2 * np.pi, _SEGMENTS, endpoint=False)
    ring, around = np.meshgrid(polar, turn, indexing="ij")
    points = np.stack(
        [np.sin(ring) * np.cos(around), np.sin(ring) * np.sin(around), np.cos(ring)], axis=-1
    )
    return EYE_RADIUS * np.concatenate([[[0.0, 0.0, 1.0]], points.reshape(-1, 3)])


def _shapes(offsets: Floats, side: str, sign: float) -> dict[str, Floats]:
    retreat = np.zeros_like(offsets)
    retreat[:, 2] = -_RETREAT
    outward = {"In": (-sign, 0.0), "Out": (sign, 0.0), "Up": (0.0, 1.0), "Down": (0.0, -1.0)}
    shapes = {f"eyeBlink{side}": retreat}
    for way, (across, up) in outward.items():
        shapes[f"eyeLook{way}{side}"] = _turned(offsets, across, up) - offsets
    return shapes


def _turned(offsets: Floats, across: float, up: float) -> Floats:
    angle = np.radians(_LOOK_DEGREES)
    axis = np.array([-up, across, 0.0])
    along = np.outer(offsets @ axis, axis)
    turned: Floats = (
        along + np.cos(angle) * (offsets - along) + np.sin(angle) * np.cross(axis, offsets)
    )
    return turned
