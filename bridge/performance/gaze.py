"""What words ask of the eyes: away to take the turn or seek a word, back to hand it over.

Weights stay below 1, so that a gaze somebody asked for always has the say over these.
"""

import re
from collections.abc import Iterator

from bridge.model import Cue, DialogueAct, EmotionLabel, Layer, SentenceType
from bridge.performance.passage import Passage, Phrase
from bridge.performance.rule import cue
from bridge.performance.sense import Meaning
from bridge.performance.wording import expected_micros
from bridge.rigs.affect import affect_of

__all__ = ["look", "tail_char"]

_TURN_CHANCE = 0.7  # of looking away while taking the turn (Kendon 1967)
_BEFORE_MICROS = 350_000
_SHORT_MICROS = 1_300_000  # what is said faster needs no thought
_HELD_AFTER_MICROS = 1_500_000  # the partner is waited for
_ASKED_AFTER_MICROS = 900_000
_SLOWER = 1.3  # than its letters promise, a voice may be
_STRONG = 1.8
_APART_MICROS = 2_000_000  # two looks that underline
_CLAUSE_AWAY, _CLAUSE_BACK = 0.35, 0.7

_DIRECT = frozenset({SentenceType.YES_NO_QUESTION, SentenceType.ALTERNATIVE_QUESTION})
_QUESTIONS = _DIRECT | {SentenceType.WH_QUESTION}
_FACING = frozenset({DialogueAct.GREETING, DialogueAct.GOODBYE, DialogueAct.THANKS})
_REFUSING = frozenset({DialogueAct.ANSWER_NO, DialogueAct.DISAGREE, DialogueAct.PROMISE})
_THOUGHTFUL = frozenset({EmotionLabel.THINKING, EmotionLabel.CONFUSION, EmotionLabel.CURIOSITY})
_ASHAMED = frozenset({EmotionLabel.SHYNESS, EmotionLabel.SADNESS, EmotionLabel.PAIN})
_TOKEN = re.compile(r"[⺀-￿]|[^\W⺀-￿]+(?:['’][^\W⺀-￿]+)*")
_SIGNS_A_WORD = 2.5  # of a script that writes syllables or words in one sign


def look(passage: Passage) -> Iterator[Cue]:
    """Look where the turn, the sentence and its words want the eyes."""
    yield from _begin(passage)
    yield from _seek_words(passage)
    yield from _underline(passage)
    yield from _breathe_out(passage)
    yield from _hand_back(passage)


def tail_char(text: str, words: float) -> int:
    """Return where the last ``words`` words of a text begin, in any script."""
    left, at = words, len(text)
    for token in reversed(list(_TOKEN.finditer(text))):
        if left <= 1e-6:
            break
        at = token.start()
        left -= 1.0 / _SIGNS_A_WORD if token.group() >= "⺀" else 1.0
    return at


def _begin(passage: Passage) -> Iterator[Cue]:
    """Meet the eyes, lower them, or look away to think what to say."""
    utterance = passage.utterance
    act = utterance.act
    if act in _FACING:
        yield _gaze("partner", -300_000, 1_400_000, 0.8, f"{act} is said to somebody")
    elif act is DialogueAct.APOLOGY:
        yield _gaze("away-down", -100_000, 1_000_000, 0.75, f"{act} lowers the eyes")
    elif act is DialogueAct.STALLING:
        hold = min(passage.expected_micros, 2_500_000)
        yield _gaze("away-think", -_BEFORE_MICROS, hold + _BEFORE_MICROS, 0.9, f"{act} takes time")
    elif act in _REFUSING:
        yield _gaze("partner", 0, 900_000, 0.7, f"{act} is meant")
    elif (
        utterance.sentence_type is SentenceType.EXCLAMATION
        and utterance.emotion.label not in _ASHAMED
    ):
        yield _gaze("partner", -200_000, 1_400_000, 0.75, "what is exclaimed is shared")
    elif utterance.opens_turn and passage.expected_micros > _SHORT_MICROS:
        dominance = affect_of(utterance.emotion).dominance
        likely = _TURN_CHANCE - 0.2 * passage.style.gaze - 0.1 * dominance
        if passage.chance("turn gaze") < likely:
            hold = _BEFORE_MICROS + round(150_000 + 500_000 * passage.chance("turn gaze length"))
            because = "taking the turn: the words are planned first"
            yield _gaze(_away(passage), -_BEFORE_MICROS, hold, 0.85, because)


