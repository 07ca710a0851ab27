import dataclasses

import pytest

from bridge.performance.sense import Meaning, Sense


def test_a_sense_is_strong_and_worth_nothing_unless_told():
    sense = Sense(meaning=Meaning.SELF, start_char=0, end_char=2)
    assert (sense.strength, sense.value) == (1.0, 0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        sense.value = 3


def test_meanings_are_words_that_a_file_may_hold():
    assert Meaning("list-item") is Meaning.LIST_ITEM
    assert all(meaning == meaning.lower() and " " not in meaning for meaning in Meaning)
