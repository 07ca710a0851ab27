import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.emphasis import emphases
from bridge.model import Emphasis


def stressed(text, language="en"):
    return [text[e.start_char : e.end_char] for e in emphases(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "I really like it.", ["really"]),
        ("en", "I am SO happy about it.", ["SO"]),
        ("en", "I work for NASA in the USA.", []),
        ("en", "THIS IS ALL CAPITALS.", ["ALL"]),
        ("en", "It is not the money but the honour.", ["money", "honour"]),
        ("en", "Only the brave survive.", ["brave"]),
        ("en", "We saw 12 birds.", ["12"]),
        ("en", "It was the best day.", ["best"]),
        ("en", "The sky is blue.", []),
        ("zh", "我真的不知道。", ["真的"]),
        ("zh", "这不是钱，而是荣誉。", ["钱", "荣誉"]),
        ("ja", "とても嬉しいです。", ["とても"]),
        ("ja", "これだけです。", ["これ"]),
    ],
)
def test_guesses_from_the_words(language, text, expected):
    assert stressed(text, language) == expected


def test_what_is_marked_is_kept_and_beats_guesses():
    mark = Emphasis(start_char=0, end_char=8)
    assert emphases("I really", "en", [mark]) == (mark,)


def test_a_short_sentence_has_few():
    assert len(stressed("never, ever, really, very")) <= 2


@given(st.text(alphabet="ABab 1!not really", max_size=80), st.sampled_from(["en", "zh", "ja"]))
def test_emphases_stay_in_order_apart_and_inside(text, language):
    found = emphases(text, language)
    ends = [0]
    for emphasis in found:
        assert ends[-1] <= emphasis.start_char < emphasis.end_char <= len(text)
        ends.append(emphasis.end_char)
    assert len(found) <= 3
