"""What the jaw takes along, and the tongue on it."""

import numpy as np

from bridge.studio.avatar.curves import ramp
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats
from bridge.studio.avatar.mouth import TONGUE_TIP
from bridge.studio.avatar.regions import push

__all__ = ["jaw_shapes", "opened"]

_HINGE = np.array([0.0, 1.4150, -0.0050])
_OPEN_DEGREES = 17.0


def jaw_shapes(face: Face) -> dict[str, Floats]:
    """Return the shapes of the jaw and of the tongue."""
    return {
        "jawOpen": opened(face.positions) * face.jaw[:, None],
        "jawForward": push(face.jaw, (0.0, -0.0005, 0.0065)),
        "jawLeft": push(face.jaw, (0.0085, 0.0, 0.0)),
        "jawRight": push(face.jaw, (-0.0085, 0.0, 0.0)),
        "tongueOut": _tongue_out(face),
    }


def opened(points: Floats) -> Floats:
    """Return (N, 3) displacements of what is fixed to the wide open jaw."""
    angle = np.radians(_OPEN_DEGREES)
    y, z = points[:, 1] - _HINGE[1], points[:, 2] - _HINGE[2]
    turned_y = np.cos(angle) * y - np.sin(angle) * z
    turned_z = np.sin(angle) * y + np.cos(angle) * z
    return np.stack([np.zeros(len(points)), turned_y - y, turned_z - z], axis=1)


def _tongue_out(face: Face) -> Floats:
    # Only the tongue is neither muscle of the face nor tooth: it follows the jaw a little less.
    tongue = (face.soft == 0.0) & (face.jaw > 0.0) & (face.jaw < 1.0)
    behind = TONGUE_TIP[2] - face.positions[:, 2]
    tip = ramp(0.030, 0.0, behind) * tongue
    return push(tip, (0.0, -0.0010, 0.0270)) + push(tip**3, (0.0, -0.0075, 0.0))
