from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bridge.model import Cue, Layer, Timeline
from bridge.motion.lips import compile_lips, lip_weights
from bridge.motion.lips_closure import Closures
from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.viseme_weights import MOUTH_NAMES

JAW = SHAPE_INDEX["jawOpen"]
CLOSE = SHAPE_INDEX["mouthClose"]
PRESS = SHAPE_INDEX["mouthPressLeft"]
ROLL = SHAPE_INDEX["mouthRollLower"]

# A shout of joy, an angry press, a gape: whatever a feeling may lay over speech.
FACES = arrays(np.float32, (1, len(SHAPE_NAMES)), elements=st.floats(0, 1, width=32))


def at_apex(mouth, count=1):
    cue = Cue(
        layer=Layer.LIPS,
        name=mouth,
        start_micros=0,
        ready_micros=90_000,
        relax_micros=200_000,
        end_micros=265_000,
    )
    timeline = Timeline(utterance_id="u", origin_micros=0, duration_micros=1, cues=(cue,))
    return lip_weights(compile_lips([timeline]), np.full(count, 150_000))


@given(FACES)
def test_bilabials_seal_under_any_face(face):
    out = Closures(at_apex("PP")).imposed_on(face)[0]
    assert out[JAW] <= 0.12 + 1e-6
    assert out[JAW] - out[CLOSE] <= 1e-6
    assert out[PRESS] >= 0.9 * 0.40
    assert not out[SHAPE_INDEX["mouthUpperUpLeft"]]
    assert not out[SHAPE_INDEX["tongueOut"]]


@given(FACES)
def test_labiodentals_touch_under_any_face(face):
    out = Closures(at_apex("FF")).imposed_on(face)[0]
    assert out[JAW] <= 0.12 + 1e-6
    assert out[ROLL] >= 0.8 * 0.42
    assert out[SHAPE_INDEX["mouthShrugLower"]] >= 0.8 * 0.28
    assert out[SHAPE_INDEX["mouthLowerDownLeft"]] <= 0.01


@pytest.mark.parametrize("mouth", ["SS", "CH"])
def test_sibilants_narrow_the_jaw_under_any_face(mouth):
    face = np.ones((1, len(SHAPE_NAMES)), np.float32)
    assert Closures(at_apex(mouth)).imposed_on(face)[0, JAW] <= 0.10 + 1e-6


@pytest.mark.parametrize("mouth", ["aa", "E", "ih", "DD", "kk", "TH"])
def test_lips_part_for_what_is_not_nasal(mouth):
    pressed = np.zeros((1, len(SHAPE_NAMES)), np.float32)
    pressed[0, [PRESS, CLOSE, JAW]] = 0.8
    out = Closures(at_apex(mouth)).imposed_on(pressed)[0]
    assert out[PRESS] <= 0.30 + 1e-6
    assert out[CLOSE] <= 0.30 + 1e-6


@given(FACES, st.sampled_from(MOUTH_NAMES), st.floats(0, 1))
def test_weights_stay_weights_and_the_corrector_below_the_jaw(face, mouth, share):
    full = at_apex(mouth)
    sample = replace(
        full,
        closure=full.closure * np.float32(share),
        labiodental=full.labiodental * np.float32(share),
        sibilant=full.sibilant * np.float32(share),
    )
    out = Closures(sample).imposed_on(face)
    assert out.min() >= 0
    assert out.max() <= 1
    assert out[0, CLOSE] <= out[0, JAW]


def test_the_layer_alone_passes_unchanged():
    for mouth in MOUTH_NAMES:
        sample = at_apex(mouth)
        out = Closures(sample).imposed_on(sample.weights)
        untouched = [i for i in range(len(SHAPE_NAMES)) if i not in (CLOSE, JAW)]
        np.testing.assert_allclose(out[:, untouched], sample.weights[:, untouched], atol=1e-6)
        assert sample.weights[0, JAW] - 0.02 <= out[0, JAW] <= sample.weights[0, JAW]


def test_input_is_left_as_it_was():
    face = np.full((3, len(SHAPE_NAMES)), 0.5, np.float32)
    Closures(at_apex("PP", 3)).imposed_on(face)
    assert (face == 0.5).all()


def test_a_silent_face_keeps_its_feeling():
    face = np.full((2, len(SHAPE_NAMES)), 0.4, np.float32)
    silent = lip_weights(compile_lips([]), np.array([0, 16_667]))
    np.testing.assert_array_equal(Closures(silent).imposed_on(face), face)


def test_closures_are_the_same_for_every_face_they_are_imposed_on():
    once, sample = Closures(at_apex("PP")), at_apex("PP")
    for size in (0.2, 0.9):
        face = np.full((1, len(SHAPE_NAMES)), size, np.float32)
        np.testing.assert_array_equal(once.imposed_on(face), Closures(sample).imposed_on(face))
