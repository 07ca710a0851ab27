from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Cue, Layer, Timeline
from bridge.motion.smoothing import LAG_MICROS
from bridge.session.fitting import LEAST_PREPARATION_MICROS, MOST_DELAY_MICROS, Fitting

ORIGIN = 5_000_000


def gesture(name="wave", start=1_000_000, *, prepare=600_000, layer=Layer.GESTURE):
    ready = start + prepare
    return Cue(
        layer=layer, name=name, start_micros=start, ready_micros=ready,
        stroke_micros=ready + 150_000 if layer is Layer.GESTURE else None,
        relax_micros=ready + 800_000, end_micros=ready + 1_500_000,
    )  # fmt: skip


def timeline(*cues):
    return Timeline(utterance_id="u", origin_micros=ORIGIN, duration_micros=4_000_000, cues=cues)


def fitted(cue, *, late):
    """Fit a cue when the poses sent reach ``late`` beyond its start."""
    horizon = ORIGIN + cue.start_micros + late - LAG_MICROS
    return Fitting().fit(timeline(cue), horizon).cues


def test_what_is_known_in_time_stays_as_it_is():
    assert fitted(gesture(), late=0) == (gesture(),)


def test_a_late_preparation_is_shortened():
    (cue,) = fitted(gesture(), late=300_000)
    assert cue == replace(gesture(), start_micros=1_300_000)


def test_a_sign_that_is_too_late_comes_a_little_later():
    (cue,) = fitted(gesture(), late=500_000)
    delay = 500_000 + LEAST_PREPARATION_MICROS - 600_000
    assert cue.start_micros == 1_500_000
    assert cue.ready_micros - cue.start_micros == LEAST_PREPARATION_MICROS
    assert cue.stroke_micros == gesture().stroke_micros + delay
    assert cue.end_micros == gesture().end_micros + delay


@pytest.mark.parametrize("name", ["beat", "no-such-movement"])
def test_a_beat_that_is_too_late_is_left_out(name):
    assert len(fitted(gesture(name), late=340_000)) == 1
    assert fitted(gesture(name), late=360_000) == ()


def test_nobody_breathes_in_while_speaking():
    assert fitted(gesture("inhale", layer=Layer.POSTURE), late=400_000) == ()


def test_what_would_be_far_too_late_is_left_out():
    late = 600_000 - LEAST_PREPARATION_MICROS + MOST_DELAY_MICROS
    assert len(fitted(gesture(), late=late)) == 1
    assert fitted(gesture(), late=late + 1) == ()


def test_other_layers_are_left_alone():
    nod = gesture("nod", layer=Layer.HEAD)
    assert fitted(nod, late=2_000_000) == (nod,)


def test_what_was_decided_stays_so():
    fitting = Fitting()
    horizon = ORIGIN + 1_300_000 - LAG_MICROS
    wave, beat = gesture(), gesture("beat", 600_000)
    (first,) = fitting.fit(timeline(beat, wave), horizon).cues
    for later in (0, 400_000, 5_000_000):
        assert fitting.fit(timeline(beat, wave), horizon + later).cues == (first,)


def test_a_hold_that_grows_is_the_same_movement():
    fitting = Fitting()
    fitting.fit(timeline(gesture()), ORIGIN)
    grown = replace(gesture(), relax_micros=3_000_000, end_micros=3_700_000)
    assert fitting.fit(timeline(grown), ORIGIN + 2_500_000).cues == (grown,)


@given(st.integers(-1_000_000, 3_000_000), st.sampled_from(["wave", "beat", "bow-30", "attend"]))
def test_what_is_left_is_in_order_and_never_begins_in_the_past(late, name):
    layer = Layer.GESTURE if name in ("wave", "beat") else Layer.POSTURE
    for cue in fitted(gesture(name, layer=layer), late=late):
        stroke = cue.ready_micros if cue.stroke_micros is None else cue.stroke_micros
        points = [cue.start_micros, cue.ready_micros, stroke, cue.relax_micros, cue.end_micros]
        assert points == sorted(points)
        assert cue.start_micros >= 1_000_000 + late or cue == gesture(name, layer=layer)
        assert cue.ready_micros - cue.start_micros >= LEAST_PREPARATION_MICROS
