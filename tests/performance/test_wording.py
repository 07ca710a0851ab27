import re

import pytest

from bridge.model import Word
from bridge.performance.meaning import senses
from bridge.performance.wording import (
    expected_micros,
    is_content,
    last_content_char,
    prior,
    spell,
    text_priors,
)


@pytest.mark.parametrize(
    ("text", "plain"), [("Mama,", "mama"), ("“Don’t!”", "don't"), ("—", ""), ("OK?", "ok")]
)
def test_spelling_drops_what_surrounds_a_word(text, plain):
    assert spell(text) == plain


def test_heavy_words_ask_for_an_accent_and_light_ones_against_it():
    assert prior("never") > prior("harbour") > 0 > prior("the")
    assert prior("1984") > prior("harbour")


def test_fillers_and_function_words_carry_no_meaning():
    assert is_content("harbour")
    assert not any(map(is_content, ("um", "the", "...", "with")))


def test_a_text_takes_about_as_long_as_it_is_said():
    english = "Would you like to come and see the harbour with me?"
    assert 2_800_000 < expected_micros(english) < 4_200_000
    japanese = "港を見に行きませんか？"
    assert 1_400_000 < expected_micros(japanese) < 2_400_000
    assert expected_micros("Hi") == expected_micros("Hi!") == 400_000


def test_the_last_word_with_a_meaning_is_found():
    text = "Come to see the harbour with me?"
    assert text[last_content_char(text) :].startswith("harbour")
    assert last_content_char("is it?") == 0
    twice = "no harbour is a harbour with us"
    assert last_content_char(twice) == twice.rindex("harbour")


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("zh", "你想去看港口吗？", "港口吗"),
        ("zh", "你是学生吗？", "学生吗"),
        ("ja", "一緒に港を見に行きませんか？", "行き"),
        ("ja", "コーヒーはいかがですか？", "コーヒー"),
        ("zh", "吗？", "吗"),
    ],
)
def test_the_last_word_is_found_where_no_spaces_part_them(language, text, word):
    assert text[last_content_char(text, language) :].startswith(word)


def test_weights_come_from_the_lexicon_of_the_language():
    assert prior("从来没有", "zh") > prior("港口", "zh") > 0 > prior("的", "zh")
    assert prior("とても", "ja") > prior("港", "ja") > 0 > prior("は", "ja")
    assert is_content("um", "fr")


def test_what_is_contrasted_or_said_before_weighs_otherwise():
    text = "Not the boat but the harbour, the boat."
    words = [
        Word(text=m.group(), start_micros=0, end_micros=1, start_char=m.start(), end_char=m.end())
        for m in re.finditer(r"\w+", text)
    ]
    weights = text_priors(words, senses(text, "en"), "en")
    boat, harbour, again = weights[2], weights[5], weights[7]
    assert boat == harbour > prior("boat") > again


def test_what_was_said_before_the_text_asks_for_no_accent_unless_it_shows_something():
    text = "I saw Mary take three boats."
    words = [
        Word(text=m.group(), start_micros=0, end_micros=1, start_char=m.start(), end_char=m.end())
        for m in re.finditer(r"\w+", text)
    ]
    found = senses(text, "en")
    news = text_priors(words, found, "en")
    given = text_priors(words, found, "en", {"mary", "three", "boats"})
    assert news[2] > 0.0 == given[2]
    assert news[5] > 0.0 == given[5]
    assert given[4] == news[4] > 0  # how many is told again
