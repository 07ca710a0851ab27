import itertools

import pytest

from bridge.model import DialogueAct, Emphasis, Layer, Policy, SentenceType, Style
from bridge.performance.head import (
    EVENT_SECS,
    accent_nods,
    act_events,
    sentence_events,
    word_events,
)

TEXT = "Mama never saw the beautiful old harbour in the morning light."
MARK = (Emphasis(start_char=19, end_char=28),)


def test_a_marked_word_gets_a_nod_at_its_vowel(passage_of):
    passage = passage_of(TEXT, emphases=MARK, style=Style(nod_probability=0.0))
    (nod,) = accent_nods(passage)
    word = next(w for w in passage.words if w.plain == "beautiful")
    assert 0 <= nod.ready_micros - word.vowel_micros <= 80_000
    assert "beautiful" in nod.because
    assert nod.weight > 0.9


def test_nods_keep_a_distance(passage_of):
    style = Style(nod_probability=1.0, activation=1.0)
    for seed in range(20):
        nods = list(accent_nods(passage_of(" ".join([TEXT] * 3), style=style, seed=seed)))
        assert len(nods) >= 3
        gaps = [b.ready_micros - a.ready_micros for a, b in itertools.pairwise(nods)]
        assert min(gaps) >= 450_000


def test_a_style_that_nods_more_nods_more(passage_of):
    def count(probability):
        style = Style(nod_probability=probability)
        return sum(
            len(list(accent_nods(passage_of(TEXT, style=style, seed=seed)))) for seed in range(30)
        )

    assert count(0.1) < count(0.35) < count(0.7)


def test_a_question_raises_the_face_and_is_not_nodded_into(passage_of):
    text = "Would you like to see the harbour with me?"
    style = Style(nod_probability=1.0, activation=1.0)
    passage = passage_of(text, sentence_type=SentenceType.YES_NO_QUESTION, style=style)
    (rise,) = (cue for cue in sentence_events(passage) if cue.name == "question-raise")
    assert all(nod.ready_micros < rise.ready_micros for nod in accent_nods(passage))
    assert rise.relax_micros > passage.words[-1].word.start_micros


def test_a_statement_settles_on_its_last_syllable(passage_of):
    passage = passage_of(TEXT)
    (settle,) = sentence_events(passage)
    last = passage.words[-1].word
    assert settle.name == "settle"
    assert last.start_micros < settle.start_micros < last.end_micros


def test_a_sentence_that_goes_on_does_not_settle(passage_of):
    assert list(sentence_events(passage_of(TEXT, until=1_500_000))) == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [(SentenceType.WH_QUESTION, "tilt"), (SentenceType.EXCLAMATION, "pull-back")],
)
def test_forms_of_sentences_have_their_event(passage_of, kind, name):
    passage = passage_of(TEXT, sentence_type=kind, emphases=MARK)
    assert name in [cue.name for cue in sentence_events(passage)]


def test_yes_and_no_are_the_cultures(passage_of):
    policy = Policy(yes="shake", no="toss")
    for act, name in ((DialogueAct.ANSWER_YES, "shake"), (DialogueAct.DISAGREE, "toss")):
        (event,) = act_events(passage_of("Well, mama.", act=act, policy=policy))
        assert event.name == name
        assert event.start_micros < 100_000


def test_an_apology_bows_and_plain_information_does_nothing(passage_of):
    (bow,) = act_events(passage_of("Sorry, mama.", act=DialogueAct.APOLOGY))
    assert bow.name == "bow"
    assert list(act_events(passage_of("Sorry, mama."))) == []
    assert list(act_events(passage_of("Sorry, mama.", act=DialogueAct.APOLOGY, until=90_000))) == []


def test_negations_shake_sometimes_and_fillers_tilt(passage_of):
    shaken = [
        any(cue.name == "small-shake" for cue in word_events(passage_of(TEXT, seed=seed)))
        for seed in range(40)
    ]
    assert 8 < sum(shaken) < 32
    (tilt,) = word_events(passage_of("Um, the boat"))
    assert tilt.name == "tilt"
    assert tilt.layer is Layer.HEAD


def test_every_event_takes_time():
    for rise, hold, fall in EVENT_SECS.values():
        assert rise > 0.1
        assert hold >= 0
        assert fall > 0.1
