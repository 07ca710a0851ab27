import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.performance.lexicon import meaning_lexicon
from bridge.performance.meaning import senses
from bridge.performance.sense import Meaning

_TABLE = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
ROWS = [
    (language, *(cell.strip() for cell in f"{line}||".split("|")[:3]))
    for language, table in _TABLE.items()
    for line in table.strip().splitlines()
]
LANGUAGES = st.sampled_from(["en", "zh", "ja", "fr"])
WORDS = st.sampled_from(
    [word for language in ("en", "zh", "ja") for word in sorted(meaning_lexicon(language).phrases)]
    + ["20", "3,5", "、", ", ", ". ", "? ", "\n- ", "和", "と", "and", "'", "’"]
)


def test_each_language_has_sentences_enough():
    counts = {language: sum(row[0] == language for row in ROWS) for language in _TABLE}
    assert min(counts.values()) >= 40


@pytest.mark.parametrize(("language", "text", "marked", "never"), ROWS)
def test_what_a_person_would_mark(language, text, marked, never):
    found = senses(text, language)
    told = {(s.meaning, text[s.start_char : s.end_char], s.value) for s in found}
    for mark in filter(None, marked.split("; ")):
        meaning, _, rest = mark.partition(":")
        words, _, value = rest.partition("=")
        assert (Meaning(meaning), words, int(value or 0)) in told
    barred = {Meaning(each) for each in never.lstrip("!").split(",") if each}
    assert not barred & {s.meaning for s in found}, told


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_every_meaning_has_words_in_every_language(language):
    lexicon = meaning_lexicon(language)
    spoken = {meaning for reading in lexicon.phrases.values() for meaning, _ in reading}
    assert spoken | {Meaning.NUMBER, Meaning.LIST_ITEM, Meaning.QUESTION_WORD} == set(Meaning)
    for phrase, reading in lexicon.phrases.items():
        assert phrase == phrase.strip()
        assert all(0 < strength <= 1 for _, strength in reading)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join),
                 st.lists(WORDS, max_size=12).map("".join)), LANGUAGES)  # fmt: skip
def test_senses_stand_in_the_text_in_order_and_apart(text, language):
    found = senses(text, language)
    assert list(found) == sorted(found, key=lambda s: (s.start_char, s.end_char))
    for sense in found:
        assert 0 <= sense.start_char < sense.end_char <= len(text)
        assert 0 < sense.strength <= 1
    spans = sorted(
        {(s.start_char, s.end_char) for s in found if s.meaning is not Meaning.LIST_ITEM}
    )
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(LANGUAGES)
def test_an_empty_text_means_nothing(language):
    assert senses("", language) == ()


def test_a_language_without_a_lexicon_has_its_digits():
    (three,) = senses("Nous avons 3 chats.", "fr-CA")
    assert (three.meaning, three.value) == (Meaning.NUMBER, 3)


def test_case_and_curly_apostrophes_change_nothing():
    plain = senses("i don't know, but maybe.", "en")
    assert senses("I DON’T KNOW, BUT MAYBE.", "en") == plain
    assert [s.start_char for s in senses("İİİ NEVER", "en")] == [4]


def test_a_regional_tag_uses_its_language():
    assert senses("我不去", "zh-Hant-TW") == senses("我不去", "zh")
