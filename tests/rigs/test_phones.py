import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.rigs.phones import DIPHTHONG_SPLIT, is_vowel, visemes_of_phone
from bridge.rigs.visemes import VISEME_INDEX


def shown(symbol):
    return [(part.viseme, part.weight) for part in visemes_of_phone(symbol)]


@pytest.mark.parametrize(
    ("viseme", "symbols"),
    [
        ("PP", "p b m pʰ ɓ"),
        ("FF", "f v ɱ ʋ"),
        ("TH", "θ ð"),
        ("DD", "t d ʈ ɖ"),
        ("kk", "k g ɡ ŋ x ɣ q"),
        ("CH", "tʃ dʒ ʃ ʒ ʧ ʤ t͡ʃ d͡ʒ"),
        ("SS", "s z ts dz ʦ"),
        ("nn", "n l ɲ ɳ ʎ ɫ n̩"),
        ("RR", "ɹ ɻ ʁ r ɝ ɚ ɝː"),
        ("aa", "a ɑ ɐ ʌ ɑː ˈɑː ã"),
        ("E", "e ɛ eː"),
        ("ih", "i ɪ j ɨ iː"),
        ("oh", "o ɔ ɒ ɔː"),
        ("ou", "u ʊ w y ø uː"),
    ],
)
def test_plain_phones(viseme, symbols):
    for symbol in symbols.split():
        assert shown(symbol) == [(viseme, 1.0)], symbol


@pytest.mark.parametrize(
    ("symbol", "mixture"),
    [
        ("æ", [("aa", 0.8)]),
        ("ə", [("E", 0.5)]),
        ("ɯ", [("ou", 0.5)]),
        ("ɾ", [("DD", 0.6)]),
        ("ɤ", [("E", 0.5), ("aa", 0.3)]),
        ("ɸ", [("FF", 0.5), ("ou", 0.3)]),
        ("tɕʰ", [("CH", 0.5), ("ih", 0.5)]),
    ],
)
def test_weaker_and_mixed_phones(symbol, mixture):
    assert shown(symbol) == mixture
    assert {(part.start, part.end) for part in visemes_of_phone(symbol)} == {(0.0, 1.0)}


@pytest.mark.parametrize(
    ("symbol", "first", "second", "split"),
    [
        ("aɪ", "aa", "ih", DIPHTHONG_SPLIT),
        ("eɪ", "E", "ih", DIPHTHONG_SPLIT),
        ("ɔɪ", "oh", "ih", DIPHTHONG_SPLIT),
        ("aʊ", "aa", "ou", DIPHTHONG_SPLIT),
        ("oʊ", "oh", "ou", DIPHTHONG_SPLIT),
        ("ˈaɪ̯", "aa", "ih", DIPHTHONG_SPLIT),
        ("uo", "ou", "oh", 0.3),
    ],
)
def test_diphthongs_change_shape_on_the_way(symbol, first, second, split):
    before, after = visemes_of_phone(symbol)
    assert (before.viseme, before.start, before.end) == (first, 0.0, split)
    assert (after.viseme, after.start, after.end) == (second, split, 1.0)


@pytest.mark.parametrize("symbol", ["", "sil", "sp", "pau"])
def test_silence_closes_the_mouth(symbol):
    assert shown(symbol) == [("sil", 1.0)]


@pytest.mark.parametrize("symbol", ["h", "ɦ", "ʔ", "?", "あ", "ʰ", "\ud800"])
def test_what_has_no_shape_leaves_the_mouth_to_its_neighbours(symbol):
    assert shown(symbol) == []


def test_letters_that_are_not_ipa_are_read_as_the_nearest():
    assert shown("ñ") == [("nn", 1.0)]
    assert shown("R") == [("RR", 1.0)]
    assert shown("é") == [("E", 1.0)]


def test_longer_clusters_share_the_phone_evenly():
    parts = visemes_of_phone("aɪə")
    assert [part.viseme for part in parts] == ["aa", "ih", "E"]
    assert parts[1].start == pytest.approx(1 / 3)


def test_an_affricate_inside_a_cluster_stays_whole():
    assert [part.viseme for part in visemes_of_phone("əntʃ")] == ["E", "nn", "CH"]


@given(st.text(max_size=6))
def test_any_text_is_answered_with_parts_inside_the_phone(symbol):
    for part in visemes_of_phone(symbol):
        assert part.viseme in VISEME_INDEX
        assert 0 < part.weight <= 1
        assert 0 <= part.start < part.end <= 1
    assert is_vowel(symbol) in (True, False)


def test_vowels():
    assert all(is_vowel(s) for s in ["a", "ə", "ˈiː", "ɝ", "aɪ", "ɯᵝ", "ɿ"])
    assert not any(is_vowel(s) for s in ("", "p", "tʃ", "j", "w", "h", "?", "ˈ"))
