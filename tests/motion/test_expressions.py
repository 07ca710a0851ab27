import pytest

from bridge.model import EmotionLabel
from bridge.motion.channels import Channel
from bridge.motion.expressions import EXPRESSIONS, MOUTH, face_row, head_row
from bridge.rigs.arkit import SHAPE_INDEX


def test_every_feeling_has_an_expression():
    assert set(EXPRESSIONS) == set(EmotionLabel)


@pytest.mark.parametrize("label", EmotionLabel)
def test_every_expression_names_shapes_and_channels_that_exist(label):
    expression = EXPRESSIONS[label]
    row = (
        face_row(expression.face)
        + face_row(expression.one, "Left")
        + face_row(expression.other, "Right")
    )
    assert 0 <= row.min() <= row.max() <= 1
    assert (row > 0).any() == (label is not EmotionLabel.NEUTRAL)
    assert abs(head_row(expression)).max() <= 10


def test_a_name_without_a_side_means_both_or_the_side_asked_for():
    row = face_row({"mouthSmile": 0.5, "jawOpen": 0.2})
    assert row[SHAPE_INDEX["mouthSmileLeft"]] == row[SHAPE_INDEX["mouthSmileRight"]] == 0.5
    assert row[SHAPE_INDEX["jawOpen"]] == 0.2
    one = face_row({"mouthSmile": 0.5}, "Right")
    assert one[SHAPE_INDEX["mouthSmileLeft"]] == 0
    with pytest.raises(KeyError):
        face_row({"noseBleed": 1.0})


def test_the_mouth_is_what_speech_needs():
    names = {name for name, i in SHAPE_INDEX.items() if MOUTH[i]}
    assert {"jawOpen", "mouthClose", "tongueOut", "mouthSmileLeft"} <= names
    assert not names & {"browInnerUp", "eyeWideLeft", "cheekSquintLeft", "noseSneerLeft"}


def test_sadness_lowers_the_head_and_pride_raises_it():
    assert head_row(EXPRESSIONS[EmotionLabel.SADNESS])[Channel.PITCH] > 0
    assert head_row(EXPRESSIONS[EmotionLabel.PRIDE])[Channel.PITCH] < 0
