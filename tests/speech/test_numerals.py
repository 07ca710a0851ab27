import pytest

from bridge.speech.numerals import spelled


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("7", "seven"),
        ("42", "forty two"),
        ("1,250", "one thousand two hundred fifty"),
        ("1999", "nineteen ninety nine"),
        ("2005", "two thousand five"),
        ("3.14", "three point fourteen"),
        ("10%", "ten percent"),
        ("007", "zero zero seven"),
        ("word", "word"),
    ],
)
def test_english_numbers_are_spelt_out(written, said):
    assert " ".join(spelled(written, "en").split()) == said


def test_other_languages_get_as_many_syllables_as_digits_take():
    assert spelled("42", "de").split() == ["tata", "tata"]


def test_no_number_is_too_long():
    assert len(spelled("9" * 5000, "en").split()) == 5000
