from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Layer
from bridge.performance.rule import cue

LENGTH = st.integers(-100, 10**7)


@given(st.integers(-(10**6), 10**8), LENGTH, LENGTH, LENGTH)
def test_a_cue_never_runs_backwards(start, rise, hold, fall):
    made = cue(Layer.HEAD, "nod", start, (rise, hold, fall), because="x")
    assert made.start_micros == start
    assert made.start_micros <= made.ready_micros <= made.relax_micros <= made.end_micros


def test_lengths_follow_one_another():
    made = cue(Layer.HEAD, "nod", 100, (10, 20, 30), weight=0.5, because="marked: 'mama'")
    assert (made.ready_micros, made.relax_micros, made.end_micros) == (110, 130, 160)
    assert (made.weight, made.because) == (0.5, "marked: 'mama'")
