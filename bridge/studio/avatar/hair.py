"""Hair: a cap over the skull, and locks that fall from it."""

from collections.abc import Sequence

import numpy as np

from bridge.studio.avatar.atlas import strand_uvs
from bridge.studio.avatar.curves import bezier, frames_along, ramp
from bridge.studio.avatar.mesh import Floats, Mesh, bound, merged, sheet
from bridge.studio.avatar.surface import surface

__all__ = ["build_hair"]

_RINGS, _SIDES = 10, 7

# Each lock: azimuth of root and tip (degrees), height of root and tip, how far belly and tip
# stand off the head, half its width, half its thickness. Metres.
_Lock = tuple[float, float, float, float, float, float, float, float]
_FRINGE: Sequence[_Lock] = (
    # Parted over her left eye, and swept to both sides of it; short enough to show the brows.
    (12, -60, 1.6020, 1.4660, 0.029, 0.016, 0.0200, 0.0070),
    (12, -43, 1.6020, 1.4960, 0.030, 0.017, 0.0210, 0.0070),
    (12, -24, 1.6020, 1.5010, 0.031, 0.017, 0.0215, 0.0070),
    (12, -4, 1.6020, 1.4900, 0.031, 0.016, 0.0180, 0.0065),
    (14, 11, 1.6020, 1.5060, 0.028, 0.016, 0.0135, 0.0060),
    (16, 27, 1.6020, 1.5020, 0.031, 0.017, 0.0185, 0.0065),
    (18, 44, 1.6010, 1.4960, 0.030, 0.017, 0.0200, 0.0070),
    (22, 61, 1.6000, 1.4620, 0.029, 0.017, 0.0200, 0.0070),
)
_SIDES_OF_FACE: Sequence[_Lock] = (
    (56, 67, 1.5960, 1.3760, 0.025, 0.014, 0.0190, 0.0085),
    (72, 80, 1.5940, 1.3520, 0.027, 0.016, 0.0240, 0.0095),
)
_BACK: Sequence[_Lock] = (
    (88, 94, 1.5950, 1.3400, 0.030, 0.019, 0.0270, 0.0110),
    (108, 110, 1.5950, 1.3300, 0.032, 0.020, 0.0290, 0.0120),
    (128, 127, 1.5960, 1.3230, 0.033, 0.022, 0.0300, 0.0130),
    (146, 145, 1.5970, 1.3190, 0.034, 0.023, 0.0300, 0.0130),
    (162, 163, 1.5970, 1.3160, 0.035, 0.024, 0.0300, 0.0130),
    (176, 179, 1.5980, 1.3200, 0.033, 0.022, 0.0280, 0.0120),
)
_ROOT_OFF = 0.004  # metres: inside the cap, so that no root is seen


def build_hair() -> Mesh:
    """Return all hair, hung on the head."""
    locks = [_fallen(lock, 1.0) for lock in _FRINGE]
    for lock in (*_SIDES_OF_FACE, *_BACK):
        locks += [_fallen(lock, 1.0), _fallen(lock, -1.0)]
    return bound(merged([_cap(), *locks, *_crest()]), "head")


def _cap() -> Mesh:
    azimuth = np.radians(np.linspace(-180.0, 180.0, 41))
    rows = np.linspace(0.0, 1.0, 12)
    # High over the forehead, down to the nape behind.
    behind = ramp(0.20, 0.75, np.abs(azimuth) / np.pi)
    lowest = 3.3 + 3.4 * behind
    ring = np.outer(rows, lowest).ravel()
    turn = np.tile(azimuth, len(rows))
    skull = surface(turn, ring)
    centre = np.array([0.0, 1.500, -0.005])
    outward = skull - centre
    outward[:, 1] *= np.where(outward[:, 1] > 0, 1.0, 0.2)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    lift = 0.0135 + 0.006 * np.repeat(np.sin(np.pi * rows), len(azimuth))
    return Mesh(
        material="hair",
        positions=skull + outward * lift[:, None],
        triangles=sheet(len(rows), len(azimuth)),
        uvs=strand_uvs(np.tile(np.linspace(0.0, 1.0, 41), len(rows)), _shade(skull[:, 1])),
    )


