"""The avatar, made once for all tests that look at it."""

import json
import struct

import numpy as np
import pytest

from bridge.studio.avatar.build import build_avatar
from bridge.studio.avatar.head import build_head
from bridge.studio.avatar.mouth import build_mouth
from bridge.studio.avatar.shapes import displacements


class Parsed:
    """A binary glTF, read without the library that wrote it."""

    def __init__(self, data):
        magic, version, length = struct.unpack_from("<4sII", data)
        assert (magic, version, length) == (b"glTF", 2, len(data))
        size, kind = struct.unpack_from("<I4s", data, 12)
        assert kind == b"JSON"
        self.document = json.loads(data[20 : 20 + size])
        self.binary = data[20 + size + 8 :]

    def view(self, index):
        view = self.document["bufferViews"][index]
        start = view.get("byteOffset", 0)
        return self.binary[start : start + view["byteLength"]]

    def array(self, index):
        """Return an accessor's values, sparse ones filled in."""
        accessor = self.document["accessors"][index]
        columns = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}[accessor["type"]]
        dtype = {5121: np.uint8, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
        kind = dtype[accessor["componentType"]]
        out = np.zeros((accessor["count"], columns), kind)
        if "bufferView" in accessor:
            out[:] = np.frombuffer(self.view(accessor["bufferView"]), kind).reshape(out.shape)
        if sparse := accessor.get("sparse"):
            rows = np.frombuffer(self.view(sparse["indices"]["bufferView"]), np.uint16)
            values = np.frombuffer(self.view(sparse["values"]["bufferView"]), kind)
            out[rows] = values.reshape(-1, columns)
        return out

    @property
    def vrm(self):
        return self.document["extensions"]["VRMC_vrm"]


@pytest.fixture(scope="session")
def avatar_bytes():
    return build_avatar()


@pytest.fixture(scope="session")
def avatar(avatar_bytes):
    return Parsed(avatar_bytes)


@pytest.fixture(scope="session")
def head():
    return build_head()


@pytest.fixture(scope="session")
def head_moves(head):
    return displacements(head)


@pytest.fixture(scope="session")
def mouth():
    return build_mouth()


@pytest.fixture(scope="session")
def mouth_moves(mouth):
    return displacements(mouth)
