import itertools

import pytest

from bridge.model import (
    Anchor,
    Behaviour,
    DialogueAct,
    Emotion,
    EmotionLabel,
    Emphasis,
    Layer,
    Policy,
    SentenceType,
    Style,
)
from bridge.performance.head import accent_nods, act_events, sentence_events

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
    marks = tuple(Emphasis(start_char=k, end_char=k + 1) for k in range(len(TEXT)))
    nods = list(accent_nods(passage_of(TEXT, emphases=marks)))
    assert len(nods) >= 5
    assert all(b.ready_micros - a.ready_micros >= 450_000 for a, b in itertools.pairwise(nods))


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


def test_the_end_of_a_turn_is_nodded_over(passage_of):
    (end,) = sentence_events(passage_of(TEXT, ends_turn=True))
    assert end.name == "yield"
    assert "the end of the turn" in end.because


def test_a_wh_question_tilts_at_its_word(passage_of):
    text = "Tell me, where is the harbour?"
    passage = passage_of(text, sentence_type=SentenceType.WH_QUESTION)
    tilt = next(cue for cue in sentence_events(passage) if cue.name == "tilt")
    assert text[slice(*tilt.about)] == "where"
    assert 50_000 <= passage.micros_at(9) - tilt.start_micros <= 150_000


def test_an_exclamation_draws_back_or_nods_large(passage_of):
    names = {
        cue.name
        for seed in range(30)
        for cue in sentence_events(
            passage_of(TEXT, sentence_type=SentenceType.EXCLAMATION, emphases=MARK, seed=seed)
        )
    }
    assert names == {"pull-back", "big-nod", "settle"}


def test_surprise_draws_back(passage_of):
    emotion = Emotion(label=EmotionLabel.SURPRISE, intensity=0.8)
    assert "pull-back" in [cue.name for cue in sentence_events(passage_of(TEXT, emotion=emotion))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are going to the harbour, right?"),
        ("en", "Are you sure?"),
        ("zh", "你确定吗？"),
        ("zh", "我们明天去看大海，对吗？"),
        ("ja", "本当ですか？"),
    ],
)
def test_a_question_that_wants_its_yes_leans_in(passage_of, language, text):
    kind = SentenceType.YES_NO_QUESTION
    passage = passage_of(text, language=language, sentence_type=kind)
    assert "confirm-push" in [cue.name for cue in sentence_events(passage)]
    plain = passage_of("Would you like to see the harbour?", sentence_type=kind)
    assert "confirm-push" not in [cue.name for cue in sentence_events(plain)]


def test_yes_and_no_are_the_cultures(passage_of):
    policy = Policy(yes="sway-yes", no="toss")
    for act, name in ((DialogueAct.ANSWER_YES, "sway-yes"), (DialogueAct.DISAGREE, "toss")):
        event, *_ = act_events(passage_of("Well, mama.", act=act, policy=policy))
        assert event.name == name
        assert event.start_micros < 100_000


def test_a_policys_form_of_no_for_the_head_comes_first(passage_of):
    policy = Policy(no="shake", forms={"no": "toss"})
    event, *_ = act_events(passage_of("Well.", act=DialogueAct.ANSWER_NO, policy=policy))
    assert event.name == "toss"
    # A form of the hand is shown beside the head.
    policy = Policy(no="shake", forms={"no": "hand-wave-no"})
    event, *_ = act_events(passage_of("Well.", act=DialogueAct.ANSWER_NO, policy=policy))
    assert event.name == "shake"


def test_one_who_agrees_nods_twice_and_one_who_does_not_draws_back(passage_of):
    assert [c.name for c in act_events(passage_of("Well.", act=DialogueAct.AGREE))] == ["big-nod"]
    no = [cue.name for cue in act_events(passage_of("Well.", act=DialogueAct.DISAGREE))]
    assert no == ["shake", "pull-back"]


def test_where_a_bow_is_made_the_head_does_not_greet_too(passage_of):
    bows = Policy(forms={"greeting": "bow-15"})
    act = DialogueAct.GREETING
    assert [cue.name for cue in act_events(passage_of("Hello, mama.", act=act))] == ["nod"]
    assert list(act_events(passage_of("Hello, mama.", act=act, policy=bows))) == []
    assert list(act_events(passage_of("Sorry, mama.", act=DialogueAct.APOLOGY))) == []


def test_plain_information_does_nothing(passage_of):
    assert list(act_events(passage_of("Mama."))) == []
    assert list(act_events(passage_of("Yes, mama.", act=DialogueAct.AGREE, until=90_000))) == []


def test_beside_what_the_author_asked_for_the_head_adds_nothing(passage_of):
    asked = Behaviour(layer=Layer.HEAD, name="tilt", ready=Anchor(at_char=19))
    style = Style(nod_probability=1.0, activation=1.0)
    free = passage_of(TEXT, style=style)
    busy = passage_of(TEXT, style=style, behaviours=(asked,))
    near = next(w for w in free.words if w.plain == "beautiful")

    def nodded(passage):
        return near.plain in " ".join(cue.because for cue in accent_nods(passage))

    assert nodded(free)
    assert not nodded(busy)
    start = Behaviour(layer=Layer.HEAD, name="tilt")
    assert not list(act_events(passage_of(TEXT, act=DialogueAct.AGREE, behaviours=(start,))))


def test_words_are_named_by_place(passage_of):
    passage = passage_of(TEXT, emphases=MARK, style=Style(nod_probability=0.0))
    (nod,) = accent_nods(passage)
    assert TEXT[slice(*nod.about)] == "beautiful"