def _shade(height: Floats) -> Floats:
    """Return how far down the hair's colour a height is, so that crossing locks agree."""
    out: Floats = np.clip((1.620 - height) / 0.290, 0.0, 1.0)
    return out


def _fallen(lock: _Lock, sign: float) -> Mesh:
    start, end, top, bottom, belly, tip, width, thickness = lock
    azimuth = np.radians(np.array([start, 0.45 * start + 0.55 * end, end, end], float)) * sign
    height = np.array([top, top - 0.20 * (top - bottom), bottom + 0.35 * (top - bottom), bottom])
    controls = _off_head(azimuth, height, np.array([_ROOT_OFF, belly, belly, tip]))
    return _lock(controls, width, thickness)


def _off_head(azimuth: Floats, height: Floats, off: Floats) -> Floats:
    """Return (N, 3) points standing off the head; below the ears, off where it is widest."""
    rings = np.linspace(0.0, 9.0, 91)
    out = []
    for turn, level, away in zip(azimuth, height, off, strict=True):
        side = surface(np.full(91, turn), rings)
        if level > side[-1, 1]:
            at = int(np.abs(side[:, 1] - level).argmin())
            base = side[at].copy()
        else:
            base = side[75].copy()
        base[1] = level
        outward = np.array(
            [np.sin(turn), 0.35 * ramp(1.53, 1.61, np.array([level]))[0], np.cos(turn)]
        )
        out.append(base + away * outward / np.linalg.norm(outward))
    return np.array(out)


def _crest() -> list[Mesh]:
    """Two cheerful strands that stand up."""
    base = np.array([0.004, 1.616, 0.010])
    long = base + np.array(
        [[0, 0, 0], [0.000, 0.038, 0.010], [-0.030, 0.055, 0.006], [-0.052, 0.026, 0.010]]
    )
    short = base + np.array(
        [[0, 0, -0.004], [0.006, 0.024, 0.0], [0.022, 0.034, 0.004], [0.034, 0.018, 0.010]]
    )
    return [_lock(long, 0.0060, 0.0040), _lock(short, 0.0050, 0.0036)]


def _lock(controls: Floats, width: float, thickness: float) -> Mesh:
    """Return one lock: full in the middle, pointed at the end."""
    t = np.linspace(0.0, 1.0, _RINGS) ** 0.9
    spine = bezier(controls, t)
    outward = spine - (0.0, 1.47, -0.005)
    outward[:, 1] *= 0.25
    across, out = frames_along(spine, outward)
    full = np.clip(0.25 + 2.2 * t, 0.0, 1.0) * np.sqrt(np.clip(1.0 - t**2.6, 0.0, 1.0))
    turn = np.linspace(0.0, 2 * np.pi, _SIDES, endpoint=False)
    sides = (
        spine[:, None]
        + (width * full)[:, None, None] * np.cos(turn)[None, :, None] * across[:, None]
        + (thickness * full)[:, None, None] * np.sin(turn)[None, :, None] * out[:, None]
    )
    place = np.tile(0.5 + 0.5 * np.cos(turn), _RINGS)
    mesh = Mesh(
        material="hair",
        positions=sides.reshape(-1, 3),
        triangles=sheet(_RINGS, _SIDES, closed=True),
        uvs=strand_uvs(place, _shade(sides.reshape(-1, 3)[:, 1])),
    )
    return _outside_out(mesh, spine)


def _outside_out(mesh: Mesh, spine: Floats) -> Mesh:
    """Return the mesh with its triangles turned so that they face away from the spine."""
    corners = mesh.positions[mesh.triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    away = corners.mean(axis=1) - spine[mesh.triangles[:, 0] // _SIDES]
    if (facing * away).sum() > 0:
        return mesh
    return Mesh(
        material=mesh.material,
        positions=mesh.positions,
        triangles=mesh.triangles[:, ::-1],
        uvs=mesh.uvs,
    )
