import msgpack
import pytest

from bridge.errors import WireError
from bridge.wire.native_envelope import VERSION, UnknownKindError, VersionError, open_envelope


def test_the_map_behind_the_version_comes_back():
    assert open_envelope(b"topic" + VERSION + msgpack.packb({"a": 1}), 5, 100) == {"a": 1}


def test_too_large_a_packet_is_not_read():
    with pytest.raises(WireError, match="found 101 bytes, expected at most 100"):
        open_envelope(VERSION + bytes(99), 0, 100)


@pytest.mark.parametrize("packet", [b"", b"\x01"])
def test_a_packet_may_end_early(packet):
    with pytest.raises(WireError, match="ends before its version"):
        open_envelope(packet, 0, 100)


def test_another_major_version_is_refused_before_anything_is_parsed():
    with pytest.raises(VersionError, match=r"found version 9\.4, expected 1\.0 or any 1\.x"):
        open_envelope(b"\x09\x04not msgpack", 0, 100)


@pytest.mark.parametrize(
    "body",
    [[1] * 513, {str(i): i for i in range(65)}, {1: "a key that is no string"}],
    ids=["long array", "wide map", "number as key"],
)
def test_structures_beyond_the_limits_are_refused(body):
    with pytest.raises(WireError, match="not msgpack"):
        open_envelope(VERSION + msgpack.packb(body), 0, 100_000)


def test_an_unknown_kind_is_a_wire_error_that_can_be_told_apart():
    error = UnknownKindError("smell", 3)
    assert isinstance(error, WireError)
    assert (error.codec, error.kind, error.seq) == ("native", "smell", 3)
