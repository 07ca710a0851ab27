"""What every dialogue model, safety filter and memory must satisfy."""

import pytest

from bridge.hooks import DialogueModel, Memory, SafetyFilter
from bridge.model import Conversation, Speaker, Turn
from bridge.testing.samples import sample_conversation

__all__ = ["DialogueModelContract", "MemoryContract", "SafetyFilterContract"]

_MOST_PIECES = 100_000  # an answer that has not ended by then never will


class DialogueModelContract:
    """Subclass it in your tests, and give it your model through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> DialogueModel:
        """Return a dialogue model, freshly made."""
        raise NotImplementedError("override the fixture `part` with one that returns your model")

    @pytest.fixture
    def conversation(self) -> Conversation:
        """Return something your model can answer."""
        return sample_conversation("Hello there, how are you today?")

    def test_it_has_everything_a_model_needs(self, part: DialogueModel) -> None:
        """``reply`` and ``capabilities`` are there."""
        assert isinstance(part, DialogueModel), "a model has `capabilities` and `reply`"
        assert all(isinstance(language, str) for language in part.capabilities.languages)

    def test_it_answers_in_words(self, part: DialogueModel, conversation: Conversation) -> None:
        """Pieces are text, and together they say something."""
        assert answer(part, conversation).strip(), "the answer is empty"

    def test_the_same_conversation_gets_the_same_answer(
        self, part: DialogueModel, conversation: Conversation
    ) -> None:
        """Answers come from the conversation and the seed alone, so a take can be made again."""
        assert answer(part, conversation) == answer(part, conversation)

    def test_stopping_early_does_no_harm(
        self, part: DialogueModel, conversation: Conversation
    ) -> None:
        """An interruption closes the iterator; the next answer is not touched by it."""
        whole = answer(part, conversation)
        writing = iter(part.reply(conversation))
        next(writing)
        close = getattr(writing, "close", None)
        if close is not None:
            close()
        assert answer(part, conversation) == whole

    @pytest.mark.parametrize("text", ["", "?", "[joy 9e99] *", "a\0b", "はい。"])
    def test_whatever_is_typed_gets_an_answer_without_an_error(
        self, part: DialogueModel, text: str
    ) -> None:
        """Users type anything; an empty answer is allowed, an exception is not."""
        answer(part, sample_conversation(text))

    def test_a_long_conversation_is_answered(
        self, part: DialogueModel, conversation: Conversation
    ) -> None:
        """What no longer fits is the model's own concern; the last turn always matters most."""
        speakers = (Speaker.USER, Speaker.CHARACTER)
        turns = tuple(
            Turn(turn_id=f"t{i}", speaker=speakers[i % 2], text="And then? " * 40)
            for i in range(40)
        )
        long = sample_conversation(turns=(*turns, conversation.turns[-1]))
        assert answer(part, long).strip()


class SafetyFilterContract:
    """Subclass it in your tests, and give it your filter through the fixture ``part``."""

    harmless = ("Good morning.", "The gate opens at nine, my friend!", "おはようございます。")

    @pytest.fixture
    def part(self) -> SafetyFilter:
        """Return a safety filter."""
        raise NotImplementedError("override the fixture `part` with one that returns your filter")

    def test_it_has_everything_a_filter_needs(self, part: SafetyFilter) -> None:
        """``review`` is there."""
        assert isinstance(part, SafetyFilter), "a safety filter has `review`"

    def test_harmless_words_pass_unchanged(self, part: SafetyFilter) -> None:
        """A filter that rewrites everything makes a character that says nothing."""
        assert [part.review(text) for text in self.harmless] == list(self.harmless)

    def test_nothing_stays_nothing(self, part: SafetyFilter) -> None:
        """No words are put into the character's mouth."""
        assert part.review("") == ""

    def test_what_passed_once_passes_again(self, part: SafetyFilter) -> None:
        """Reviewing twice changes nothing more."""
        for text in (*self.harmless, "damn " * 50, "*" * 1000):
            once = part.review(text)
            assert part.review(once) == once


class MemoryContract:
    """Subclass it in your tests, and give it your memory through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Memory:
        """Return an empty memory."""
        raise NotImplementedError("override the fixture `part` with one that returns your memory")

    def test_it_has_everything_a_memory_needs(self, part: Memory) -> None:
        """``remember`` and ``recall`` are there."""
        assert isinstance(part, Memory), "a memory has `remember` and `recall`"

    def test_it_begins_empty(self, part: Memory) -> None:
        """A new character has met nobody."""
        assert part.recall() == ()

    def test_it_recalls_turns_oldest_first(self, part: Memory) -> None:
        """Recent turns come back as they were, in order."""
        turns = _turns(4)
        for turn in turns:
            part.remember(turn)
        assert part.recall() == turns

    def test_recalling_changes_nothing(self, part: Memory) -> None:
        """Asking twice gives the same turns."""
        for turn in _turns(3):
            part.remember(turn)
        assert part.recall() == part.recall()

    def test_a_long_life_keeps_the_latest_turn(self, part: Memory) -> None:
        """Old turns may be forgotten or condensed; the latest is always there."""
        turns = _turns(500)
        for turn in turns:
            part.remember(turn)
        assert part.recall()[-1] == turns[-1]


def answer(model: DialogueModel, conversation: Conversation) -> str:
    """Return a whole answer, checking that it consists of text and ends."""
    pieces: list[str] = []
    for piece in model.reply(conversation):
        assert isinstance(piece, str), f"a piece is {type(piece).__name__}, not text"
        pieces.append(piece)
        assert len(pieces) < _MOST_PIECES, "the answer does not end"
    return "".join(pieces)


def _turns(count: int) -> tuple[Turn, ...]:
    speakers = (Speaker.USER, Speaker.CHARACTER)
    return tuple(
        Turn(turn_id=f"t{i}", speaker=speakers[i % 2], text=f"This is turn {i}.")
        for i in range(count)
    )
