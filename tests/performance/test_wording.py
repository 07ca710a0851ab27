import pytest

from bridge.performance.wording import expected_micros, is_content, last_content_char, prior, spell


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
