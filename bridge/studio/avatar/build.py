"""The whole avatar, put together into one file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pygltflib
from numpy.typing import NDArray

from bridge.rigs import BONE_INDEX, BONE_NAMES, RIG, SHAPE_NAMES
from bridge.studio.avatar.atlas import paint_atlas
from bridge.studio.avatar.eye_opening import EYE_CENTRE
from bridge.studio.avatar.gltf import Container
from bridge.studio.avatar.materials import MATERIAL_NAMES, materials
from bridge.studio.avatar.mesh import Floats, Mesh, merged, normals
from bridge.studio.avatar.pieces import body_meshes, face_meshes
from bridge.studio.avatar.png import encode_png
from bridge.studio.avatar.skeleton import BONE_PLACES
from bridge.studio.avatar.vrm import vrm_extension

__all__ = ["build_avatar", "write_avatar"]

_MOST_BONES = 4  # of one vertex, in glTF's first set of joints


def write_avatar(path: Path) -> None:
    """Write the avatar as a VRM 1.0 file."""
    path.write_bytes(build_avatar())


def build_avatar() -> bytes:
    """Return the avatar as a VRM 1.0 file; the same bytes every time."""
    container = Container()
    gltf = container.gltf
    gltf.asset = pygltflib.Asset(version="2.0", generator="avatar-bridge")
    gltf.extensionsUsed = ["VRMC_vrm", "VRMC_materials_mtoon"]
    places = BONE_PLACES
    gltf.nodes = _bone_nodes(places)
    gltf.materials = materials(container.texture(encode_png(paint_atlas())))
    skin = _add_skin(container, places)
    face = _add_mesh(container, "face", face_meshes(), skin, shapes=SHAPE_NAMES)
    body = _add_mesh(container, "body", body_meshes(), skin, shapes=())
    gltf.scenes = [pygltflib.Scene(name="avatar", nodes=[BONE_INDEX["hips"], face, body])]
    gltf.scene = 0
    gltf.extensions = {
        "VRMC_vrm": vrm_extension(
            bone_nodes=range(len(BONE_NAMES)),
            face_node=face,
            eye_offset=EYE_CENTRE * (0.0, 1.0, 1.0) - places[BONE_INDEX["head"]],
        )
    }
    return container.encode()


def _bone_nodes(places: Floats) -> list[pygltflib.Node]:
    children: list[list[int]] = [[] for _ in BONE_NAMES]
    for bone, parent in enumerate(RIG.bone_parents):
        if parent >= 0:
            children[parent].append(bone)
    nodes = []
    for bone, name in enumerate(BONE_NAMES):
        parent = RIG.bone_parents[bone]
        offset = places[bone] - (places[parent] if parent >= 0 else 0.0)
        place = [round(float(part), 6) for part in offset]
        nodes.append(pygltflib.Node(name=name, translation=place, children=children[bone]))
    return nodes


def _add_skin(container: Container, places: Floats) -> int:
    inverse = np.tile(np.eye(4, dtype=np.float32), (len(places), 1, 1))
    inverse[:, 3, :3] = -places  # column after column, as glTF has its matrices
    container.gltf.skins.append(
        pygltflib.Skin(
            joints=list(range(len(places))),
            skeleton=BONE_INDEX["hips"],
            inverseBindMatrices=container.accessor(inverse.reshape(-1, 16)),
        )
    )
    return 0


def _add_mesh(
    container: Container, name: str, meshes: Sequence[Mesh], skin: int, *, shapes: Sequence[str]
) -> int:
    primitives = [
        _primitive(container, merged([m for m in meshes if m.material == material]), shapes)
        for material in MATERIAL_NAMES
        if any(m.material == material for m in meshes)
    ]
    extras: dict[str, Any] = {"targetNames": list(shapes)} if shapes else {}
    weights = [0.0] * len(shapes) if shapes else None
    container.gltf.meshes.append(
        pygltflib.Mesh(name=name, primitives=primitives, weights=weights, extras=extras)
    )
    node = pygltflib.Node(name=name, mesh=len(container.gltf.meshes) - 1, skin=skin)
    container.gltf.nodes.append(node)
    return len(container.gltf.nodes) - 1


def _primitive(container: Container, mesh: Mesh, shapes: Sequence[str]) -> pygltflib.Primitive:
    array, element = pygltflib.ARRAY_BUFFER, pygltflib.ELEMENT_ARRAY_BUFFER
    rest = normals(mesh.positions, mesh.triangles)
    joints, weights = _strongest(mesh.weights)
    attributes = pygltflib.Attributes(
        POSITION=container.accessor(_f32(mesh.positions), target=array, bounds=True),
        NORMAL=container.accessor(_f32(rest), target=array),
        TEXCOORD_0=container.accessor(_f32(mesh.uvs), target=array),
        JOINTS_0=container.accessor(joints, target=array),
        WEIGHTS_0=container.accessor(weights, target=array),
    )
    return pygltflib.Primitive(
        attributes=attributes,
        indices=container.accessor(mesh.triangles.astype(np.uint16).ravel(), target=element),
        material=MATERIAL_NAMES.index(mesh.material),
        targets=[_target(container, mesh, rest, shape) for shape in shapes],
    )


def _target(container: Container, mesh: Mesh, rest: Floats, shape: str) -> dict[str, int]:
    delta = mesh.shapes.get(shape, np.zeros_like(mesh.positions))
    turned = normals(mesh.positions + delta, mesh.triangles) - rest
    turned[np.abs(turned).max(axis=1) < 1e-3] = 0.0
    return {
        "POSITION": container.sparse(_f32(delta)),
        "NORMAL": container.sparse(_f32(turned)),
    }


def _strongest(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    bones = np.argsort(-weights, axis=1, kind="stable")[:, :_MOST_BONES]
    shares = np.take_along_axis(weights, bones, axis=1)
    shares = shares / shares.sum(axis=1, keepdims=True)
    bones = np.where(shares > 0, bones, 0)  # a bone without a share is written as the first
    return bones.astype(np.uint8), _f32(shares)


def _f32(values: Floats) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, np.float32)
