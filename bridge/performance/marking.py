"""Which words the author stressed: an explicit mark moves the body for sure."""

from bridge.model import Utterance

__all__ = ["SURE", "is_marked", "mark_of"]

SURE = 0.8
"""A mark of this strength is explicit; a weaker one, guessed from the word, makes it likelier."""


def mark_of(utterance: Utterance, start_char: int, end_char: int) -> float:
    """Return how strongly a stretch of the text is marked; 0 when it is not."""
    return max(
        (
            mark.strength
            for mark in utterance.emphases
            if mark.start_char < end_char and start_char < mark.end_char
        ),
        default=0.0,
    )


def is_marked(utterance: Utterance, start_char: int, end_char: int) -> bool:
    """Return whether a stretch of the text is marked beyond doubt."""
    return mark_of(utterance, start_char, end_char) >= SURE
