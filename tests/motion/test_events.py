import itertools

import pytest

from bridge.model import Cue, Layer
from bridge.motion.channels import Channel
from bridge.motion.events import BODY_EVENTS, FACE_EVENTS, body_strokes, face_strokes
from bridge.performance.head import EVENT_SECS
from bridge.rigs.arkit import SHAPE_INDEX


def cue(name, weight=1.0, layer=Layer.HEAD):
    return Cue(
        layer=layer, name=name, start_micros=0, ready_micros=140_000, relax_micros=170_000,
        end_micros=1_000_000, weight=weight,
    )  # fmt: skip


def test_a_nod_is_one_stroke_down_in_the_time_of_its_cue():
    ((stroke, row),) = body_strokes(cue("nod", 1.2))
    assert stroke.span == (0, 140_000, 170_000, 1_000_000)
    assert row[Channel.PITCH] == pytest.approx(4.5 * 1.2)


def test_a_shake_goes_from_side_to_side_and_dies_away():
    sizes = [row[Channel.YAW] for _, row in body_strokes(cue("shake"))]
    assert len(sizes) >= 3
    assert all(a * b < 0 and abs(b) < abs(a) for a, b in itertools.pairwise(sizes))


def test_a_negative_weight_mirrors_a_sideways_event():
    ((_, there),), ((_, back),) = body_strokes(cue("tilt", 1)), body_strokes(cue("tilt", -1))
    assert there[Channel.ROLL] == -back[Channel.ROLL] > 0


@pytest.mark.parametrize("name", sorted(BODY_EVENTS))
def test_strokes_stay_inside_their_cue_and_never_run_backwards(name):
    strokes = [stroke for stroke, _ in body_strokes(cue(name))]
    assert strokes
    for stroke in strokes:
        assert list(stroke.span) == sorted(stroke.span)
        assert stroke.span[0] >= 0
        assert stroke.span[3] <= 1_000_001


@pytest.mark.parametrize("name", sorted(EVENT_SECS))
def test_every_event_that_can_be_asked_for_moves_something(name):
    assert body_strokes(cue(name))


def test_names_of_a_newer_library_move_nothing():
    assert body_strokes(cue("backflip")) == []
    assert face_strokes(cue("ripple", layer=Layer.BROWS)) == []


def test_brows_rise_by_weight():
    ((stroke, row),) = face_strokes(cue("raise", 0.5, Layer.BROWS))
    assert stroke.size == 1
    assert row[SHAPE_INDEX["browInnerUp"]] == pytest.approx(FACE_EVENTS["raise"].max() * 0.5)
