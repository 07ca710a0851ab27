import pytest

from bridge.performance.meaning import senses
from bridge.performance.pairing import paired


def pairs(text, language="en"):
    found = paired(text, senses(text, language))
    return [(text[a.start_char : a.end_char], text[b.start_char : b.end_char]) for a, b in found]


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        ("en", "You know it and I know it.", ("You", "I")),
        ("en", "I carried the boat, but you lost the oars.", ("I", "you")),
        ("zh", "你喜欢山，我也喜欢山。", ("你", "我")),
        ("ja", "あなたは行くけれど、私は残ります。", ("あなた", "私")),
    ],
)
def test_people_set_against_each_other_are_a_pair(language, text, both):
    assert pairs(text, language) == [both]


@pytest.mark.parametrize(
    "text",
    [
        "I want to see you.",
        "You and I are friends.",
        "Did you go? And I stayed.",
        "If I were there, you would hear.",
        "You knew it and you said it.",
        "The harbour is far away.",
    ],
)
def test_people_in_one_thought_or_in_two_sentences_are_none(text):
    assert pairs(text) == []


def test_nobody_is_in_two_pairs():
    assert pairs("You carry it and I carry it and you carry it.") == [("You", "I")]
