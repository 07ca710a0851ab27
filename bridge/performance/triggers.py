"""What in a text asks for a gesture, and how much: senses, purposes, questions, heavy words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bridge.model import DialogueAct, SentenceType, Utterance
from bridge.performance.forms import BEAT, NO, PROMISE, QUESTION, YES
from bridge.performance.marking import SURE, mark_of
from bridge.performance.pairing import paired
from bridge.performance.passage import Passage
from bridge.performance.sense import Meaning, Sense
from bridge.performance.words import heavy_words

__all__ = ["SOCIAL", "Trigger", "social_triggers", "triggers"]

_M, _A = Meaning, DialogueAct

SOCIAL: Mapping[DialogueAct, str] = {
    _A.GREETING: _M.GREETING,
    _A.GOODBYE: _M.GOODBYE,
    _A.THANKS: _M.THANKS,
    _A.APOLOGY: _M.APOLOGY,
    _A.ANSWER_YES: YES,
    _A.AGREE: YES,
    _A.ANSWER_NO: NO,
    _A.DISAGREE: NO,
}
"""Purposes that a culture has a form for; an utterance does them with its body too."""

_PURPOSES: Mapping[DialogueAct, tuple[str, float]] = {
    _A.PROMISE: (PROMISE, 2.0),
    _A.OFFER: (QUESTION, 2.0),
    _A.REQUEST: (QUESTION, 1.2),
}
_ANSWERS = {YES: _M.AFFIRMATION, NO: _M.NEGATION}
_ASKING = frozenset({SentenceType.YES_NO_QUESTION, SentenceType.ALTERNATIVE_QUESTION})

# How much a meaning asks for a hand. The order is that of NVBG and BEAT, what shows the words
# before what accompanies them; the sizes give the mixture of kinds that speakers make.
_URGENCY: Mapping[Meaning, float] = {
    _M.NUMBER: 2.2,
    _M.BECKON: 2.4,
    _M.LIST_ITEM: 2.0,
    _M.CONTRAST: 2.0,
    _M.BIG: 2.6,
    _M.SMALL: 2.6,
    _M.TALL: 2.6,
    _M.MORE: 2.4,
    _M.LESS: 2.4,
    _M.CYCLE: 2.6,
    _M.PAST: 2.0,
    _M.FUTURE: 2.0,
    _M.INCLUSIVITY: 2.0,
    _M.NEGATION: 1.8,
    _M.OBLIGATION: 1.2,
    _M.POSSIBILITY: 1.4,
    _M.QUESTION_WORD: 1.2,
    _M.THERE: 1.6,
    _M.HERE: 1.5,
    _M.INTENSITY: 0.9,
    _M.WORD_SEARCH: 0.9,
    _M.GOOD: 0.7,
    _M.BAD: 0.8,
    _M.OTHER: 0.9,
    _M.SELF: 0.9,
    _M.AFFIRMATION: 0.4,
}
_SOCIAL_MEANINGS = frozenset({_M.GREETING, _M.GOODBYE, _M.THANKS, _M.APOLOGY})
_BEAT_URGENCY = 0.62
_EMPHASISED = 2.5  # times as urgent
_QUESTION_URGENCY = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A stretch of text that asks for a movement."""

    key: str
    """Of the forms that may perform it."""
    start_char: int
    end_char: int
    urgency: float
    """How much it asks, beside the others; 0 only takes part when it ``is_social``."""
    strength: float = 1.0
    """How large the movement is."""
    value: int = 0
    """Of a number or a place in a list."""
    is_social: bool = False
    """True for what is done to the partner: it is not left out for want of time."""
    is_list: bool = False
    is_pair: bool = False
    """True for one of two people set against each other."""
    because: str


