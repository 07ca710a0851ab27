import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.rigs.phones import visemes_of_phone
from bridge.rigs.pinyin import phones_from_pinyin


@pytest.mark.parametrize(
    ("syllable", "phones"),
    [
        ("zhōng", "ʈʂ ʊ ŋ"),
        ("guó", "k uo"),
        ("nǐ", "n i"),
        ("hǎo", "x au"),
        ("shi4", "ʂ ʅ"),
        ("ci", "tsʰ ɿ"),
        ("nǚ", "n y"),
        ("lv4", "l y"),
        ("lüè", "l ɥ ɛ"),
        ("xué", "ɕ ɥ ɛ"),
        ("yuan2", "ɥ ɛ n"),
        ("wǒ", "uo"),
        ("yǒu", "j ou"),
        ("duì", "t w ei"),
        ("jiong", "tɕ j ʊ ŋ"),
        ("huār", "x w a ɻ"),
        ("er2", "ɚ"),
        ("Ài", "ai"),
        ("ng", "ŋ"),
        ("xyz", ""),
        ("zhr", ""),
        ("", ""),
    ],
)
def test_syllables(syllable, phones):
    assert phones_from_pinyin(syllable) == phones.split()


def test_spread_and_pursed_sibilants_differ():
    spread = {part.viseme: part.weight for part in visemes_of_phone(phones_from_pinyin("xi")[0])}
    pursed = {part.viseme: part.weight for part in visemes_of_phone(phones_from_pinyin("shi")[0])}
    assert spread == {"CH": 0.5, "ih": 0.5}
    assert pursed["CH"] == 1
    assert "ou" in pursed


@given(st.text(max_size=6) | st.text("abcdefghijklmnopqrstuvwxyzü1234", max_size=6))
def test_nothing_raises_and_every_phone_is_shown(syllable):
    for phone in phones_from_pinyin(syllable):
        assert visemes_of_phone(phone)
