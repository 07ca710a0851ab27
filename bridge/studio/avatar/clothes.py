"""What the avatar wears: a hooded jacket, trousers, shoes."""

from dataclasses import replace

import numpy as np

from bridge.rigs.humanoid import BONE_MIRROR
from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.curves import catmull_rom, frames_along
from bridge.studio.avatar.mesh import Floats, Mesh, merged, mirrored, sheet
from bridge.studio.avatar.skeleton import bone_place
from bridge.studio.avatar.skin import arm_weights, leg_weights, torso_weights
from bridge.studio.avatar.solid import Field, above, blended, cone, polygonise

__all__ = ["build_clothes"]

# Height of a section of the trunk, half its width, half its depth, how far it stands forward.
_TRUNK = np.array(
    [
        (0.780, 0.128, 0.098, 0.000),
        (0.860, 0.140, 0.108, 0.000),
        (0.940, 0.134, 0.102, 0.002),
        (1.020, 0.124, 0.094, 0.004),
        (1.100, 0.122, 0.096, 0.006),
        (1.180, 0.124, 0.097, 0.006),
        (1.250, 0.108, 0.084, -0.002),
        (1.300, 0.070, 0.064, -0.012),
        (1.340, 0.045, 0.050, -0.015),
    ]
)
_SLEEVE_END = 0.668


def build_clothes() -> list[Mesh]:
    """Return all clothes, skinned."""
    return [
        _jacket(),
        _hood(),
        _hem(),
        _cuffs(),
        *_trimmings(),
        _trousers(),
        _turn_ups(),
        *_shoes(),
    ]


def _cloth(
    field: Field, low: tuple[float, ...], high: tuple[float, ...], step: float, swatch: str
) -> Mesh:
    points, triangles = polygonise(field, np.array(low), np.array(high), step)
    return Mesh(
        material="cloth",
        positions=points,
        triangles=triangles,
        uvs=swatch_uvs(swatch, len(points)),
    )


def _pair(mesh: Mesh) -> Mesh:
    right = replace(mirrored(mesh), weights=mesh.weights[:, BONE_MIRROR])
    return merged([mesh, right])


def _trunk(looser: float = 0.0) -> Field:
    def field(points: Floats) -> Floats:
        _, width, depth, forward = _section(points[:, 1]).T
        width, depth = width + looser, depth + looser
        around = np.hypot(points[:, 0] / width, (points[:, 2] - forward) / depth)
        out: Floats = (around - 1.0) * np.minimum(width, depth)
        return out

    return field


def _section(heights: Floats) -> Floats:
    at = np.interp(heights, _TRUNK[:, 0], np.arange(len(_TRUNK)))
    return catmull_rom(_TRUNK, at)


def _sleeve(sign: float) -> Field:
    shoulder, elbow, wrist = (
        bone_place(f"left{bone}") * (sign, 1.0, 1.0) for bone in ("UpperArm", "LowerArm", "Hand")
    )
    inner = shoulder - (sign * 0.030, 0.010, 0.0)
    return blended(0.02, cone(inner, elbow, 0.057, 0.042), cone(elbow, wrist, 0.042, 0.041))


def _jacket_field() -> Field:
    return blended(0.055, _trunk(), _sleeve(1.0), _sleeve(-1.0))


def _jacket() -> Mesh:
    end = above(0, _SLEEVE_END, above(0, -_SLEEVE_END, _jacket_field()), sign=-1.0)
    cut = above(1, 1.318, above(1, 0.868, end), sign=-1.0)
    mesh = _cloth(cut, (-0.70, 0.85, -0.14), (0.70, 1.36, 0.14), 0.0205, "cloth")
    return replace(mesh, weights=arm_weights(mesh.positions))


