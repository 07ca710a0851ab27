from dataclasses import replace

import pytest

from bridge.model import SentenceType
from bridge.performance.sentence import final_rise

TEXT = "Would you like to see the harbour with me?"
ASKED = SentenceType.YES_NO_QUESTION


def test_a_question_rises_from_its_last_heavy_word(passage_of):
    passage = passage_of(TEXT, sentence_type=ASKED)
    rise = final_rise(passage)
    harbour = next(word.word for word in passage.words if word.plain == "harbour")
    assert rise.word == "harbour"
    assert harbour.start_micros - 200_000 <= rise.start_micros <= harbour.start_micros
    assert rise.hold_micros > 300_000


def test_nothing_rises_before_the_word_is_heard(passage_of):
    assert final_rise(passage_of(TEXT, sentence_type=ASKED, until=1_000_000)) is None


@pytest.mark.parametrize("kind", [SentenceType.STATEMENT, SentenceType.WH_QUESTION])
def test_other_sentences_do_not_rise(passage_of, kind):
    assert final_rise(passage_of(TEXT, sentence_type=kind)) is None


def test_without_places_in_the_text_the_last_word_serves(passage_of):
    passage = passage_of(TEXT, sentence_type=ASKED)
    bare = tuple(
        replace(spoken, word=replace(spoken.word, start_char=-1, end_char=-1))
        for spoken in passage.words
    )
    assert final_rise(replace(passage, words=bare)).word == "me"
