import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.rigs.kana import phones_from_kana
from bridge.rigs.phones import visemes_of_phone


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("こんにちは", "k o ɴ n i tʃ i h a"),
        ("さんぽ", "s a m p o"),
        ("がっこう", "ɡ a k k o ɯᵝ"),
        ("ちょっと", "tʃ o t t o"),
        ("ラーメン", "ɾ a a m e ɴ"),
        ("きゃく", "k j a k ɯᵝ"),
        ("シャツ", "ʃ a ts ɯᵝ"),
        ("ふじ", "ɸ ɯᵝ dʒ i"),
        ("ファン", "ɸ a ɴ"),
        ("ウィーン", "w i i ɴ"),
        ("ティー", "t i i"),
        ("ジェット", "dʒ e t t o"),
        ("か\u3099", "ɡ a"),
        ("漢字、abc", ""),
        ("っ", ""),
        ("ー", ""),
    ],
)
def test_morae(text, phones):
    assert phones_from_kana(text) == phones.split()


@pytest.mark.parametrize(
    ("kana", "visemes"),
    [("ま", "PP aa"), ("し", "CH ih"), ("ら", "DD aa"), ("わ", "ou aa"), ("んぱ", "PP PP aa"),
     ("ん", "nn"), ("つ", "SS ou")],
)  # fmt: skip
def test_what_kana_look_like(kana, visemes):
    shown = [visemes_of_phone(phone)[0].viseme for phone in phones_from_kana(kana)]
    assert shown == visemes.split()


@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x30FF), max_size=8) | st.text())
def test_nothing_raises_and_every_phone_is_known(text):
    for phone in phones_from_kana(text):
        assert phone == "h" or visemes_of_phone(phone)
