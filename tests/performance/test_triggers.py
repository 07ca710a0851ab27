import pytest

from bridge.model import DialogueAct, Emphasis, SentenceType
from bridge.performance.forms import BEAT, PROMISE, QUESTION, YES
from bridge.performance.sense import Meaning
from bridge.performance.triggers import triggers


def keyed(passage):
    return {trigger.key: trigger for trigger in triggers(passage)}


def test_a_word_with_a_meaning_asks_and_says_why(passage_of):
    found = keyed(passage_of("We must never forget the harbour."))
    assert found[Meaning.NEGATION].because == "negation: 'never'"
    assert (found[Meaning.OBLIGATION].start_char, found[Meaning.OBLIGATION].end_char) == (3, 7)


def test_a_heavy_word_is_beaten_unless_it_means_something(passage_of):
    text = "We must never forget the harbour."
    beats = [each for each in triggers(passage_of(text)) if each.key == BEAT]
    said = [text[each.start_char : each.end_char] for each in beats]
    assert "harbour" in said
    assert not {"must", "never"} & set(said)


def test_marks_make_urgent(passage_of):
    text = "Mama saw the harbour."
    plain, marked = (
        next(t for t in triggers(passage_of(text, emphases=marks)) if t.start_char == 13)
        for marks in ((), (Emphasis(start_char=13, end_char=20),))
    )
    assert marked.urgency > plain.urgency + 1.0
    assert "marked" in marked.because


def test_a_greeting_is_social_once(passage_of):
    passage = passage_of("Hello, mama, hello!", act=DialogueAct.GREETING)
    social = [each for each in triggers(passage) if each.is_social]
    assert [each.key for each in social] == [Meaning.GREETING]
    assert social[0].start_char == 0


def test_a_purpose_without_words_of_its_own_stands_on_the_first(passage_of):
    (yes,) = (t for t in triggers(passage_of("Mama can.", act=DialogueAct.AGREE)) if t.is_social)
    assert (yes.key, yes.start_char) == (YES, 0)


@pytest.mark.parametrize(
    ("language", "text", "act", "said"),
    [
        ("ja", "いいえ、三つあります。", DialogueAct.ANSWER_NO, "いいえ"),
        ("zh", "不行，今天有三个。", DialogueAct.DISAGREE, "不行"),
        ("en", "Well, no, we have three.", DialogueAct.ANSWER_NO, "no"),
        ("en", "The harbour? Of course!", DialogueAct.ANSWER_YES, "Of course"),
    ],
)
def test_an_answer_stands_on_the_word_that_gives_it(passage_of, language, text, act, said):
    passage = passage_of(text, language=language, act=act)
    (answer,) = (each for each in triggers(passage) if each.is_social)
    assert text[answer.start_char : answer.end_char] == said


def test_questions_offers_and_promises_ask_for_a_hand(passage_of):
    text = "Would you like to see the harbour?"
    question = keyed(passage_of(text, sentence_type=SentenceType.YES_NO_QUESTION))[QUESTION]
    assert text[question.start_char : question.end_char] == "harbour"
    assert PROMISE in keyed(passage_of("Mama swims.", act=DialogueAct.PROMISE))
    assert QUESTION in keyed(passage_of("Mama swims.", act=DialogueAct.OFFER))


def test_nothing_asks_in_an_empty_text(passage_of):
    assert triggers(passage_of("...", act=DialogueAct.PROMISE)) == ()
