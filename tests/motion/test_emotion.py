import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style
from bridge.rigs.arkit import SHAPE_INDEX

BROW, SMILE = SHAPE_INDEX["browInnerUp"], SHAPE_INDEX["mouthSmileLeft"]


def held(run, label, intensity=0.6, **scene):
    return run(Scene(emotion=Emotion(label=label, intensity=intensity), **scene), 4)


def test_a_held_feeling_comes_on_gently_and_stays(run):
    weights = held(run, EmotionLabel.SADNESS).weights
    assert weights[5, BROW] < 0.15
    assert weights[120:, BROW].min() > 0.35
    assert np.abs(np.diff(weights[:, BROW])).max() < 0.05


@pytest.mark.parametrize("label", [each for each in EmotionLabel if each != "neutral"])
def test_every_feeling_shows(run, label):
    calm = run(Scene(), 2).weights[-1]
    felt = run(Scene(emotion=Emotion(label=label, intensity=0.6)), 2).weights[-1]
    assert np.abs(felt - calm).max() > 0.08


def test_a_style_caps_what_is_shown_and_a_culture_softens_it(run):
    full = held(run, EmotionLabel.JOY, 1.0).weights[-1, SMILE]
    capped = held(run, EmotionLabel.JOY, 1.0, style=Style(emotion_cap=0.3)).weights[-1, SMILE]
    softened = held(run, EmotionLabel.JOY, 0.5, policy=Policy(emotion_gain=0.5)).weights[-1, SMILE]
    assert capped < 0.6 * full
    assert softened < 0.6 * held(run, EmotionLabel.JOY, 0.5).weights[-1, SMILE]


def test_a_face_is_not_quite_symmetric(run):
    weights = held(run, EmotionLabel.JOY, 1.0).weights[-1]
    left, right = weights[SMILE], weights[SHAPE_INDEX["mouthSmileRight"]]
    assert 0.005 < abs(left - right) / left < 0.15


def test_contempt_shows_on_one_side(run):
    weights = held(run, EmotionLabel.CONTEMPT, 1.0).weights[-1]
    sides = [weights[SHAPE_INDEX[f"mouthDimple{side}"]] for side in ("Left", "Right")]
    assert max(sides) > 0.2
    assert min(sides) == 0


def test_an_utterance_takes_the_place_of_the_held_feeling_while_it_lasts(run, timeline_of):
    sad = Emotion(label=EmotionLabel.SADNESS, intensity=0.6)
    timeline = timeline_of("I am so sorry.", emotion=sad)
    scene = Scene(timelines=(timeline,), emotion=Emotion(label=EmotionLabel.JOY, intensity=0.6))
    weights = run(scene, 11).weights
    brow = weights[:, BROW]
    assert brow[:100].max() < 0.2
    assert brow[150:260].max() > 0.35
    assert brow[-1] < 0.2
    assert weights[-1, SMILE] > 0.3
