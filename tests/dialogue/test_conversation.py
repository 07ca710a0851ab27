import pytest

from bridge.dialogue.conversation import ConversationKeeper, RecentTurns, heard_text
from bridge.hooks import Memory
from bridge.model import Speaker, Turn, Utterance, Word
from bridge.testing.contracts import MemoryContract


class TestRecentTurns(MemoryContract):
    @pytest.fixture
    def part(self) -> Memory:
        return RecentTurns()


def turn(text, number=0):
    return Turn(turn_id=f"t{number}", speaker=Speaker.USER, text=text)


def utterance(text, number=0):
    return Utterance(utterance_id=f"t.{number}", turn_id="t", text=text, language="en")


def words(text):
    found, at = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        found.append(
            Word(
                text=word,
                start_micros=i * 100_000,
                end_micros=(i + 1) * 100_000,
                start_char=start,
                end_char=at,
            )
        )
    return tuple(found)


def test_old_turns_are_forgotten_by_number_and_by_length():
    few = RecentTurns(most_turns=2)
    short = RecentTurns(most_chars=10)
    for i in range(4):
        few.remember(turn(f"turn {i}", i))
        short.remember(turn("12345", i))
    assert [t.turn_id for t in few.recall()] == ["t2", "t3"]
    assert [t.turn_id for t in short.recall()] == ["t2", "t3"]
    short.remember(turn("x" * 50))
    assert [t.text for t in short.recall()] == ["x" * 50]


def test_a_turn_without_words_is_not_kept():
    memory = RecentTurns()
    memory.remember(turn("  "))
    assert memory.recall() == ()


def test_a_conversation_ends_with_the_turn_to_be_answered():
    keeper = ConversationKeeper(character="Ava", persona="You are Ava.", language="en")
    keeper.user_said(turn("Hi", 0))
    keeper.character_said("t1", "Hello!")
    conversation = keeper.user_said(turn("Who are you?", 2))
    assert [t.text for t in conversation.turns] == ["Hi", "Hello!", "Who are you?"]
    assert conversation.turns[1].speaker is Speaker.CHARACTER
    assert (conversation.character, conversation.language) == ("Ava", "en")


def test_what_was_heard_ends_at_the_interruption():
    cut = utterance("The old gate, my friend, opens.", 1)
    heard = heard_text([utterance("Hello!")], cut, words(cut.text), 250_000)
    assert heard == "Hello! The old gate,…"


def test_a_cut_before_the_first_word_leaves_nothing_of_it():
    cut = utterance("Never said.", 1)
    assert heard_text([utterance("Hello!")], cut, words(cut.text), 0) == "Hello!"
    assert heard_text([], cut, (), 500_000) == ""


def test_a_cut_after_the_last_word_leaves_all_of_it():
    cut = utterance("All said.", 1)
    assert heard_text([], cut, words(cut.text), 200_000) == "All said."


def test_wide_scripts_are_joined_without_spaces():
    assert heard_text([utterance("你好。"), utterance("我是小雅。")]) == "你好。我是小雅。"
