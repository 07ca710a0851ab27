from dataclasses import replace

from bridge.model import Emphasis, Style
from bridge.performance.passage import read_passage
from bridge.performance.wording import prior

TEXT = "Mama, the harbour is old."


def test_words_know_their_vowel_their_mark_and_their_weight(passage_of):
    passage = passage_of(TEXT, emphases=(Emphasis(start_char=21, end_char=24),))
    by_name = {spoken.plain: spoken for spoken in passage.words}
    assert list(by_name) == ["mama", "the", "harbour", "is", "old"]
    assert by_name["old"].emphasis == 1
    assert by_name["harbour"].emphasis == 0
    assert by_name["old"].accent > 1.8
    assert by_name["the"].accent < by_name["harbour"].accent
    mama = by_name["mama"]
    assert mama.vowel_micros == mama.word.start_micros + 65_000


def test_a_pause_parts_phrases_and_says_when_one_is_over(passage_of):
    whole = passage_of(TEXT)
    assert len(whole.phrases) == 2
    assert all(phrase.is_over for phrase in whole.phrases)
    first_end = whole.phrases[0].end_micros
    assert not passage_of(TEXT, until=first_end).phrases[0].is_over
    assert passage_of(TEXT, until=first_end + 400_000).phrases[0].is_over


def test_choices_are_the_same_for_the_same_question_only(passage_of):
    one, two = passage_of(TEXT), passage_of(TEXT)
    assert one.chance("nod", 3) == two.chance("nod", 3)
    assert one.chance("nod", 3) != one.chance("nod", 4)
    assert one.chance("nod", 3) != passage_of(TEXT, seed=2).chance("nod", 3)
    many = [one.chance("x", k) for k in range(400)]
    assert 0 <= min(many) < max(many) < 1
    assert 0.4 < sum(many) / 400 < 0.6


def test_a_quick_style_takes_less_time(passage_of):
    quick = passage_of(TEXT, style=Style(tempo=1.0))
    assert quick.micros(1.0) < passage_of(TEXT).micros(1.0) == 1_000_000


def test_head_turns_change_side_between_phrases_only(passage_of):
    passage = passage_of("Mama. Mama. Mama. Mama. Mama. Mama. Mama. Mama.")
    side = passage.prosody.values[:, 2]
    assert set(side) == {-1.0, 1.0}
    changes = (abs(side[1:] - side[:-1]) > 0).sum()
    assert changes < len(passage.phrases)


def test_words_without_a_place_in_the_text_carry_no_mark(passage_of):
    passage = passage_of(TEXT, emphases=(Emphasis(start_char=0, end_char=4),))
    words = tuple(replace(w.word, start_char=-1, end_char=-1) for w in passage.words)
    speech = replace(passage.speech, words=words)
    unplaced = read_passage(passage.utterance, speech, style=Style(), policy=passage.policy, seed=1)
    assert all(spoken.emphasis == 0 for spoken in unplaced.words)


def test_a_word_without_a_vowel_is_weighed_all_the_same(passage_of):
    passage = passage_of("Shh mama.")
    hush = passage.words[0]
    assert hush.word.start_micros < hush.vowel_micros < hush.word.end_micros


def test_a_word_whose_sound_has_not_come_weighs_what_its_letters_do(passage_of):
    passage = passage_of(TEXT)
    silent = replace(passage.speech, samples=passage.speech.samples[:0])
    unheard = read_passage(passage.utterance, silent, style=Style(), policy=passage.policy, seed=1)
    assert [word.accent for word in unheard.words] == [prior(w.text) for w in silent.words]
