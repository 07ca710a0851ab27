"""Our own avatar as engines read it that know glTF but not all of it."""

import json
import struct
from functools import cache

import numpy as np

from bridge.studio.avatar_file import our_avatar

_CHUNK_JSON, _CHUNK_BIN = 0x4E4F534A, 0x004E4942
_COMPONENTS = {5121: "u1", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@cache
def plain_glb():
    """Return the avatar as glTF 2.0 without sparse accessors, pictures and extensions.

    Its shapes, bones and skin are as they were; only what engines stumble over is written out,
    and everything stands below one node, as exporters put it.
    """
    told, data = _read(our_avatar().read_bytes())
    chunks, views, accessors = [], [], []
    for accessor in told["accessors"]:
        values = _values(told, data, accessor).tobytes()
        views.append({"buffer": 0, "byteOffset": sum(map(len, chunks)), "byteLength": len(values)})
        chunks.append(values + bytes(-len(values) % 4))
        rest = {key: accessor[key] for key in accessor.keys() - {"sparse", "byteOffset"}}
        accessors.append(rest | {"bufferView": len(views) - 1})
    for mesh in told["meshes"]:
        for primitive in mesh["primitives"]:
            del primitive["material"]
            for target in primitive.get("targets", ()):
                target.pop("NORMAL", None)
    for key in ("extensions", "extensionsUsed", "images", "materials", "samplers", "textures"):
        told.pop(key, None)
    scene = told["scenes"][0]
    told["nodes"].append({"name": "Armature", "children": scene["nodes"]})
    scene["nodes"] = [len(told["nodes"]) - 1]
    binary = b"".join(chunks)
    told |= {
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(binary)}],
    }
    return _write(told, binary)


def _read(glb):
    (length,) = struct.unpack_from("<I", glb, 12)
    return json.loads(glb[20 : 20 + length]), glb[28 + length :]


def _write(told, binary):
    text = json.dumps(told).encode()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(binary))
    text = struct.pack("<II", len(text), _CHUNK_JSON) + text
    return head + text + struct.pack("<II", len(binary), _CHUNK_BIN) + binary


def _values(told, data, accessor):
    width = _WIDTHS[accessor["type"]]
    dtype = np.dtype(_COMPONENTS[accessor["componentType"]])
    count = accessor["count"]
    values = np.zeros((count, width), dtype)
    if "bufferView" in accessor:
        values[:] = _array(told, data, accessor, dtype, count * width).reshape(count, width)
    if sparse := accessor.get("sparse"):
        index = np.dtype(_COMPONENTS[sparse["indices"]["componentType"]])
        rows = _array(told, data, sparse["indices"], index, sparse["count"])
        new = _array(told, data, sparse["values"], dtype, sparse["count"] * width)
        values[rows] = new.reshape(-1, width)
    return values


def _array(told, data, place, dtype, count):
    view = told["bufferViews"][place["bufferView"]]
    assert "byteStride" not in view, "the avatar's writer packs tightly"
    start = view.get("byteOffset", 0) + place.get("byteOffset", 0)
    return np.frombuffer(data, dtype, count, start)
