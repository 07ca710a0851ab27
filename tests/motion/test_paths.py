import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Cue, Layer
from bridge.motion.paths import hold, part, swing, swing_both_ways

PATHS = (hold, part(0.1, 0.3, 0.4, 0.9), swing(3, 0.7), swing_both_ways(4, 0.8))


def cue(start=0, length=1_000_000):
    return Cue(
        layer=Layer.HEAD, name="any", start_micros=start, ready_micros=start + length // 7,
        relax_micros=start + length // 2, end_micros=start + length,
    )  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@given(st.integers(-2_000_000, 9_000_000), st.integers(50_000, 5_000_000))
def test_strokes_stay_inside_their_cue_and_never_run_backwards(path, start, length):
    for stroke in path(cue(start, length)):
        assert list(stroke.span) == sorted(stroke.span)
        assert start <= stroke.span[0]
        assert stroke.span[3] <= start + length + 1


def test_holding_takes_the_times_of_the_cue():
    ((stroke),) = hold(cue())
    assert stroke.span == (0, 142_857, 500_000, 1_000_000)


def test_swings_to_one_side_follow_each_other_and_die_away():
    strokes = swing(3, 0.5)(cue())
    assert [stroke.size for stroke in strokes] == [1, 0.5, 0.25]
    assert all(a.span[3] == b.span[0] for a, b in itertools.pairwise(strokes))


def test_swings_both_ways_peak_where_their_neighbours_are_at_rest():
    strokes = swing_both_ways(4, 0.5)(cue())
    assert [stroke.size for stroke in strokes] == [1, -0.5, 0.25, -0.125]
    assert all(a.span[1] == b.span[0] for a, b in itertools.pairwise(strokes))


def test_a_part_takes_its_shares_of_the_time():
    ((stroke),) = part(0.25, 0.5, 0.5, 1.0)(cue(100_000, 400_000))
    assert stroke.span == (200_000, 300_000, 300_000, 500_000)