def _hood() -> Mesh:
    """A soft roll around the neck that hangs down behind."""
    turn = np.linspace(0.0, 2 * np.pi, 25)
    back = 0.5 - 0.5 * np.cos(turn)  # 0 in front, 1 behind
    x = (0.062 + 0.012 * back) * np.sin(turn)
    y = 1.290 + 0.036 * back**0.8
    z = 0.058 * np.cos(turn) - 0.014 - 0.016 * back
    thick = 0.0190 + 0.0110 * back
    ring = np.stack([x, y, z], axis=1)
    rolls = [cone(ring[i], ring[i + 1], thick[i], thick[i + 1]) for i in range(24)]
    bag = cone(np.array([0.0, 1.300, -0.098]), np.array([0.0, 1.225, -0.108]), 0.050, 0.022)
    shape = blended(0.030, blended(0.012, *rolls), bag)
    mesh = _cloth(shape, (-0.13, 1.18, -0.19), (0.13, 1.38, 0.10), 0.0165, "cloth")
    return replace(mesh, weights=torso_weights(np.minimum(mesh.positions, (9.0, 1.31, 9.0))))


def _hem() -> Mesh:
    """The knitted band at the jacket's lower edge."""
    heights = np.array([0.905, 0.900, 0.878, 0.856, 0.852, 0.856])
    out = np.array([0.000, 0.0050, 0.0070, 0.0050, 0.0, -0.012])
    turn = np.linspace(0.0, 2 * np.pi, 36, endpoint=False)
    _, width, depth, forward = _section(heights).T
    rings = np.stack(
        [
            (width + out)[:, None] * np.sin(turn),
            np.repeat(heights[:, None], len(turn), axis=1),
            (depth + out)[:, None] * np.cos(turn) + forward[:, None],
        ],
        axis=-1,
    )
    mesh = _rings(rings, "accent")
    return replace(mesh, weights=torso_weights(mesh.positions))


def _cuffs() -> Mesh:
    """The knitted bands at the wrists."""
    along = np.array([0.648, 0.652, 0.668, 0.686, 0.690, 0.684])
    radius = np.array([0.036, 0.0425, 0.0415, 0.0365, 0.0325, 0.0250])
    turn = np.linspace(0.0, 2 * np.pi, 20, endpoint=False)
    wrist = bone_place("leftHand")
    rings = np.stack(
        [
            np.repeat(along[:, None], len(turn), axis=1),
            wrist[1] + radius[:, None] * np.cos(turn),
            wrist[2] + radius[:, None] * np.sin(turn),
        ],
        axis=-1,
    )
    mesh = _rings(rings, "accent")
    return _pair(replace(mesh, weights=arm_weights(mesh.positions)))


def _trimmings() -> list[Mesh]:
    """The zip and the two cords of the hood."""
    zipper = _tube(
        np.stack([_on_jacket(0.0, y) for y in np.linspace(1.262, 0.900, 16)]), 0.0040, "shirt"
    )
    path = [(0.029, 1.270), (0.034, 1.240), (0.036, 1.205), (0.035, 1.170)]
    cord = np.stack([_on_jacket(x, y) for x, y in path]) - (0.0, 0.0, -0.002)
    tip = np.stack([cord[-1] + (0.0, 0.002, 0.0), cord[-1] - (0.0, 0.016, 0.0)])
    edge = [(0.058, 1.010), (0.074, 0.975), (0.088, 0.935)]
    pocket = _tube(np.stack([_on_jacket(x, y) for x, y in edge]), 0.0030, "shirt")
    strings = merged([pocket, _tube(cord, 0.0030, "accent"), _tube(tip, 0.0046, "trousers")])
    return [
        replace(zipper, weights=torso_weights(zipper.positions)),
        _pair(replace(strings, weights=torso_weights(strings.positions))),
    ]


def _on_jacket(x: float, y: float) -> Floats:
    depth = np.linspace(0.0, 0.15, 601)
    outside = _jacket_field()(np.stack([np.full(601, x), np.full(601, y), depth], axis=1)) > 0
    return np.array([x, y, depth[outside.argmax()]])


