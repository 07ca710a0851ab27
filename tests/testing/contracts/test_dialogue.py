import itertools

import pytest

from bridge.testing import FakeDialogueModel, FakeMemory, FakeSafetyFilter, sample_conversation
from bridge.testing.contracts import (
    DialogueModelContract,
    MemoryContract,
    SafetyFilterContract,
)


class _Model(FakeDialogueModel):
    def __init__(self, pieces):
        super().__init__()
        self._pieces = pieces

    def reply(self, conversation):
        return self._pieces()


@pytest.mark.parametrize(
    "pieces", [lambda: iter(()), lambda: iter((" ",)), lambda: iter((b"yes",)), lambda: iter((1,))]
)
def test_a_model_without_words_is_found(pieces):
    with pytest.raises(AssertionError):
        DialogueModelContract().test_it_answers_in_words(_Model(pieces), sample_conversation())


def test_a_model_that_never_ends_is_found():
    model = _Model(lambda: itertools.repeat("and "))
    with pytest.raises(AssertionError, match="does not end"):
        DialogueModelContract().test_it_answers_in_words(model, sample_conversation())


def test_a_model_that_changes_its_mind_is_found():
    count = itertools.count()
    model = _Model(lambda: iter([f"{next(count)}"]))
    contract = DialogueModelContract()
    with pytest.raises(AssertionError):
        contract.test_the_same_conversation_gets_the_same_answer(model, sample_conversation())
    with pytest.raises(AssertionError):
        contract.test_stopping_early_does_no_harm(model, sample_conversation())


class _Filter(FakeSafetyFilter):
    def review(self, text):
        return text + "!"


def test_a_filter_that_adds_words_is_found():
    contract = SafetyFilterContract()
    for check in (
        contract.test_harmless_words_pass_unchanged,
        contract.test_nothing_stays_nothing,
        contract.test_what_passed_once_passes_again,
    ):
        with pytest.raises(AssertionError):
            check(_Filter())


class _Backwards(FakeMemory):
    def recall(self):
        return tuple(reversed(self.turns))


class _Leaky(FakeMemory):
    def recall(self):
        turns = tuple(self.turns)
        self.turns.clear()
        return turns


def test_a_memory_in_the_wrong_order_is_found():
    with pytest.raises(AssertionError):
        MemoryContract().test_it_recalls_turns_oldest_first(_Backwards())
    with pytest.raises(AssertionError):
        MemoryContract().test_a_long_life_keeps_the_latest_turn(_Backwards())


def test_a_memory_that_forgets_by_recalling_is_found():
    with pytest.raises(AssertionError):
        MemoryContract().test_recalling_changes_nothing(_Leaky())
