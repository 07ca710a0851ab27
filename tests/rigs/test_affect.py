import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Emotion, EmotionLabel
from bridge.rigs.affect import (
    AFFECTS,
    CALM,
    Affect,
    affect_of,
    feeling_at,
    gesture_rate,
    nearest,
    tempo,
)

SHARE = st.floats(-1, 1)
FELT = [label for label in EmotionLabel if label is not EmotionLabel.NEUTRAL]


def test_every_feeling_has_its_place():
    assert set(AFFECTS) == set(EmotionLabel)
    places = {(a.valence, a.arousal, a.dominance) for a in AFFECTS.values()}
    assert len(places) == len(AFFECTS)


@pytest.mark.parametrize("label", FELT)
def test_a_feelings_own_place_is_nearest_to_itself(label):
    first, *others = nearest(AFFECTS[label])
    assert first.label is label
    assert all(first.intensity >= other.intensity for other in others)


def test_weights_fall_with_the_square_of_the_distance():
    point = Affect(valence=0.7, arousal=0.6, dominance=0.3)

    def square(label):
        a = AFFECTS[label]
        return (a.valence - 0.7) ** 2 + (a.arousal - 0.6) ** 2 + (a.dominance - 0.3) ** 2

    first, second, _ = nearest(point)
    expected = math.exp((square(second.label) - square(first.label)) / 0.18)
    assert first.intensity / second.intensity == pytest.approx(expected)


@given(SHARE, SHARE, SHARE)
def test_any_point_shows_at_most_three_feelings_and_no_more_than_all(v, a, d):
    shown = nearest(Affect(valence=v, arousal=a, dominance=d))
    assert len(shown) <= 3
    assert sum(emotion.intensity for emotion in shown) <= 1 + 1e-9
    assert all(emotion.intensity >= 0 for emotion in shown)
    assert (shown == ()) == (math.sqrt(v * v + a * a + d * d) <= 0.15)


def test_leaving_neutral_is_no_jump():
    just_out = nearest(Affect(valence=0.1501))
    assert sum(emotion.intensity for emotion in just_out) < 0.01


@pytest.mark.parametrize("wild", [math.nan, math.inf, -math.inf, 1e30])
def test_numbers_from_outside_are_clamped(wild):
    shown = nearest(Affect(valence=wild))
    assert all(0 <= emotion.intensity <= 1 for emotion in shown)


def test_intensity_scales_the_place():
    half = affect_of(Emotion(label=EmotionLabel.ANGER, intensity=0.5))
    assert half.arousal == pytest.approx(AFFECTS[EmotionLabel.ANGER].arousal / 2)
    assert affect_of(Emotion()) == CALM


def test_the_excited_gesture_more_often_and_faster_and_the_bored_less():
    excited = Emotion(label=EmotionLabel.DELIGHT, intensity=1.0)
    bored = Emotion(label=EmotionLabel.BOREDOM, intensity=1.0)
    assert gesture_rate(bored) < gesture_rate(Emotion()) == 1 < gesture_rate(excited)
    assert tempo(bored) < tempo(Emotion()) == 1 < tempo(excited)


def test_a_place_becomes_a_feeling_with_others_beside_it_that_lies_near():
    for place in ((0.7, 0.6, 0.4), (-0.6, 0.5, 0.0), (-0.64, -0.45, -0.33)):
        affect = Affect(valence=place[0], arousal=place[1], dominance=place[2])
        back = affect_of(feeling_at(affect))
        assert math.dist(place, (back.valence, back.arousal, back.dominance)) < 0.45
    assert feeling_at(CALM) == Emotion()
