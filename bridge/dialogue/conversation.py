"""Keeps what was said: turns, bounded, and what was really heard of each."""

from collections import deque
from collections.abc import Sequence

from bridge.hooks import Memory
from bridge.model import Conversation, Speaker, Turn, Utterance, Word

__all__ = ["ConversationKeeper", "RecentTurns", "heard_text"]

_MOST_TURNS = 40
_MOST_CHARS = 6_000  # about 1,500 tokens: fits the smallest context with room for an answer


class RecentTurns:
    """The memory that is always there: the latest turns, bounded in number and length.

    The oldest turns are forgotten first; the latest one is kept whatever its length.
    """

    def __init__(self, *, most_turns: int = _MOST_TURNS, most_chars: int = _MOST_CHARS) -> None:
        self._most_turns = most_turns
        self._most_chars = most_chars
        self._turns: deque[Turn] = deque()
        self._chars = 0

    def remember(self, turn: Turn) -> None:
        """Keep one turn; one without words is not worth keeping."""
        if not turn.text.strip():
            return
        self._turns.append(turn)
        self._chars += len(turn.text)
        while len(self._turns) > max(1, self._most_turns) or (
            len(self._turns) > 1 and self._chars > self._most_chars
        ):
            self._chars -= len(self._turns.popleft().text)

    def recall(self) -> tuple[Turn, ...]:
        """Return the turns kept, oldest first."""
        return tuple(self._turns)


class ConversationKeeper:
    """One character's side of a dialogue: what a model must know before it answers."""

    def __init__(
        self, *, character: str, persona: str, language: str, memory: Memory | None = None
    ) -> None:
        self._character = character
        self._persona = persona
        self._language = language
        self._memory = memory or RecentTurns()

    def user_said(self, turn: Turn) -> Conversation:
        """Keep the user's turn; return the conversation that ends with it."""
        before = self._memory.recall()
        self._memory.remember(turn)
        return Conversation(
            character=self._character,
            persona=self._persona,
            language=self._language,
            turns=(*before, turn),
        )

    def character_said(self, turn_id: str, text: str) -> Turn:
        """Keep what the user heard of the character's turn, and return it."""
        turn = Turn(turn_id=turn_id, speaker=Speaker.CHARACTER, text=text)
        self._memory.remember(turn)
        return turn


def heard_text(
    finished: Sequence[Utterance],
    cut: Utterance | None = None,
    words: Sequence[Word] = (),
    heard_micros: int = 0,
) -> str:
    """Return what was really said in a turn.

    Args:
        finished: Utterances heard to their end.
        cut: The one that was interrupted, if any.
        words: Its words with their times; a word begun counts as heard.
        heard_micros: Utterance time of the interruption.
    """
    said = [utterance.text for utterance in finished]
    if cut is not None:
        said.append(_heard_part(cut.text, words, heard_micros))
    joined = ""
    for part in filter(None, said):
        spaced = joined and (joined[-1].isascii() or part[0].isascii())
        joined += (" " if spaced else "") + part
    return joined


def _heard_part(text: str, words: Sequence[Word], heard_micros: int) -> str:
    heard = [word for word in words if word.start_micros < heard_micros]
    if not heard:
        return ""
    if len(heard) == len(words) and heard[-1].end_micros <= heard_micros:
        return text
    end = max((word.end_char for word in heard), default=-1)
    part = text[:end] if end > 0 else " ".join(word.text for word in heard)
    return f"{part.rstrip()}…"
