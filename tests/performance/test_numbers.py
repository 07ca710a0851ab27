import pytest

from bridge.performance.lexicon import fold, meaning_lexicon
from bridge.performance.numbers import numbers


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two", 2),
        ("en", "twenty-one", 21),
        ("en", "three hundred and five", 305),
        ("en", "12,500", 12500),
        ("en", "3.5", 0),
        ("en", "99999999999999999999", 0),
        ("zh", "两个", 2),
        ("zh", "二十三", 23),
        ("zh", "三千五百", 3500),
        ("zh", "二〇二六", 2026),
        ("zh", "十二", 12),
        ("ja", "三つ", 3),
        ("ja", "二人", 2),
        ("ja", "百二十円", 120),
        ("ja", "５", 5),
    ],
)
def test_what_a_number_is_worth(language, text, value):
    (found,) = numbers(fold(text), meaning_lexicon(language))
    assert (found.start_char, found.end_char, found.value) == (0, len(text), value)


def test_numbers_beyond_ten_are_shown_less():
    three, many = numbers("3 and 300", meaning_lexicon("en"))
    assert three.strength > many.strength


@pytest.mark.parametrize("text", ["mp3", "r2d2", "no one", "one of us", "2nd", "someone"])
def test_what_only_looks_like_a_number(text):
    assert list(numbers(text, meaning_lexicon("en"))) in ([], [])
