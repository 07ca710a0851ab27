"""The surface of head and neck, lofted through rings and sculpted with soft bumps.

A place on it is an azimuth (radians, 0 at the face, positive to the character's left) and a
height in rings (0 the crown, growing downward).
"""

import numpy as np

from bridge.studio.avatar.curves import bell, catmull_rom
from bridge.studio.avatar.mesh import Floats

__all__ = ["CHIN_RING", "LAST_RING", "MOUTH", "MOUTH_HALF", "locate", "mouth_line", "surface"]

# Each ring: front y z, side x y z, back y z (metres), squareness of the section (2 = ellipse).
_RINGS = np.array(
    [
        (1.6070, -0.0040, 0.0010, 1.6070, -0.0050, 1.6070, -0.0060, 2.0),  # crown
        (1.6000, 0.0330, 0.0380, 1.6000, -0.0050, 1.6000, -0.0440, 2.0),
        (1.5780, 0.0665, 0.0630, 1.5780, -0.0040, 1.5780, -0.0760, 2.1),
        (1.5460, 0.0845, 0.0755, 1.5460, -0.0030, 1.5460, -0.0930, 2.2),
        (1.5130, 0.0915, 0.0790, 1.5130, -0.0020, 1.5130, -0.0980, 2.35),  # forehead
        (1.4830, 0.0920, 0.0785, 1.4830, 0.0000, 1.4830, -0.0955, 2.45),  # brows
        (1.4535, 0.0882, 0.0768, 1.4535, 0.0000, 1.4550, -0.0880, 2.5),  # eyes
        (1.4270, 0.0888, 0.0735, 1.4290, 0.0000, 1.4300, -0.0770, 2.4),
        (1.4080, 0.0890, 0.0680, 1.4120, -0.0010, 1.4110, -0.0670, 2.25),  # under the nose
        (1.3920, 0.0882, 0.0615, 1.3990, -0.0030, 1.3960, -0.0595, 2.15),  # mouth
        (1.3770, 0.0858, 0.0540, 1.3880, -0.0050, 1.3830, -0.0545, 2.05),
        (1.3640, 0.0790, 0.0465, 1.3790, -0.0070, 1.3720, -0.0520, 2.0),  # chin
        (1.3590, 0.0640, 0.0415, 1.3710, -0.0090, 1.3610, -0.0505, 2.0),
        (1.3590, 0.0440, 0.0360, 1.3620, -0.0095, 1.3500, -0.0495, 2.0),  # under the chin
        (1.3500, 0.0300, 0.0325, 1.3490, -0.0095, 1.3370, -0.0470, 2.0),
        (1.3300, 0.0255, 0.0315, 1.3290, -0.0100, 1.3200, -0.0470, 2.0),  # neck
        (1.3050, 0.0265, 0.0330, 1.3050, -0.0110, 1.3000, -0.0520, 2.0),
        (1.2750, 0.0320, 0.0430, 1.2750, -0.0120, 1.2750, -0.0560, 2.0),  # under the collar
    ]
)
LAST_RING = float(len(_RINGS) - 1)
CHIN_RING = 11.0

MOUTH = (1.3925, 0.0022)
"""Height of the mouth's line, and how much its corners stand above the middle, metres."""
MOUTH_HALF = 0.0210
"""Half the width of the closed mouth, metres."""


def mouth_line(x: Floats) -> Floats:
    """Return the height at which the closed lips meet."""
    out: Floats = MOUTH[0] + MOUTH[1] * np.minimum(np.abs(x) / MOUTH_HALF, 1.3) ** 2
    return out


def surface(azimuth: Floats, ring: Floats) -> Floats:
    """Return (N, 3) points of the sculpted head."""
    return _sculpted(_lofted(azimuth, ring))


def locate(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return azimuths and rings of the points of the face seen at ``x`` and ``y``."""
    front = _RINGS[4:12, 0]
    ring = 4.0 + np.interp(-y, -front, np.arange(len(front)))
    azimuth = np.arcsin(np.clip(x / 0.085, -0.9, 0.9))
    for _ in range(12):
        here = _lofted(azimuth, ring)[:, :2]
        step = 1e-5
        turned = (_lofted(azimuth + step, ring)[:, :2] - here) / step
        lowered = (_lofted(azimuth, ring + step)[:, :2] - here) / step
        wrong = np.stack([x, y], axis=1) - here
        jacobian = np.stack([turned, lowered], axis=2)
        change = np.linalg.solve(jacobian, wrong[:, :, None])[:, :, 0]
        azimuth, ring = azimuth + change[:, 0], ring + change[:, 1]
    return azimuth, ring


def _lofted(azimuth: Floats, ring: Floats) -> Floats:
    knots = catmull_rom(_RINGS, np.clip(ring, 0.0, LAST_RING))
    front_y, front_z, side_x, side_y, side_z, back_y, back_z, power = knots.T
    sine, cosine = np.sin(azimuth), np.cos(azimuth)
    scale = (np.abs(sine) ** power + np.abs(cosine) ** power) ** (-1.0 / power)
    faces = cosine > 0
    end_y, end_z = np.where(faces, front_y, back_y), np.where(faces, front_z, back_z)
    # A pointed rather than a round chin: the jaw line rises almost straight from the middle.
    nearness = np.where(faces, 1.0 - np.abs(sine) ** 1.35, cosine**2)
    return np.stack(
        [
            side_x * sine * scale,
            side_y + (end_y - side_y) * nearness,
            side_z + np.abs(end_z - side_z) * cosine * scale,
        ],
        axis=1,
    )


def _sculpted(points: Floats) -> Floats:
    out = points.copy()
    face = points[:, 2] > 0.03
    out[:, 2] += np.where(face, _nose(points) + _lips(points), 0.0)
    for side in (1.0, -1.0):
        out[:, 2] += face * 0.0025 * bell(points, (side * 0.040, 1.4170), (0.020, 0.014))
        out[:, 2] -= face * 0.0040 * bell(points, (side * 0.0185, 1.4540), (0.0085, 0.013))
    out[:, 2] += face * 0.0022 * bell(points, (0.0, 1.3685), (0.012, 0.007))
    return out


def _nose(points: Floats) -> Floats:
    above = points[:, 1] > 1.4165
    tall = np.where(above, 0.0125, 0.0058)
    tip = np.exp(-((points[:, 0] / 0.0072) ** 2) - ((points[:, 1] - 1.4165) / tall) ** 2)
    bridge = bell(points, (0.0, 1.4400), (0.0080, 0.0200))
    wings = bell(points, (0.0, 1.4130), (0.0105, 0.0045))
    out: Floats = 0.0105 * tip + 0.0012 * bridge + 0.0018 * wings
    return out


def _lips(points: Floats) -> Floats:
    across = np.exp(-((points[:, 0] / 0.0165) ** 4))
    above = points[:, 1] - mouth_line(points[:, 0])
    upper = 0.0022 * np.exp(-(((above - 0.0030) / 0.0028) ** 2))
    lower = 0.0030 * np.exp(-(((above + 0.0038) / 0.0032) ** 2))
    under = -0.0022 * np.exp(-(((above + 0.0115) / 0.0042) ** 2))
    out: Floats = across * (upper + lower + under)
    return out
