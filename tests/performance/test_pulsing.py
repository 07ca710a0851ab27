from dataclasses import replace
from itertools import pairwise

import pytest

from bridge.model import Emphasis, Layer
from bridge.performance.pulsing import pulse

TEXT = "Mama never saw the harbour, but we swam in it."


def words(passage):
    return [passage.utterance.text[slice(*cue.about)] for cue in pulse(passage)]


def test_words_that_carry_meaning_are_beaten_and_little_ones_are_not(passage_of):
    beaten = " ".join(words(passage_of(TEXT)))
    assert "harbour" in beaten
    assert not {"the", "in"} & set(beaten.split())


def test_the_lowest_point_comes_just_before_the_vowel(passage_of):
    passage = passage_of(TEXT)
    vowels = {word.vowel_micros for word in passage.words}
    for cue in pulse(passage):
        assert cue.layer is Layer.HEAD
        assert cue.ready_micros + 20_000 in vowels
        assert 50_000 <= cue.ready_micros - cue.start_micros <= 150_000


def test_pulses_leave_time_for_one_another(passage_of):
    starts = [cue.start_micros for cue in pulse(passage_of("No! " + TEXT * 2))]
    assert len(starts) > 3
    assert min(b - a for a, b in pairwise(starts)) >= 300_000


def test_a_marked_word_and_a_powerful_style_are_beaten_further(passage_of):
    passage = passage_of(TEXT)
    at = TEXT.index("harbour")
    marked = passage_of(TEXT, emphases=(Emphasis(start_char=at, end_char=at + 7, strength=1.0),))
    strong = replace(passage, style=replace(passage.style, power=0.8))

    def weight(each):
        return next(cue.weight for cue in pulse(each) if cue.about and cue.about[0] == at)

    assert weight(marked) > weight(passage)
    assert weight(strong) == pytest.approx(1.24 * weight(passage))
