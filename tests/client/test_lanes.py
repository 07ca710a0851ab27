from hypothesis import given
from hypothesis import strategies as st

from bridge.client.lanes import lanes_of

SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=30,
)


def test_what_does_not_overlap_stands_in_one_row():
    assert lanes_of([(0, 1), (1, 2), (5, 9)]) == [0, 0, 0]


def test_what_overlaps_goes_below_and_rows_are_used_again():
    assert lanes_of([(0, 5), (1, 2), (3, 6), (5, 7)]) == [0, 1, 1, 0]


def test_the_order_asked_in_does_not_matter():
    assert lanes_of([(5, 7), (0, 6)]) == [1, 0]


def test_nothing_needs_no_row():
    assert lanes_of([]) == []


@given(SPANS)
def test_no_two_in_a_row_overlap_and_no_row_is_wasted(spans):
    rows = lanes_of(spans)
    placed = list(zip(spans, rows, strict=True))
    for index, ((start, end), row) in enumerate(placed):
        for (other_start, other_end), other_row in placed[index + 1 :]:
            if row == other_row:
                assert end <= other_start or other_end <= start
    deepest = max((sum(a <= t < b for a, b in spans) for t, _ in spans), default=0)
    assert max(rows, default=-1) + 1 <= max(deepest, 1) + sum(a == b for a, b in spans)