def _tube(path: Floats, radius: float, swatch: str) -> Mesh:
    turn = np.linspace(0.0, 2 * np.pi, 6, endpoint=False)
    across, out = frames_along(path, np.array([0.0, 0.0, 1.0]))
    ends = np.ones(len(path))
    ring = path[:, None] - np.multiply.outer(np.cos(turn), across * radius).swapaxes(0, 1)
    ring = ring + np.multiply.outer(np.sin(turn), out * radius * ends[:, None]).swapaxes(0, 1)
    closed = [np.tile(path[:1], (6, 1))[None], ring, np.tile(path[-1:], (6, 1))[None]]
    return _rings(np.concatenate(closed), swatch)


def _rings(rings: Floats, swatch: str) -> Mesh:
    """Return a surface through closed rings; it faces away from their middle."""
    points = rings.reshape(-1, 3)
    triangles = sheet(rings.shape[0], rings.shape[1], closed=True)
    corners = points[triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    away = corners.mean(axis=1) - rings.mean(axis=1)[triangles[:, 0] // rings.shape[1]]
    if (facing * away).sum() < 0:
        triangles = triangles[:, ::-1]
    return Mesh(
        material="cloth",
        positions=points,
        triangles=triangles,
        uvs=swatch_uvs(swatch, len(points)),
    )


def _trousers() -> Mesh:
    legs = []
    for sign in (1.0, -1.0):
        hip, knee, ankle = (
            bone_place(f"left{bone}") * (sign, 1.0, 1.0)
            for bone in ("UpperLeg", "LowerLeg", "Foot")
        )
        thigh = cone(hip - (sign * 0.016, 0.0, 0.0), knee, 0.074, 0.055)
        legs.append(blended(0.03, thigh, cone(knee, ankle, 0.055, 0.050)))
    trunk = above(1, 0.800, _trunk(-0.014))
    cut = above(1, 0.925, above(1, 0.092, blended(0.035, blended(0.012, *legs), trunk)), sign=-1.0)
    mesh = _cloth(cut, (-0.21, 0.07, -0.15), (0.21, 0.95, 0.15), 0.0295, "trousers")
    return replace(mesh, weights=leg_weights(mesh.positions))


def _turn_ups() -> Mesh:
    """The turned up ends of the trousers."""
    heights = np.array([0.128, 0.126, 0.096, 0.086, 0.090])
    radius = np.array([0.049, 0.0565, 0.0585, 0.0550, 0.0400])
    turn = np.linspace(0.0, 2 * np.pi, 18, endpoint=False)
    ankle = bone_place("leftFoot")
    rings = np.stack(
        [
            ankle[0] + radius[:, None] * np.sin(turn),
            np.repeat(heights[:, None], len(turn), axis=1),
            ankle[2] + radius[:, None] * np.cos(turn),
        ],
        axis=-1,
    )
    mesh = _rings(rings, "shirt")
    return _pair(replace(mesh, weights=leg_weights(mesh.positions)))


def _shoes() -> list[Mesh]:
    ankle, toes = bone_place("leftFoot"), bone_place("leftToes")
    heel = np.array([ankle[0], 0.046, ankle[2] - 0.018])
    tip = np.array([toes[0] + 0.004, 0.034, toes[2] + 0.022])
    ball = np.array([toes[0] + 0.001, 0.042, toes[2] - 0.030])
    foot = blended(
        0.03, cone(heel, ball, 0.045, 0.044), cone(ball, tip, 0.044, 0.036),
        cone(ankle - (0.0, 0.04, 0.0), ankle - (0.0, -0.028, 0.0), 0.044, 0.046),
    )  # fmt: skip
    upper = above(1, 0.128, above(1, 0.014, foot), sign=-1.0)
    low, high = (0.02, -0.02, -0.11), (0.15, 0.16, 0.20)
    shoe = _cloth(upper, low, high, 0.0165, "accent")

    def below(points: Floats) -> Floats:
        flat = foot(np.stack([points[:, 0], np.full(len(points), 0.036), points[:, 2]], axis=1))
        out: Floats = np.maximum(flat - 0.0035, np.abs(points[:, 1] - 0.0115) - 0.0115)
        return out

    sole = _cloth(below, low, high, 0.0150, "sole")
    return [_pair(replace(m, weights=leg_weights(m.positions))) for m in (shoe, sole)]
