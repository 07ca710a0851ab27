import re

from hypothesis import given
from hypothesis import strategies as st

from bridge.speech.rewriting import Rewriting


def test_what_is_replaced_stands_for_the_whole_match():
    rewriting = Rewriting("I see x.com now")
    rewriting.replace(re.compile(r"x\.com"), "x dot com")
    assert rewriting.text == "I see x dot com now"
    assert rewriting.source_span(6, 9) == (6, 11)
    assert rewriting.source_span(16, 19) == (12, 15)


def test_rewritings_add_up():
    rewriting = Rewriting("a-b-c")
    rewriting.replace(re.compile("-"), " to ")
    rewriting.replace(re.compile("b to "), "")
    assert rewriting.text == "a to c"
    assert rewriting.source_span(5, 6) == (4, 5)
    assert rewriting.spoken_span(0, 1) == (0, 1)
    assert rewriting.spoken_span(2, 3) is None


@given(
    st.text(max_size=40), st.sampled_from([r"\s+", r"\w", r"[aeiou]+", "x*"]), st.text(max_size=3)
)
def test_every_character_keeps_a_source(text, pattern, new):
    rewriting = Rewriting(text)
    rewriting.replace(re.compile(pattern), lambda _: new)
    for index in range(len(rewriting.text) if text else 0):
        left, right = rewriting.source_span(index, index + 1)
        assert 0 <= left < right <= len(text)


def test_a_place_is_said_where_its_words_are():
    rewriting = Rewriting("see x.com **now**")
    rewriting.replace(re.compile(r"x\.com"), "x dot com")
    rewriting.replace(re.compile(r"\*+"), "")
    assert rewriting.text[rewriting.spoken_place(4) :] == "x dot com now"
    assert rewriting.text[rewriting.spoken_place(10) :] == "now"
    assert (rewriting.spoken_place(0), rewriting.spoken_place(99)) == (0, len(rewriting.text))
