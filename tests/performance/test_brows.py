from dataclasses import replace

import pytest

from bridge.model import DialogueAct, Emphasis, Layer, SentenceType
from bridge.performance.brows import accent_brows, meaning_brows, sentence_brows

TEXT = "Mama saw the beautiful harbour."


def test_a_marked_word_lifts_the_brows_before_its_vowel(passage_of):
    passage = passage_of(TEXT, emphases=(Emphasis(start_char=13, end_char=22),))
    word = next(w for w in passage.words if w.plain == "beautiful")
    raised = [cue for cue in accent_brows(passage) if "marked" in cue.because]
    assert [cue.name for cue in raised] == ["raise"]
    assert 50_000 <= word.vowel_micros - raised[0].ready_micros <= 100_000


def test_a_word_that_enlarges_is_frowned(passage_of):
    passage = passage_of("Mama saw a huge boat.", emphases=(Emphasis(start_char=11, end_char=15),))
    assert "frown" in [cue.name for cue in accent_brows(passage)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (SentenceType.YES_NO_QUESTION, "raise"),
        (SentenceType.WH_QUESTION, "frown"),
        (SentenceType.EXCLAMATION, "wide"),
    ],
)
def test_forms_of_sentences_have_their_brows(passage_of, kind, name):
    (cue,) = sentence_brows(passage_of(TEXT, sentence_type=kind))
    assert (cue.layer, cue.name) == (Layer.BROWS, name)


def test_a_greeting_flashes(passage_of):
    (cue,) = sentence_brows(passage_of("Hello mama.", act=DialogueAct.GREETING))
    assert cue.name == "flash"
    assert cue.end_micros - cue.start_micros < 600_000


def test_a_plain_statement_leaves_them_alone(passage_of):
    assert list(sentence_brows(passage_of(TEXT))) == []


def test_an_apology_lifts_the_inner_brows(passage_of):
    apology = passage_of("Sorry, mama.", act=DialogueAct.APOLOGY)
    (cue,) = sentence_brows(apology)
    assert cue.name == "concern"
    assert "concern" not in [cue.name for cue in meaning_brows(apology)]


def test_an_apology_beside_other_words_is_seen_too(passage_of):
    thanks = passage_of("Thank you, and I am sorry, mama.", act=DialogueAct.THANKS)
    (cue,) = (cue for cue in meaning_brows(thanks) if cue.name == "concern")
    assert "sorry" in cue.because
    assert cue.relax_micros - cue.ready_micros > 800_000


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Mama never saw it.", "frown"),
        ("zh", "我们必须走。", "frown"),
        ("ja", "みんな来ました。", "raise"),
        ("en", "It was dear, but good.", "raise"),
    ],
)
def test_some_meanings_move_the_brows_in_any_language(passage_of, language, text, name):
    base = passage_of(text, language=language)
    found = [list(meaning_brows(replace(base, seed=seed))) for seed in range(40)]
    cues = [cue for each in found for cue in each]
    assert {cue.name for cue in cues} == {name}
    assert 0.3 < sum(map(bool, found)) / len(found) < 0.85
    for cue in cues:
        assert cue.ready_micros <= base.micros_at(cue.about[0])
        assert repr(text[slice(*cue.about)]) in cue.because


def test_a_marked_meaning_is_left_to_its_mark(passage_of):
    passage = passage_of("Mama never saw it.", emphases=(Emphasis(start_char=5, end_char=10),))
    assert all(not list(meaning_brows(replace(passage, seed=seed))) for seed in range(20))


def test_brows_frown_at_what_is_large_and_lift_at_what_is_good(passage_of):
    for text, name in (("It was really far.", "frown"), ("It was really good.", "raise")):
        found = [
            cue.name
            for seed in range(40)
            for cue in meaning_brows(replace(passage_of(text), seed=seed))
        ]
        assert set(found) == {name}