def _away(passage: Passage) -> str:
    label = passage.utterance.emotion.label
    if label in _THOUGHTFUL:
        return "away-think"
    if label in _ASHAMED:
        return "away-down"
    return "away-think" if passage.chance("turn gaze kind") < 0.5 else "away-side"


def _seek_words(passage: Passage) -> Iterator[Cue]:
    for index, sense in enumerate(passage.senses):
        if sense.meaning is not Meaning.WORD_SEARCH:
            continue
        at = passage.micros_at(sense.start_char)
        if at is not None:
            words = passage.utterance.text[sense.start_char : sense.end_char]
            hold = expected_micros(words) + round(500_000 * passage.chance("seek", index))
            name = "away-think" if passage.chance("seek where", index) < 0.75 else "away-down"
            yield _gaze(
                name, at - 120_000, hold + 300_000, 0.85, f"a word is sought: {words!r}",
                about=(sense.start_char, sense.end_char),
            )  # fmt: skip


def _underline(passage: Passage) -> Iterator[Cue]:
    """Look at the partner where a word is to arrive."""
    latest = -_APART_MICROS
    for index, spoken in enumerate(passage.words):
        is_strong = spoken.accent > _STRONG and passage.chance("underline", index) < 0.6
        if not (spoken.emphasis or is_strong) or spoken.vowel_micros - latest < _APART_MICROS:
            continue
        latest = spoken.vowel_micros
        because = f"{'marked' if spoken.emphasis else 'accent'}: {spoken.plain!r}"
        about = (spoken.word.start_char, spoken.word.end_char)
        yield _gaze("partner", latest - 100_000, 800_000, 0.6, because, about=about)


def _breathe_out(passage: Passage) -> Iterator[Cue]:
    """Shift the gaze between clauses: away to plan the next one, or back to see how it went."""
    for index, phrase in enumerate(passage.phrases):
        if not phrase.is_over or passage.is_final(phrase):
            continue
        chance = passage.chance("clause gaze", index)
        if chance < _CLAUSE_AWAY:
            yield _between(passage, phrase, "away", index, "the next clause is planned")
        elif chance < _CLAUSE_BACK:
            yield _between(passage, phrase, "partner", index, "has the clause arrived?")


def _between(passage: Passage, phrase: Phrase, name: str, index: int, because: str) -> Cue:
    hold = round(500_000 + 400_000 * passage.chance("clause gaze length", index))
    return _gaze(name, phrase.end_micros + 40_000, hold, 0.55, because)


def _hand_back(passage: Passage) -> Iterator[Cue]:
    """Look at the partner over the last words, and over all of a short question."""
    utterance = passage.utterance
    is_asked = utterance.sentence_type in _QUESTIONS
    if not (utterance.ends_turn or is_asked):
        return
    char = tail_char(utterance.text, 5.0 if utterance.sentence_type in _DIRECT else 2.0)
    at = passage.micros_at(char)
    if at is None:
        return
    after = _HELD_AFTER_MICROS if utterance.ends_turn else _ASKED_AFTER_MICROS
    hold = round(expected_micros(utterance.text[char:]) * _SLOWER) + after
    why = "the partner is asked" if is_asked else "the turn is handed over"
    because = f"{why}: {utterance.text[char:].strip()!r}"
    about = (char, len(utterance.text))
    yield _gaze("partner", at, hold, 0.95, because, about=about)


def _gaze(
    name: str,
    start_micros: int,
    hold_micros: int,
    weight: float,
    because: str,
    about: tuple[int, int] | None = None,
) -> Cue:
    lengths = (60_000, hold_micros - 60_000, 100_000)
    return cue(Layer.GAZE, name, start_micros, lengths, weight=weight, because=because, about=about)
