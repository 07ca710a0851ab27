"""A piece of the face with what its blendshapes need to know about every vertex."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bridge.studio.avatar.mesh import Floats, Indices

__all__ = ["Face", "joined", "mirrored_face", "plain_face"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Vertices that blendshapes move, with their part in the movement."""

    material: str
    """Which of the avatar's materials it is drawn with."""
    positions: Floats
    """(V, 3) metres."""
    triangles: Indices
    """(F, 3) vertices, counter-clockwise seen from outside."""
    uvs: Floats
    """(V, 2) places in the atlas."""
    lip: Floats
    """(V,) 1 on the upper lip's rim, -1 on the lower one's, 0 away from the mouth."""
    jaw: Floats
    """(V,) how much of the jaw's movement it follows."""
    soft: Floats
    """(V,) 1 where muscles pull, 0 on teeth."""
    upper_lid: Floats
    """(V, 3) displacement when the upper lid is closed."""
    lower_lid: Floats
    """(V, 3) displacement when the lower lid has met the upper one."""


def plain_face(
    material: str, positions: Floats, triangles: Indices, uvs: Floats, *, soft: float = 1.0
) -> Face:
    """Return a piece that neither lips nor lids nor the jaw take along."""
    count = len(positions)
    return Face(
        material=material,
        positions=positions,
        triangles=triangles,
        uvs=uvs,
        lip=np.zeros(count),
        jaw=np.zeros(count),
        soft=np.full(count, soft),
        upper_lid=np.zeros((count, 3)),
        lower_lid=np.zeros((count, 3)),
    )


def mirrored_face(face: Face) -> Face:
    """Return the other side's counterpart."""
    flip = np.array([-1.0, 1.0, 1.0])
    return Face(
        material=face.material,
        positions=face.positions * flip,
        triangles=face.triangles[:, ::-1],
        uvs=face.uvs,
        lip=face.lip,
        jaw=face.jaw,
        soft=face.soft,
        upper_lid=face.upper_lid * flip,
        lower_lid=face.lower_lid * flip,
    )


def joined(faces: Sequence[Face]) -> Face:
    """Return pieces of one material as one; vertices at one place become one, unused ones go."""
    offsets = np.cumsum([0, *(len(face.positions) for face in faces)])
    stacked = {
        name: np.concatenate([getattr(face, name) for face in faces])
        for name in ("positions", "uvs", "lip", "jaw", "soft", "upper_lid", "lower_lid")
    }
    triangles = np.concatenate(
        [face.triangles + offset for face, offset in zip(faces, offsets, strict=False)]
    )
    # The rims of closed lips lie at one place, but part when the mouth opens.
    key = np.column_stack([stacked["positions"] * 1e6, np.sign(stacked["lip"]), stacked["uvs"]])
    _, first, where = np.unique(np.round(key, 2), axis=0, return_index=True, return_inverse=True)
    used, corners = np.unique(where.ravel()[triangles], return_inverse=True)
    return Face(
        material=faces[0].material,
        triangles=corners.reshape(triangles.shape),
        **{name: values[first[used]] for name, values in stacked.items()},
    )
