import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.rigs.phones import visemes_of_phone
from bridge.speech.letters import phones_of_word


@pytest.mark.parametrize(
    ("word", "language", "phones"),
    [
        ("gate", "en", "ɡ eɪ t"),
        ("church", "en", "tʃ ɝ tʃ"),
        ("thinking", "en", "θ ɪ n k ɪ ŋ"),
        ("night", "en", "n aɪ t"),
        ("city", "en", "s ɪ t i"),
        ("bubble", "en", "b ʌ b l"),
        ("7", "en", "s ɛ v ɛ n"),
        ("schön", "de", "ʃ o n"),
        ("さくら", "ja", "s a k u r a"),
        ("Привет", "ru", "p r i v j ɛ t"),
        ("사람", "ko", "s a r a n"),
        ("...", "en", ""),
    ],
)
def test_words_sound_about_right(word, language, phones):
    assert phones_of_word(word, language) == tuple(phones.split())


@given(st.text(max_size=12), st.sampled_from(["en", "de", "ja", "zh", "xx"]))
def test_any_word_has_phones_that_a_mouth_can_show(word, language):
    for phone in phones_of_word(word, language):
        assert phone
        assert visemes_of_phone(phone) or phone == "h"
