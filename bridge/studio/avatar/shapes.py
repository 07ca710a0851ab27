"""The 52 ARKit shapes of a piece of the face."""

from collections.abc import Mapping

import numpy as np

from bridge.rigs import SHAPE_NAMES
from bridge.studio.avatar.face import Face
from bridge.studio.avatar.mesh import Floats, Mesh
from bridge.studio.avatar.shapes_brow import brow_shapes
from bridge.studio.avatar.shapes_jaw import jaw_shapes
from bridge.studio.avatar.shapes_lid import lid_shapes
from bridge.studio.avatar.shapes_lip import lip_shapes
from bridge.studio.avatar.shapes_mouth import mouth_shapes
from bridge.studio.avatar.skin import head_weights

__all__ = ["displacements", "shaped"]

_SMALLEST = 2e-6  # metres; less than this nobody sees


def displacements(face: Face) -> Mapping[str, Floats]:
    """Return (V, 3) displacements of every ARKit shape, in the order of the rig."""
    found = {
        **brow_shapes(face),
        **jaw_shapes(face),
        **lid_shapes(face),
        **lip_shapes(face),
        **mouth_shapes(face),
    }
    return {name: _settled(found[name]) for name in SHAPE_NAMES}


def shaped(face: Face) -> Mesh:
    """Return the piece as a mesh of the head that has its shapes."""
    return Mesh(
        material=face.material,
        positions=face.positions,
        triangles=face.triangles,
        uvs=face.uvs,
        weights=head_weights(face.positions),
        shapes=displacements(face),
    )


def _settled(delta: Floats) -> Floats:
    still = np.abs(delta).max(axis=1) < _SMALLEST
    out: Floats = np.where(still[:, None], 0.0, delta)
    return out
