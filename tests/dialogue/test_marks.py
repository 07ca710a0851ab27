import pytest

from bridge.dialogue.marks import ActMark, EmotionMark, PauseMark, aside, picture, pictures, tag
from bridge.model import DialogueAct, EmotionLabel


@pytest.mark.parametrize("label", list(EmotionLabel))
def test_every_feeling_has_its_tag(label):
    mark = tag(label)
    assert isinstance(mark, EmotionMark)
    assert mark.emotion.label is label


@pytest.mark.parametrize("act", list(DialogueAct))
def test_every_act_has_its_tag(act):
    assert tag(f"act:{act}") == ActMark(act=act)


def test_tags_ordinary_text_and_mistakes_are_told_apart():
    assert tag("pause") == PauseMark()
    assert tag("1, 2") is None
    assert tag("see below for more") is None
    assert isinstance(tag("joyousness 0.3"), str)


def test_asides_show_something_nothing_or_are_none():
    assert aside("waves") == (ActMark(act=DialogueAct.GREETING),)
    assert aside("softly walks around") == ()
    doubt, shrug = aside("shrugs")
    assert doubt.emotion.label is EmotionLabel.DOUBT
    assert shrug.name == "shrug"
    assert aside("in other words") is None


def test_pictures_belong_to_one_sentence():
    mark = picture("😢")
    assert mark is not None
    assert (mark.emotion.label, mark.holds, mark.trails) == (EmotionLabel.SADNESS, False, True)
    assert picture("x") is None
    assert all(pictures())


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("vad 0.76 0.48 0.35", EmotionLabel.JOY),
        ("vad: -0.63, -0.27, -0.33", EmotionLabel.SADNESS),
        ("VAD=-.51;.59;.25", EmotionLabel.ANGER),
        ("affect 77% 38% 65%", EmotionLabel.PRIDE),
        ("vad 0.05 0 -0.1", EmotionLabel.NEUTRAL),
        ("vad nan 0 0", EmotionLabel.NEUTRAL),
    ],
)
def test_a_feeling_may_be_told_by_valence_arousal_and_dominance(written, label):
    mark = tag(written)
    assert isinstance(mark, EmotionMark)
    assert mark.holds
    assert mark.emotion.label is label
    shown = (mark.emotion, *mark.emotion.beside)
    assert sum(each.intensity for each in shown) <= 1.0 + 1e-9
    assert all(each.intensity <= mark.emotion.intensity for each in shown)


def test_numbers_far_out_are_clamped_and_logged_once(caplog):
    for _ in range(3):
        assert tag("vad 7.25 0.48 0.35") == tag("vad 1 0.48 0.35")
    assert [record.found for record in caplog.records] == ["7.25"]


@pytest.mark.parametrize("written", ["vad", "vad 0.5", "vad 1 2", "vad 0 0 0 0", "vad a b c"])
def test_fewer_than_three_numbers_are_no_feeling(written):
    assert "three numbers" in tag(written)
