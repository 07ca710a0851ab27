import numpy as np
import pygltflib

from bridge.studio.avatar.gltf import Container


def _read(container):
    return pygltflib.GLTF2.load_from_bytes(container.encode())


def test_what_goes_in_comes_out():
    container = Container()
    values = np.arange(12, dtype=np.float32).reshape(4, 3)
    container.view(b"abc")  # so that the next has to be aligned
    index = container.accessor(values, bounds=True)
    gltf = _read(container)
    accessor = gltf.accessors[index]
    view = gltf.bufferViews[accessor.bufferView]
    assert view.byteOffset % 4 == 0
    data = gltf.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength]
    assert np.frombuffer(data, np.float32).reshape(4, 3).tolist() == values.tolist()
    assert (accessor.min, accessor.max) == ([0, 1, 2], [9, 10, 11])


def test_only_what_moves_is_stored():
    container = Container()
    values = np.zeros((100, 3), np.float32)
    values[[7, 50]] = 1.0
    gltf = _read_with(container, container.sparse(values))
    assert gltf.sparse.count == 2
    assert gltf.bufferView is None


def test_what_does_not_move_at_all_takes_no_bytes():
    container = Container()
    accessor = _read_with(container, container.sparse(np.zeros((5, 3), np.float32)))
    assert accessor.sparse is None
    assert accessor.count == 5


def test_a_picture_becomes_a_texture():
    container = Container()
    index = container.texture(b"png")
    gltf = _read(container)
    assert gltf.images[gltf.textures[index].source].mimeType == "image/png"


def _read_with(container, index):
    return _read(container).accessors[index]
