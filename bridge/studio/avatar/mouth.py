"""The inside of the mouth: a dark bag behind the lips, two rows of teeth, a tongue."""

import numpy as np

from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.face import Face, joined, plain_face
from bridge.studio.avatar.head import jaw_of_lip
from bridge.studio.avatar.mesh import Indices, sheet
from bridge.studio.avatar.surface import MOUTH, MOUTH_HALF, locate, mouth_line, surface

__all__ = ["TONGUE_TIP", "build_mouth"]

_TEETH_FRONT = 0.0045  # metres behind the lips' line
_LIPS_DEPTH = float(surface(*locate(np.array([1e-6]), np.array([MOUTH[0]])))[0, 2])

TONGUE_TIP = np.array([0.0, MOUTH[0] - 0.0035, _LIPS_DEPTH - 0.0110])
"""(3,) where the tongue ends at rest."""


def build_mouth() -> Face:
    """Return all that shows when the lips part."""
    return joined([_bag(), _teeth(upper=True), _teeth(upper=False), _tongue()])


def _bag() -> Face:
    turn = np.linspace(0.0, 2 * np.pi, 32, endpoint=False)
    cosine, sine = np.cos(turn), np.sin(turn)
    cosine[np.abs(cosine) < 1e-9] = 0.0
    side = np.sign(np.round(sine, 9))
    x = MOUTH_HALF * cosine
    rim = surface(*locate(x + 1e-9, mouth_line(x)))
    # Each ring: metres back, half width, half height, how far it is still lip.
    steps = (
        (0.0004, 1.00, 0.0000, 1.00),
        (0.0035, 1.02, 0.0030, 0.75),
        (0.0100, 1.02, 0.0110, 0.30),
        (0.0240, 0.95, 0.0170, 0.00),
        (0.0400, 0.75, 0.0140, 0.00),
        (0.0480, 0.05, 0.0000, 0.00),
    )
    rows, lips, jaws = [], [], []
    for back, width, height, near in steps:
        points = rim * (width, 1.0, 1.0)
        points[:, 1] += height * sine - 0.15 * height
        points[:, 2] -= back
        # Where the bag ends, its roof and floor move together, so that it stays closed.
        deep = 0.5 - 0.5 * sine * min(1.0, height / 0.011)
        rim_jaw = jaw_of_lip(cosine, np.where(side == 0, -1.0, side))
        rows.append(points)
        lips.append(near * side)
        jaws.append(near * rim_jaw + (1.0 - near) * deep)
    points = np.concatenate(rows)
    # Seen from within: the rings are walked the other way round.
    triangles = sheet(len(steps), len(turn), closed=True)[:, ::-1]
    face = plain_face("mouth", points, triangles, swatch_uvs("mouth", len(points)))
    face.lip[:] = np.concatenate(lips)
    face.jaw[:] = np.concatenate(jaws)
    face.soft[:] = np.repeat([near for *_, near in steps], len(turn))
    return face


def _teeth(*, upper: bool) -> Face:
    sign = 1.0 if upper else -1.0
    edge = MOUTH[0] + (0.0012 if upper else -0.0042)
    turn = np.linspace(-1.25, 1.25, 17)
    size = 1.0 if upper else 0.78
    x = 0.0192 * size * np.sin(turn)
    z = _LIPS_DEPTH - _TEETH_FRONT - (0.0 if upper else 0.0018) - 0.033 * (1.0 - np.cos(turn))
    rows = []
    for height, inward in ((0.0095, 0.0005), (0.0008, 0.0), (0.0, 0.0006), (0.0004, 0.0030)):
        shrink = 1.0 - inward / 0.02
        rows.append(np.stack([x * shrink, np.full(17, edge + sign * height), z - inward], axis=1))
    if not upper:
        rows.reverse()
    points = np.concatenate(rows)
    face = plain_face(
        "mouth", points, sheet(len(rows), 17), swatch_uvs("teeth", len(points)), soft=0.0
    )
    face.jaw[:] = 0.0 if upper else 1.0
    return face


def _tongue() -> Face:
    length, width, height = 0.034, 0.0125, 0.0048
    along = np.linspace(0.0, 1.0, 9)
    turn = np.linspace(0.0, 2 * np.pi, 14, endpoint=False)
    # Round at the tip, broad behind.
    spread = np.sqrt(np.clip(1.0 - (1.0 - along) ** 2.4, 0.0, 1.0)) + 0.03
    rows = []
    for t, size in zip(along, spread, strict=True):
        groove = 1.0 - 0.25 * np.exp(-((np.cos(turn) / 0.35) ** 2)) * (np.sin(turn) > 0)
        rows.append(
            np.stack(
                [
                    TONGUE_TIP[0] + width * size * np.cos(turn),
                    TONGUE_TIP[1] - 0.002 + 0.006 * np.sin(1.8 * t) - 0.010 * t**2
                    + height * size * groove * np.sin(turn),
                    np.full(14, TONGUE_TIP[2] - length * t),
                ],
                axis=1,
            )
        )  # fmt: skip
    points = np.concatenate(rows)
    cap = _cap(0, 14, len(points))
    points = np.concatenate([points, [TONGUE_TIP - (0.0, 0.002, -0.0006)]])
    triangles = np.concatenate([sheet(9, 14, closed=True), cap])
    face = plain_face("mouth", points, triangles, swatch_uvs("tongue", len(points)), soft=0.0)
    face.jaw[:] = 0.92
    return face


def _cap(start: int, count: int, pole: int) -> Indices:
    ring = start + np.arange(count)
    return np.stack([np.full(count, pole), ring, np.roll(ring, -1)], axis=1)
