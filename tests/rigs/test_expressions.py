import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.expressions import EMOTION_CAP, expressions_of_shapes, visemes_of_shapes
from bridge.rigs.viseme_weights import MOUTH_WEIGHTS
from bridge.rigs.visemes import VISEME_INDEX, VISEME_NAMES, VOWEL_NAMES, VOWEL_WEIGHTS
from bridge.rigs.vrm import EMOTION_NAMES, EXPRESSION_INDEX

WEIGHTS = hnp.arrays(np.float32, (4, 52), elements=st.floats(0, 1, width=32))
VOWELS = [EXPRESSION_INDEX[name] for name in VOWEL_NAMES]
EMOTIONS = [EXPRESSION_INDEX[name] for name in EMOTION_NAMES]


def face(**shapes):
    weights = np.zeros(52, np.float32)
    for name, weight in shapes.items():
        sides = [name] if name in SHAPE_INDEX else [f"{name}Left", f"{name}Right"]
        weights[[SHAPE_INDEX[side] for side in sides]] = weight
    return weights


def shown(weights):
    values = expressions_of_shapes(weights)
    return {n: float(values[i]) for n, i in EXPRESSION_INDEX.items() if values[i] > 0.01}


def test_the_mouths_of_visemes_look_like_their_vowels():
    found = expressions_of_shapes(MOUTH_WEIGHTS[: len(VISEME_NAMES)])[:, VOWELS]
    loud = VOWEL_WEIGHTS.max(axis=1) > 0.8
    np.testing.assert_array_equal(found[loud].argmax(1), VOWEL_WEIGHTS[loud].argmax(1))
    np.testing.assert_allclose(found[loud], VOWEL_WEIGHTS[loud], atol=0.12)
    assert found[~loud].sum(axis=1).max() <= 0.65
    assert found[VISEME_INDEX["PP"]].max() < 0.1


@pytest.mark.parametrize(
    "viseme", ["sil", "PP", "FF", "TH", "CH", "SS", "aa", "E", "ih", "oh", "ou"]
)
def test_the_mouths_of_visemes_come_out_as_themselves(viseme):
    found = visemes_of_shapes(MOUTH_WEIGHTS[VISEME_INDEX[viseme]])
    assert VISEME_NAMES[found.argmax()] == viseme
    assert found.max() > 0.6


@given(WEIGHTS)
def test_any_face_gives_weights(weights):
    expressions = expressions_of_shapes(weights)
    assert expressions.dtype == np.float32
    assert expressions.min() >= 0
    assert expressions.max() <= 1
    assert expressions[:, EMOTIONS].sum(axis=1).max() <= EMOTION_CAP + 1e-6
    visemes = visemes_of_shapes(weights)
    assert visemes.min() >= 0
    np.testing.assert_allclose(visemes.sum(axis=1), 1, atol=1e-5)


@given(WEIGHTS)
def test_a_block_is_the_same_as_its_frames(weights):
    for whole in (expressions_of_shapes, visemes_of_shapes):
        rows = np.stack([whole(row) for row in weights])
        np.testing.assert_allclose(whole(weights), rows, atol=1e-6)


@given(WEIGHTS, hnp.arrays(np.float32, (4, 52), elements=st.floats(-1 / 128, 1 / 128, width=32)))
def test_small_changes_stay_small(weights, change):
    moved = np.clip(weights + change, 0, 1)
    difference = np.abs(expressions_of_shapes(moved) - expressions_of_shapes(weights))
    assert difference.max() < 0.3


def test_a_still_face_shows_nothing():
    assert shown(face()) == {}
    assert visemes_of_shapes(face())[VISEME_INDEX["sil"]] == 1


def test_no_lid_closes_twice():
    assert shown(face(eyeBlink=1.0)) == {"blink": 1.0}
    assert shown(face(eyeBlinkLeft=1.0)) == {"blinkLeft": 1.0}
    uneven = shown(face(eyeBlinkLeft=0.5, eyeBlinkRight=0.75))
    assert uneven == {"blink": 0.5, "blinkRight": 0.25}


@pytest.mark.parametrize(
    ("weights", "emotion"),
    [
        (face(cheekSquint=0.6, mouthSmile=0.7), "happy"),
        (face(browInnerUp=0.8, browDown=0.2, mouthFrown=0.6), "sad"),
        (face(browDown=0.85, eyeWide=0.2, noseSneer=0.25, mouthFrown=0.2), "angry"),
        (face(browInnerUp=0.8, browOuterUp=0.8, eyeWide=0.7), "surprised"),
    ],
)
def test_feelings_are_recognised_and_capped(weights, emotion):
    found = {name: weight for name, weight in shown(weights).items() if name in EMOTION_NAMES}
    assert max(found, key=found.__getitem__) == emotion
    assert 0.4 < found[emotion] <= EMOTION_CAP + 1e-6


@pytest.mark.parametrize("viseme", VISEME_NAMES)
def test_speech_alone_is_no_feeling(viseme):
    assert not expressions_of_shapes(MOUTH_WEIGHTS[VISEME_INDEX[viseme]])[EMOTIONS].any()


def test_eyes_look_to_the_characters_own_sides():
    assert shown(face(eyeLookOutLeft=0.5, eyeLookInRight=0.5)) == {"lookLeft": 0.5}
    assert shown(face(eyeLookInLeft=0.5, eyeLookOutRight=0.5)) == {"lookRight": 0.5}
    assert shown(face(eyeLookUp=0.5)) == {"lookUp": 0.5}
