import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.bench.babble import babble
from bridge.model import Anchor, Behaviour, Layer, Policy, Style, Utterance
from bridge.performance.behaviours import MOST_WEIGHT, asked
from bridge.performance.passage import read_passage
from bridge.rigs.repertoire import REPERTOIRE

TEXT = "I really love this old harbour, my friend, and everybody here knows it."
HARBOUR = TEXT.index("harbour")
HERE = TEXT.index("here")


def cues_of(*behaviours, speech=None, style=None):
    utterance = Utterance(
        utterance_id="u", turn_id="t", text=TEXT, language="en", behaviours=behaviours
    )
    passage = read_passage(
        utterance, speech or babble(TEXT), style=style or Style(), policy=Policy(), seed=1
    )
    return passage, list(asked(passage))


def movement(name, **anchors):
    return Behaviour(layer=REPERTOIRE[name].layer, name=name, **anchors)


def at(char, offset=0):
    return Anchor(at_char=char, offset_micros=offset)


def test_a_gesture_strokes_on_its_word_and_prepares_before_it():
    passage, (cue,) = cues_of(movement("wave", stroke=at(HARBOUR)))
    wave = REPERTOIRE["wave"]
    assert cue.stroke_micros == passage.micros_at(HARBOUR)
    assert cue.stroke_micros - cue.ready_micros == round(wave.stroke_secs * 1e6)
    assert cue.ready_micros - cue.start_micros == round(wave.prepare_secs * 1e6)
    assert cue.relax_micros - cue.stroke_micros == round(wave.hold_secs * 1e6)
    assert TEXT[slice(*cue.about)] == "harbour"


def test_a_nod_is_lowest_on_its_word():
    passage, (cue,) = cues_of(movement("nod", stroke=at(HARBOUR)))
    assert cue.ready_micros == passage.micros_at(HARBOUR)
    assert cue.stroke_micros is None


def test_what_stands_before_the_first_word_prepares_before_the_speech():
    _, (wave,) = cues_of(movement("wave", stroke=at(0)))
    _, (look,) = cues_of(movement("away-left", start=at(0, -200_000)))
    assert wave.stroke_micros == 0
    assert wave.start_micros < -500_000
    assert look.start_micros == -200_000


def test_what_is_tied_to_nothing_begins_with_the_speech():
    _, (cue,) = cues_of(movement("tilt"))
    assert cue.start_micros == 0


def test_a_hold_lasts_until_its_end():
    passage, (cue,) = cues_of(movement("partner", start=at(HARBOUR), end=at(HERE, 100_000)))
    assert cue.start_micros == passage.micros_at(HARBOUR)
    assert cue.end_micros == passage.micros_at(HERE) + 100_000
    rise = cue.ready_micros - cue.start_micros
    assert rise == round(REPERTOIRE["partner"].prepare_secs * 1e6)


def test_a_movement_with_too_little_time_is_quicker():
    _, (cue,) = cues_of(movement("wave", start=at(HARBOUR), end=at(HARBOUR, 600_000)))
    assert cue.end_micros - cue.start_micros == 600_000
    assert cue.start_micros < cue.ready_micros < cue.stroke_micros < cue.relax_micros


def test_an_impossible_order_is_mended():
    _, (cue,) = cues_of(movement("wave", start=at(HERE), stroke=at(HARBOUR), end=at(3)))
    assert cue.start_micros <= cue.ready_micros <= cue.stroke_micros
    assert cue.stroke_micros <= cue.relax_micros <= cue.end_micros


def test_a_quick_style_is_quicker():
    _, (calm,) = cues_of(movement("wave", stroke=at(HARBOUR)))
    _, (quick,) = cues_of(movement("wave", stroke=at(HARBOUR)), style=Style(tempo=1.0))
    assert quick.end_micros - quick.start_micros < calm.end_micros - calm.start_micros


@pytest.mark.parametrize(
    ("weight", "shown"), [(9.0, MOST_WEIGHT), (-9.0, -MOST_WEIGHT), (math.nan, 1.0), (0.4, 0.4)]
)
def test_weights_are_kept_within_limits(weight, shown):
    _, (cue,) = cues_of(Behaviour(layer=Layer.GESTURE, name="wave", weight=weight))
    assert cue.weight == shown


def test_a_feeling_is_never_more_than_whole():
    _, (cue,) = cues_of(Behaviour(layer=Layer.EMOTION, name="joy", weight=3.0))
    assert (cue.name, cue.weight) == ("joy", 1.0)


def test_a_target_at_infinity_is_none():
    _, (near,) = cues_of(Behaviour(layer=Layer.GAZE, name="target", target=(1.0, 1.5, 2.0)))
    _, (far,) = cues_of(Behaviour(layer=Layer.GAZE, name="target", target=(1.0, 1e9, 2.0)))
    assert near.target == (1.0, 1.5, 2.0)
    assert far.target is None


def test_a_place_that_is_not_heard_yet_is_waited_for(prefix):
    passage, (_,) = cues_of(movement("wave", stroke=at(HERE)))
    early = prefix(babble(TEXT), passage.micros_at(HERE) - 400_000)
    assert cues_of(movement("wave", stroke=at(HERE)), speech=early)[1] == []


def test_an_end_that_is_not_heard_yet_lies_beyond_what_is(prefix):
    asked_for = movement("partner", start=at(2), end=at(len(TEXT)))
    early = prefix(babble(TEXT), 1_500_000)
    _, (cue,) = cues_of(asked_for, speech=early)
    _, (later,) = cues_of(asked_for)
    heard = len(early.samples) * 1_000_000 // early.sample_rate
    assert cue.end_micros > heard
    assert (later.start_micros, later.ready_micros) == (cue.start_micros, cue.ready_micros)
    assert later.end_micros == babble(TEXT).words[-1].end_micros


names = st.sampled_from(sorted(REPERTOIRE))
anchors = st.none() | st.builds(
    Anchor, at_char=st.integers(0, len(TEXT) + 3), offset_micros=st.integers(-900_000, 900_000)
)


@st.composite
def behaviours(draw, *, points=("start", "ready", "stroke", "relax", "end")):
    tied = {point: draw(anchors) for point in points}
    return movement(draw(names), weight=draw(st.floats(-3, 3)), **tied)


@settings(max_examples=80, deadline=None)
@given(behaviours(), st.floats(-1, 1), st.integers(0, 4_500_000))
def test_whatever_is_asked_for_is_a_cue_in_order(prefix, asked_for, tempo, until):
    early = prefix(babble(TEXT), until)
    _, cues = cues_of(asked_for, speech=early, style=Style(tempo=tempo))
    for cue in cues:
        points = [cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros]
        if cue.stroke_micros is not None:
            points.insert(2, cue.stroke_micros)
        assert points == sorted(points)
        assert all(type(point) is int for point in points)
        assert cue.because


@settings(max_examples=80, deadline=None)
@given(behaviours(points=("start", "ready", "stroke")), st.integers(0, 4_500_000))
def test_what_has_begun_does_not_change_when_more_is_heard(prefix, asked_for, until):
    early = prefix(babble(TEXT), until)
    slow = asked_for.layer in (Layer.GESTURE, Layer.POSTURE)
    heard = len(early.samples) * 1_000_000 // early.sample_rate
    settled = heard - (1_200_000 if slow else 300_000)
    before, after = (
        [cue for cue in cues_of(asked_for, speech=speech)[1] if cue.start_micros < settled]
        for speech in (early, babble(TEXT))
    )
    assert before == after
