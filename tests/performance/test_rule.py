from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Layer, Style
from bridge.performance.rule import cue, event

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


def test_an_event_takes_the_time_of_its_name_in_this_style(passage_of):
    passage = passage_of("Mama.", style=Style(tempo=0.5))
    made = event(passage, "tilt", 100, weight=-0.5, because="x", about=(0, 4))
    assert made.ready_micros == 100 + passage.micros(0.35)
    assert made.relax_micros == made.ready_micros + passage.micros(0.7)
    assert (made.layer, made.weight, made.about) == (Layer.HEAD, -0.5, (0, 4))
    held = event(passage, "bow", 100, weight=1.0, because="x", hold_micros=5)
    assert (held.layer, held.relax_micros - held.ready_micros) == (Layer.POSTURE, 5)


def test_an_event_of_a_newer_repertoire_is_the_heads(passage_of):
    made = event(passage_of("Mama."), "moonwalk", 0, weight=1.0, because="x")
    assert made.layer is Layer.HEAD
    assert made.end_micros == 1_000_000
