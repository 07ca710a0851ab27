"""A glTF file under construction: arrays and pictures go in, indices come out."""

from dataclasses import dataclass, field

import numpy as np
import pygltflib
from numpy.typing import NDArray

__all__ = ["Container"]

_ALIGNMENT = 4  # every component type that we store starts on its own size
_COMPONENTS = {
    np.dtype(np.float32): pygltflib.FLOAT,
    np.dtype(np.uint8): pygltflib.UNSIGNED_BYTE,
    np.dtype(np.uint16): pygltflib.UNSIGNED_SHORT,
    np.dtype(np.uint32): pygltflib.UNSIGNED_INT,
}
_TYPES = {1: pygltflib.SCALAR, 2: pygltflib.VEC2, 3: pygltflib.VEC3, 4: pygltflib.VEC4,
          16: pygltflib.MAT4}  # fmt: skip


@dataclass(slots=True)
class Container:
    """One binary glTF, filled from top to bottom."""

    gltf: pygltflib.GLTF2 = field(default_factory=pygltflib.GLTF2)
    """The document, open for whoever adds to it."""
    _blob: bytearray = field(default_factory=bytearray)

    def view(self, data: bytes, target: int | None = None) -> int:
        """Store bytes. Return the buffer view's index."""
        self._blob += b"\0" * (-len(self._blob) % _ALIGNMENT)
        view = pygltflib.BufferView(
            buffer=0, byteOffset=len(self._blob), byteLength=len(data), target=target
        )
        self._blob += data
        self.gltf.bufferViews.append(view)
        return len(self.gltf.bufferViews) - 1

    def accessor(
        self, values: NDArray[np.generic], *, target: int | None = None, bounds: bool = False
    ) -> int:
        """Store (N,) or (N, C) values. Return the accessor's index."""
        described = self._described(values, bounds=bounds)
        described.bufferView = self.view(np.ascontiguousarray(values).tobytes(), target)
        return self._added(described)

    def sparse(self, values: NDArray[np.float32]) -> int:
        """Store (N, 3) values of which most are zero. Return the accessor's index."""
        described = self._described(values, bounds=True)
        rows = np.flatnonzero(np.abs(values).max(axis=1))
        if len(rows):
            described.sparse = pygltflib.Sparse(
                count=len(rows),
                indices=pygltflib.AccessorSparseIndices(
                    bufferView=self.view(rows.astype(np.uint16).tobytes()),
                    componentType=pygltflib.UNSIGNED_SHORT,
                ),
                values=pygltflib.AccessorSparseValues(bufferView=self.view(values[rows].tobytes())),
            )
        return self._added(described)

    def texture(self, png: bytes) -> int:
        """Store a picture. Return the texture's index."""
        image = pygltflib.Image(bufferView=self.view(png), mimeType="image/png", name="atlas")
        self.gltf.images.append(image)
        self.gltf.samplers.append(
            pygltflib.Sampler(
                magFilter=pygltflib.LINEAR,
                minFilter=pygltflib.LINEAR_MIPMAP_LINEAR,
                wrapS=pygltflib.CLAMP_TO_EDGE,
                wrapT=pygltflib.CLAMP_TO_EDGE,
            )
        )
        self.gltf.textures.append(pygltflib.Texture(source=0, sampler=0))
        return len(self.gltf.textures) - 1

    def encode(self) -> bytes:
        """Return the file."""
        self.gltf.buffers = [pygltflib.Buffer(byteLength=len(self._blob))]
        self.gltf.set_binary_blob(bytes(self._blob))
        return b"".join(self.gltf.save_to_bytes())

    def _described(self, values: NDArray[np.generic], *, bounds: bool) -> pygltflib.Accessor:
        columns = 1 if values.ndim == 1 else values.shape[1]
        limits = values.reshape(len(values), columns) if bounds else None
        return pygltflib.Accessor(
            byteOffset=None,
            componentType=_COMPONENTS[values.dtype],
            count=len(values),
            type=_TYPES[columns],
            min=None if limits is None else limits.min(axis=0).tolist(),
            max=None if limits is None else limits.max(axis=0).tolist(),
        )

    def _added(self, accessor: pygltflib.Accessor) -> int:
        self.gltf.accessors.append(accessor)
        return len(self.gltf.accessors) - 1
