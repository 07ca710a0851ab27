"""A piece of the body as arrays, with the few operations that pieces are put together by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from bridge.rigs import BONE_INDEX, BONE_NAMES

__all__ = [
    "Floats",
    "Indices",
    "Mesh",
    "bound",
    "flipped",
    "merged",
    "mirrored",
    "normals",
    "sheet",
]

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesh:
    """Triangles of one material."""

    material: str
    """Which of the avatar's materials it is drawn with."""
    positions: Floats
    """(V, 3) metres in the T-pose."""
    triangles: Indices
    """(F, 3) vertices, counter-clockwise seen from outside."""
    uvs: Floats
    """(V, 2) places in the atlas, from its upper left."""
    weights: Floats = field(default_factory=lambda: np.zeros((0, len(BONE_NAMES))))
    """(V, B) share of every bone; rows sum to 1."""
    shapes: Mapping[str, Floats] = field(default_factory=dict)
    """(V, 3) displacement of every blendshape that moves it."""


def bound(mesh: Mesh, bone: str) -> Mesh:
    """Return the mesh hung on one bone."""
    weights = np.zeros((len(mesh.positions), len(BONE_NAMES)))
    weights[:, BONE_INDEX[bone]] = 1.0
    return replace(mesh, weights=weights)


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Return meshes of one material as one; a shape that one of them lacks leaves it alone."""
    offsets = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    names = dict.fromkeys(name for mesh in meshes for name in mesh.shapes)
    return Mesh(
        material=meshes[0].material,
        positions=np.concatenate([mesh.positions for mesh in meshes]),
        triangles=np.concatenate(
            [mesh.triangles + offset for mesh, offset in zip(meshes, offsets, strict=False)]
        ),
        uvs=np.concatenate([mesh.uvs for mesh in meshes]),
        weights=np.concatenate([mesh.weights for mesh in meshes]),
        shapes={
            name: np.concatenate(
                [mesh.shapes.get(name, np.zeros_like(mesh.positions)) for mesh in meshes]
            )
            for name in names
        },
    )


def flipped(positions: Floats) -> Floats:
    """Return points, or displacements, of the other side."""
    return positions * (-1.0, 1.0, 1.0)


def mirrored(mesh: Mesh) -> Mesh:
    """Return the other side's counterpart of a mesh that has neither bones nor shapes yet."""
    return replace(mesh, positions=flipped(mesh.positions), triangles=mesh.triangles[:, ::-1])


def normals(positions: Floats, triangles: Indices) -> Floats:
    """Return (V, 3) unit normals, weighted by area; a vertex of no area faces forward."""
    corners = positions[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    out = np.zeros_like(positions)
    for corner in range(3):
        np.add.at(out, triangles[:, corner], faces)
    length = np.linalg.norm(out, axis=1, keepdims=True)
    return np.where(length > 1e-12, out / np.maximum(length, 1e-12), (0.0, 0.0, 1.0))


def sheet(rows: int, columns: int, *, closed: bool = False) -> Indices:
    """Return the triangles of a grid of vertices, row after row.

    Rows run down and columns to the right of the one who looks at the outside; ``closed`` joins
    the last column to the first.
    """
    across = columns if closed else columns - 1
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(across), indexing="ij")
    a = (row * columns + column).ravel()
    b = (row * columns + (column + 1) % columns).ravel()
    c, d = a + columns, b + columns
    return np.concatenate([np.stack([a, c, b], axis=1), np.stack([b, c, d], axis=1)])