def triggers(passage: Passage) -> tuple[Trigger, ...]:
    """Return everything in the text that asks for a gesture, by where it begins."""
    found = [*social_triggers(passage), *_meanings(passage), *_purposes(passage.utterance)]
    taken = [(each.start_char, each.end_char) for each in found]
    found.extend(
        beat
        for beat in _beats(passage)
        if not any(start < beat.end_char and beat.start_char < end for start, end in taken)
    )
    return tuple(sorted(found, key=lambda each: (each.start_char, each.key)))


def social_triggers(passage: Passage) -> Iterator[Trigger]:
    """Yield the first of each social meaning, and the purpose that no word carries."""
    seen: set[str] = set()
    text = passage.utterance.text
    for sense in passage.senses:
        if sense.meaning in _SOCIAL_MEANINGS and sense.meaning not in seen:
            seen.add(sense.meaning)
            yield _trigger(text, sense, 0.0, is_social=True)
    act = passage.utterance.act
    key = SOCIAL.get(act)
    if key is not None and key not in seen and text:
        start, end = _answering(passage, key)
        because = f"{act}: {text[start:end]!r}"
        yield Trigger(
            key=key, start_char=start, end_char=end, urgency=0.0, is_social=True, because=because
        )


def _meanings(passage: Passage) -> Iterator[Trigger]:
    utterance = passage.utterance
    people = {sense for pair in paired(utterance.text, passage.senses) for sense in pair}
    for sense in passage.senses:
        urgency = _URGENCY.get(sense.meaning)
        if urgency is not None:
            mark = mark_of(utterance, sense.start_char, sense.end_char)
            urgency *= sense.strength * (1.0 + (_EMPHASISED - 1.0) * mark)
            yield _trigger(utterance.text, sense, urgency, is_social=False, is_pair=sense in people)


def _purposes(utterance: Utterance) -> Iterator[Trigger]:
    """Yield what the whole sentence asks for, at the word that weighs most."""
    words = heavy_words(utterance.text)
    if not words:
        return
    wanted = _PURPOSES.get(utterance.act)
    if wanted is None and utterance.sentence_type in _ASKING:
        wanted = QUESTION, _QUESTION_URGENCY
    if wanted is None:
        return
    key, urgency = wanted
    word = words[-1] if utterance.sentence_type in _ASKING else words[0]
    reason = utterance.act if utterance.act in _PURPOSES else utterance.sentence_type
    yield Trigger(
        key=key, start_char=word.start_char, end_char=word.end_char, urgency=urgency,
        because=f"{reason}: {word.text!r}",
    )  # fmt: skip


def _beats(passage: Passage) -> Iterator[Trigger]:
    for word in heavy_words(passage.utterance.text, passage.before.given):
        mark = mark_of(passage.utterance, word.start_char, word.end_char)
        yield Trigger(
            key=BEAT,
            start_char=word.start_char,
            end_char=word.end_char,
            urgency=_BEAT_URGENCY * word.weight + 2.0 * mark,
            strength=0.8 + 0.3 * mark,
            because=f"{'marked' if mark >= SURE else 'a word that weighs'}: {word.text!r}",
        )


def _trigger(
    text: str, sense: Sense, urgency: float, *, is_social: bool, is_pair: bool = False
) -> Trigger:
    said = text[sense.start_char : sense.end_char]
    return Trigger(
        key=sense.meaning,
        start_char=sense.start_char,
        end_char=sense.end_char,
        urgency=urgency,
        strength=0.75 + 0.25 * sense.strength,
        value=sense.value,
        is_social=is_social,
        is_list=sense.meaning is Meaning.LIST_ITEM,
        is_pair=is_pair,
        because=f"{sense.meaning}: {said!r}",
    )


def _answering(passage: Passage, key: str) -> tuple[int, int]:
    """Return the word that says yes or no; the first that weighs where none does."""
    text = passage.utterance.text
    for sense in passage.senses:
        if sense.meaning is _ANSWERS.get(key):
            return sense.start_char, sense.end_char
    words = heavy_words(text)
    if words:
        return words[0].start_char, words[0].end_char
    return 0, len(text)
