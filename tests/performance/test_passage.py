from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import Emphasis, Policy, Style
from bridge.performance.history import History
from bridge.performance.passage import read_passage
from bridge.performance.sense import Meaning
from bridge.performance.wording import prior
from bridge.performance.words import plain_words

TEXT = "Mama, the harbour is old."
TEXTS = (
    TEXT,
    "No, nobody said goodbye! It was so very sad, um, and the boats were gone.",
    "On the other hand, everybody here loves three big boats and my old harbour.",
)


def test_a_word_of_the_utterance_before_is_given(passage_of):
    news = passage_of("Mama saw the beautiful harbour.")
    before = History(said=(plain_words("A harbour!"),))
    heard = read_passage(
        news.utterance, news.speech, style=Style(), policy=Policy(), seed=1, before=before
    )
    for old, new in zip(news.words, heard.words, strict=True):
        assert (new.accent < old.accent) == (new.plain == "harbour")


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


def test_words_without_a_place_get_the_first_that_fits(passage_of):
    passage = passage_of(TEXT, emphases=(Emphasis(start_char=0, end_char=4),))
    words = tuple(replace(w.word, start_char=-1, end_char=-1) for w in passage.words)
    strangers = (replace(words[0], text="zzz"), *words)
    speech = replace(passage.speech, words=strangers)
    found = read_passage(passage.utterance, speech, style=Style(), policy=passage.policy, seed=1)
    assert [spoken.emphasis for spoken in found.words] == [0, 1, 0, 0, 0, 0]
    assert found.words[-1].word.end_char == len(TEXT)


def test_a_word_without_a_vowel_is_weighed_all_the_same(passage_of):
    passage = passage_of("Shh mama.")
    hush = passage.words[0]
    assert hush.word.start_micros < hush.vowel_micros < hush.word.end_micros


def test_a_word_whose_sound_has_not_come_weighs_what_its_letters_do(passage_of):
    passage = passage_of(TEXT)
    silent = replace(passage.speech, samples=passage.speech.samples[:0])
    unheard = read_passage(passage.utterance, silent, style=Style(), policy=passage.policy, seed=1)
    assert [word.accent for word in unheard.words] == [prior(w.text) for w in silent.words]


def test_a_movement_falls_on_the_word_that_carries_the_sense(passage_of):
    passage = passage_of("Mama loves my harbour, not a boat.")
    told = {s.meaning: passage.accent_near(s) for s in passage.senses}
    by_name = {spoken.plain: spoken for spoken in passage.words}
    assert told[Meaning.SELF].micros == by_name["harbour"].vowel_micros
    assert told[Meaning.SELF].text == "my"
    assert told[Meaning.NEGATION].micros == by_name["not"].vowel_micros
    assert (
        passage.micros_at(passage.utterance.text.index("not")) == by_name["not"].word.start_micros
    )


@settings(max_examples=60, deadline=None)
@given(st.floats(0.05, 1.0), st.sampled_from(TEXTS))
def test_accents_and_times_stay_when_more_is_heard(passage_of, share, text):
    whole = passage_of(text)
    end = whole.speech.phones[-1].end_micros
    early = passage_of(text, until=int(end * share))
    heard = len(early.speech.samples) * 1_000_000 // early.speech.sample_rate
    for before, after in zip(early.words, whole.words, strict=False):
        if before.vowel_micros + 180_000 <= heard:
            assert before == after
    assert early.senses == whole.senses
    for sense in early.senses:
        told = early.accent_near(sense)
        if told is not None and told.micros + 180_000 <= heard:
            assert told == whole.accent_near(sense)
    for char in range(len(text) + 1):
        assert early.micros_at(char) in (None, whole.micros_at(char))


def test_what_is_said_again_weighs_less(passage_of):
    first, again = (w for w in passage_of("Boat mama, boat.").words if w.plain == "boat")
    assert again.accent < first.accent
