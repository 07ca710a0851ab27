"""What a stretch of text means to a body: the closed list that every rule of movement reads."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Meaning", "Sense"]


class Meaning(StrEnum):
    """The meanings that can move something."""

    NEGATION = "negation"
    AFFIRMATION = "affirmation"
    INTENSITY = "intensity"
    INCLUSIVITY = "inclusivity"
    SELF = "self"
    OTHER = "other"
    NUMBER = "number"
    """How many; ``value`` says."""
    BIG = "big"
    SMALL = "small"
    TALL = "tall"
    MORE = "more"
    LESS = "less"
    LIST_ITEM = "list-item"
    """One of several; ``value`` counts from 1."""
    CONTRAST = "contrast"
    """``value`` is 1 and 2 on the sides of a pair, 0 on a word such as "but"."""
    POSSIBILITY = "possibility"
    OBLIGATION = "obligation"
    QUESTION_WORD = "question-word"
    HERE = "here"
    THERE = "there"
    BECKON = "beckon"
    """Somebody is asked to come."""
    PAST = "past"
    FUTURE = "future"
    CYCLE = "cycle"
    GREETING = "greeting"
    GOODBYE = "goodbye"
    THANKS = "thanks"
    APOLOGY = "apology"
    WORD_SEARCH = "word-search"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning found in a text."""

    meaning: Meaning
    start_char: int
    end_char: int
    strength: float = 1.0
    """In (0, 1]; a word with several meanings has each a little."""
    value: int = 0
    """Of a number, a place in a list or a side of a contrast; 0 without one."""
