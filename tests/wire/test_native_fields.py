import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bridge.wire import native_fields as fields

FINITE = st.floats(-1e6, 1e6, width=32)
PAIRS = fields.floats("f32[N,2]", (2,), 1, 3)


@given(arrays(np.float32, st.tuples(st.integers(1, 3), st.just(2)), elements=FINITE))
def test_arrays_come_back(array):
    np.testing.assert_array_equal(PAIRS.read(PAIRS.write(array)), array)


def test_arrays_are_little_endian_row_by_row():
    assert PAIRS.write(np.array([[1, 2], [0, 0]]))[:8] == b"\x00\x00\x80\x3f\x00\x00\x00\x40"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"", "found 0 bytes, expected 8 to 24 in steps of 8"),
        (bytes(12), "found 12 bytes"),
        (bytes(32), "found 32 bytes"),
        ([1.0, 2.0], "found list of 2, expected bytes"),
        (np.array([1, np.nan], "<f4").tobytes(), "not finite"),
    ],
)
def test_bytes_that_are_no_such_array_are_refused(value, message):
    with pytest.raises(ValueError, match=message):
        PAIRS.read(value)


def test_an_array_of_another_shape_is_not_written():
    with pytest.raises(ValueError, match=r"found shape \(3, 4\)"):
        PAIRS.write(np.zeros((3, 4)))


@pytest.mark.parametrize("value", [0, 3, 2.5, "2", None, True, b"2"])
def test_only_integers_in_range_are_whole(value):
    with pytest.raises(ValueError, match="expected an integer from 1 to 2"):
        fields.whole("few", 1, 2).read(value)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), float("inf"), "1", None, True])
def test_only_finite_numbers_in_range_are_numbers(value):
    with pytest.raises(ValueError, match=r"expected a number from 0\.0 to 1\.0"):
        fields.number("0..1", 0.0, 1.0).read(value)


@pytest.mark.parametrize("value", [[1, 2], [1, 2, 3, 4], [1, 2, None], [1, 2, 1e9], "abc", {}])
def test_only_three_near_numbers_are_a_point(value):
    with pytest.raises(ValueError, match="found"):
        fields.POINT.read(value)


def test_nothing_is_a_point_too():
    assert fields.POINT.read(fields.POINT.write(None)) is None
    assert fields.POINT.read(fields.POINT.write((1.0, 2.0, 3.0))) == (1.0, 2.0, 3.0)


def test_messages_do_not_repeat_what_a_stranger_made_long():
    with pytest.raises(ValueError, match=r"found list of 100000, expected a string") as caught:
        fields.NAME.read([0] * 100_000)
    assert len(str(caught.value)) < 100
    with pytest.raises(ValueError, match="found 100000 characters"):
        fields.NAME.read("x" * 100_000)


def test_bytes_have_a_limit():
    assert fields.binary("packet", 3).read(b"abc") == b"abc"
    with pytest.raises(ValueError, match="expected at most 3 bytes"):
        fields.binary("packet", 3).read(b"abcd")
