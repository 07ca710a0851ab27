"""Two ears, seen between the strands of hair."""

import numpy as np

from bridge.studio.avatar.atlas import swatch_uvs
from bridge.studio.avatar.mesh import Mesh, bound, merged, mirrored, sheet

__all__ = ["build_ears"]

_CENTRE = np.array([0.0765, 1.4440, -0.0080])
_HALF = (0.0075, 0.0270, 0.0160)
_ROWS, _COLUMNS = 10, 12


def build_ears() -> Mesh:
    """Return both ears, hung on the head."""
    polar, around = np.meshgrid(
        np.linspace(0.0, np.pi, _ROWS), np.linspace(0.0, 2 * np.pi, _COLUMNS, endpoint=False),
        indexing="ij",
    )  # fmt: skip
    # A shell that stands off behind, hollow on the outside, narrower towards the lobe.
    outward = np.sin(polar) * np.sin(around)
    forward = np.sin(polar) * np.cos(around)
    up = np.cos(polar)
    narrow = 0.80 + 0.30 * up
    hollow = 0.0062 * np.exp(-((up - 0.05) ** 2) / 0.22 - forward**2 / 0.16) * (outward > 0)
    points = np.stack(
        [
            _CENTRE[0] + _HALF[0] * outward - hollow - 0.25 * _HALF[2] * narrow * forward,
            _CENTRE[1] + _HALF[1] * up,
            _CENTRE[2] + _HALF[2] * narrow * forward - 0.006 * up,
        ],
        axis=-1,
    ).reshape(-1, 3)
    left = Mesh(
        material="body",
        positions=points,
        triangles=sheet(_ROWS, _COLUMNS, closed=True),
        uvs=swatch_uvs("skin", len(points)),
    )
    return bound(merged([left, mirrored(left)]), "head")
