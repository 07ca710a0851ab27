import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.errors import TakeError
from bridge.record import TakeWriter, read_header, read_packets


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_packets_come_back_as_they_were(tmp_path_factory, packets):
    path = tmp_path_factory.mktemp("take") / "a.take"
    with TakeWriter(path, {"character": "Ada"}) as take:
        for packet in packets:
            take.write(packet)
    assert read_header(path) == {"character": "Ada"}
    assert list(read_packets(path)) == packets


def test_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "new" / "a.take"
    TakeWriter(path, {}).close()
    assert list(read_packets(path)) == []


def test_another_file_is_refused_with_the_way_to_make_a_take(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF....WAVE")
    with pytest.raises(TakeError, match=r"not a take.*bridge say"):
        list(read_packets(path))


def test_a_missing_file_is_one_clear_error(tmp_path):
    with pytest.raises(TakeError, match="No such file"):
        read_header(tmp_path / "none.take")


def test_a_cut_file_yields_what_is_whole_and_then_says_so(tmp_path):
    path = tmp_path / "a.take"
    with TakeWriter(path, {}) as take:
        take.write(b"one")
        take.write(b"two")
    path.write_bytes(path.read_bytes()[:-2])
    packets = read_packets(path)
    assert next(packets) == b"one"
    with pytest.raises(TakeError, match="ends in the middle of packet 1"):
        next(packets)


def test_a_claimed_length_is_not_trusted(tmp_path):
    path = tmp_path / "a.take"
    TakeWriter(path, {}).close()
    path.write_bytes(path.read_bytes() + b"\xff\xff\xff\xff")
    with pytest.raises(TakeError, match="claims 4294967295 bytes"):
        list(read_packets(path))


@pytest.mark.parametrize("header", [b"", b"\xc1", b"\x01"])
def test_a_broken_header_is_one_clear_error(tmp_path, header):
    path = tmp_path / "a.take"
    path.write_bytes(b"ABTAKE1\n" + len(header).to_bytes(4, "little") + header)
    with pytest.raises(TakeError, match="header"):
        read_header(path)


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path):
    with pytest.raises(TakeError, match="cannot be written"):
        TakeWriter(tmp_path, {})
