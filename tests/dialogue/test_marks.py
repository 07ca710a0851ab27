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
