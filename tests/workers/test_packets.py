from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.errors import WireError
from bridge.workers.packets import LONGEST_PACKET, read_packet, write_packet


@given(st.dictionaries(st.text(), st.integers(-(2**63), 2**63) | st.binary() | st.none()))
def test_packets_come_back_as_they_were_written(packet):
    stream = BytesIO()
    write_packet(stream, packet)
    write_packet(stream, {})
    stream.seek(0)
    assert read_packet(stream) == packet
    assert read_packet(stream) == {}
    assert read_packet(stream) is None


@given(st.binary(min_size=1, max_size=64))
def test_any_bytes_are_a_packet_or_a_wire_error(noise):
    with suppress(WireError):
        assert isinstance(read_packet(BytesIO(noise)), dict)


def test_a_length_too_large_is_refused_before_anything_is_read():
    stream = BytesIO((LONGEST_PACKET + 1).to_bytes(4, "little"))
    with pytest.raises(WireError, match="at most"):
        read_packet(stream)


def test_a_packet_that_is_no_map_is_refused():
    with pytest.raises(WireError, match="expected a map"):
        read_packet(BytesIO(b"\x01\x00\x00\x00\x07"))
