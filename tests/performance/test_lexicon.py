from hypothesis import given
from hypothesis import strategies as st

from bridge.performance.lexicon import fold, meaning_lexicon


@given(st.text(max_size=60))
def test_folding_keeps_every_sign_at_its_place(text):
    assert len(fold(text)) == len(text)


def test_folding_makes_signs_plain():
    assert fold("Don’t　３！") == "don't 3！"


def test_a_language_is_read_once():
    assert meaning_lexicon("en-GB") is meaning_lexicon("en")


def test_an_unknown_language_has_no_words():
    lexicon = meaning_lexicon("xx")
    assert not lexicon.phrases
    assert not lexicon.number.search("one")


def test_the_longest_phrase_is_tried_first():
    for lengths in meaning_lexicon("zh").heads.values():
        assert list(lengths) == sorted(lengths, reverse=True)
