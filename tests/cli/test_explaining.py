import pytest
import typer

from bridge.cli.explained import as_data, lines_of
from bridge.cli.explaining import tell


def told(ada, text, feeling="", **overrides):
    return tell(text, ada, overrides, feeling)


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("en", "Hello there.", "greeting"),
        ("zh", "你好。", "greeting"),
        ("ja", "三つです。", "number"),
    ],
)
def test_three_languages_are_understood(ada, language, text, meaning):
    (only,) = told(ada, text, language=language).explanations
    assert meaning in {found for causes in only.words for found in causes.meanings}


def test_what_the_voice_cannot_say_is_explained_all_the_same(ada):
    pytest.importorskip("hibari")
    answer = told(ada, "Hello. 你好。", language="zh", **{"voice.name": "hibari"})
    assert answer.voice.startswith("times are estimates, for hibari cannot speak '你好。'")
    words = [causes.spoken.word.text for each in answer.explanations for causes in each.words]
    assert words[0] == "Hello"
    assert words[1].startswith("你")


def test_a_movement_without_words_is_told(ada):
    answer = told(ada, "[wave]")
    lines = list(lines_of(answer))
    assert "(nothing is said)" in lines[0]
    assert any("gesture" in line and "wave" in line for line in lines)
    assert answer.voice == "spoken by sine"


def test_a_feeling_takes_the_place_of_the_one_that_is_read(ada):
    data = as_data(told(ada, "Hello there.", "joy:0.6"))
    assert data["utterances"][0]["emotion"] == {"label": "joy", "intensity": 0.6}
    assert as_data(told(ada, "Hi.", "anger"))["utterances"][0]["emotion"]["intensity"] == 0.7


@pytest.mark.parametrize("asked", ["glee", "joy:2", "joy:x", "joy:1.2.3", ":0.5"])
def test_a_feeling_that_is_none_is_refused(ada, asked):
    with pytest.raises(typer.BadParameter, match="neutral, joy"):
        told(ada, "Hi.", asked)


def test_the_same_question_has_the_same_answer(ada):
    text = "I really love the big old harbour, but today it rains. Will you come along?"
    assert as_data(told(ada, text)) == as_data(told(ada, text))
