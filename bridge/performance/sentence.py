"""Where a question's final rise begins, and how long it should hold."""

from dataclasses import dataclass

from bridge.model import SentenceType
from bridge.performance.passage import Passage, SpokenWord
from bridge.performance.wording import expected_micros, last_content_char

__all__ = ["FinalRise", "final_rise"]

_LEAD_MICROS = 150_000  # the head is on its way before the word
_AFTER_MICROS = 300_000  # and waits a moment for the answer
_RISING = frozenset({SentenceType.YES_NO_QUESTION, SentenceType.ALTERNATIVE_QUESTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalRise:
    """The stretch in which a question is put to the partner."""

    word: str
    start_micros: int
    hold_micros: int
    """From the top of the rise until it may be let go."""


def final_rise(passage: Passage) -> FinalRise | None:
    """Return the rise of a yes/no question once its word is heard; None for other sentences.

    Its length is judged by the letters still to come: the words themselves are not heard yet
    when it begins.
    """
    if passage.utterance.sentence_type not in _RISING:
        return None
    text = passage.utterance.text
    at = last_content_char(text, passage.utterance.language)
    spoken = _word_at(passage, at)
    if spoken is None:
        return None
    remaining = expected_micros(text[at:])
    heard = passage.micros_at(at)  # one word of a voice may be a whole clause
    start = (spoken.word.start_micros if heard is None else heard) - _LEAD_MICROS
    hold = max(remaining + _LEAD_MICROS + _AFTER_MICROS - passage.micros(0.35), 250_000)
    return FinalRise(word=spoken.plain, start_micros=start, hold_micros=hold)


def _word_at(passage: Passage, char: int) -> SpokenWord | None:
    for spoken in passage.words:
        if spoken.word.start_char <= char < spoken.word.end_char:
            return spoken
    # Without places in the text, the last word of a speech that is complete must serve.
    is_unplaced = all(spoken.word.start_char < 0 for spoken in passage.words)
    if is_unplaced and passage.words and passage.speech.is_complete:
        return passage.words[-1]
    return None
