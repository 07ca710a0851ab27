"""Whatever arrives, a decoder answers with a record or a ``WireError``."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge import wire
from bridge.errors import WireError

GOLDEN = {
    path.stem: path.read_bytes()
    for path in sorted((Path(__file__).parents[1] / "golden" / "wire").glob("*.bin"))
}
DECODERS = (wire.decode, wire.decode_request, wire.decode_reply)
PREFIXES = {wire.decode: b"hana\0\x01\x00", wire.decode_request: b"\x01\x00"}
HEADERS = st.sampled_from([b"\xdd", b"\xdf", b"\xdb", b"\xc6", b"\xc9", b"\xdc", b"\xde"])


def survives(decoder, packet):
    """Return the error, or None when the packet was good after all."""
    try:
        decoder(packet)
    except WireError as error:
        return str(error)[:1000]
    return None


@given(packet=st.binary(max_size=400))
def test_any_bytes(packet):
    for decoder in DECODERS:
        survives(decoder, packet)
        survives(decoder, PREFIXES.get(decoder, b"\x01\x00") + packet)


@given(data=st.data(), name=st.sampled_from(sorted(GOLDEN)))
def test_flipped_bytes(data, name):
    packet = bytearray(GOLDEN[name])
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(packet) - 1))
        packet[position] = data.draw(st.integers(0, 255))
    for decoder in DECODERS:
        survives(decoder, bytes(packet))


@given(data=st.data(), name=st.sampled_from(sorted(GOLDEN)))
def test_cut_or_grown_packets_are_refused(data, name):
    packet = GOLDEN[name]
    cut = data.draw(st.integers(0, len(packet) - 1))
    tail = data.draw(st.binary(min_size=1, max_size=9))
    for decoder in DECODERS:
        assert survives(decoder, packet[:cut])
        assert survives(decoder, packet + tail)


@given(data=st.data(), name=st.sampled_from(sorted(GOLDEN)), header=HEADERS)
def test_spliced_huge_lengths(data, name, header):
    packet = GOLDEN[name]
    at = data.draw(st.integers(0, len(packet) - 1))
    packet = packet[:at] + header + b"\xff\xff\xff\xff" + packet[at:]
    for decoder in DECODERS:
        survives(decoder, packet)


@pytest.mark.parametrize("decoder", DECODERS)
@pytest.mark.parametrize(
    "body",
    [
        b"\x81\xa1x" + b"\x91" * 100_000 + b"\xc0",
        b"\x81\xa1x" + b"\x81\xa1y" * 30_000 + b"\xc0",
        b"\x81\xa1x" + b"\xdd\x00\x0f\xff\xff" * 20_000,
        b"\x81\xa1x" + b"\xdc\x02\x00" * 60_000,
        b"\xdf\xff\xff\xff\xff",
        b"\x81\xa1x\xc6\xff\xff\xff\xff",
        b"\x81\xa1x\xc7\xff\xff",
        b"\x81\x90\xc0",
        b"\xc1",
    ],
    ids=lambda body: body[:8].hex(),
)
def test_hostile_structure_costs_little_memory(decoder, body):
    packet = PREFIXES.get(decoder, b"\x01\x00") + body
    tracemalloc.start()
    try:
        assert survives(decoder, packet)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 * 2**20


@pytest.mark.parametrize("decoder", DECODERS)
def test_oversized_packet_is_refused_before_it_is_parsed(decoder):
    error = survives(decoder, PREFIXES.get(decoder, b"\x01\x00") + b"\xc0" * 2**20)
    assert "expected at most" in error
