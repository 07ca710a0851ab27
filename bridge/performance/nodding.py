"""What meanings ask of the head: a shake at a no, a nod at a must, a turn at a but."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bridge.model import Cue, DialogueAct, Layer, SentenceType
from bridge.performance.forms import forms_of
from bridge.performance.marking import is_marked
from bridge.performance.pacing import expected_at, lengths_of
from bridge.performance.passage import Passage
from bridge.performance.rule import event
from bridge.performance.sense import Meaning, Sense
from bridge.performance.triggers import social_triggers
from bridge.performance.yielding import is_asked
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["HeadMeaning", "busy_micros", "head_meanings", "meaning_events"]

_M = Meaning
_GAP_MICROS = 1_200_000
_SOCIAL_MICROS = 700_000  # around what is done to the partner
_LIST_GAP_MICROS = 500_000
_ASKED_MARGIN_MICROS = 600_000
_AFTER_VOWEL_MICROS = 40_000  # where a nod is lowest
_LEAD_SECS = 0.1  # everything else is on its way before its word
_HEAD = frozenset({Layer.HEAD})
_NODS = frozenset({"nod", "big-nod", "toss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """How a head answers a meaning."""

    name: str
    weight: float
    chance: float
    """At an activation of 0.5."""
    is_sided: bool = False
    """Whether it goes to one side."""


_ANSWERS: Mapping[Meaning, tuple[_Answer, ...]] = {
    _M.AFFIRMATION: (_Answer(name="yes", weight=0.8, chance=0.6),),
    _M.NEGATION: (_Answer(name="no", weight=0.8, chance=0.5),),
    _M.INTENSITY: (
        _Answer(name="small-shake", weight=0.7, chance=0.25),
        _Answer(name="nod", weight=0.9, chance=0.3),
    ),
    _M.INCLUSIVITY: (_Answer(name="sweep", weight=1.0, chance=0.6, is_sided=True),),
    _M.CONTRAST: (_Answer(name="contrast", weight=0.8, chance=0.7, is_sided=True),),
    _M.LIST_ITEM: (_Answer(name="list-step", weight=1.0, chance=0.8, is_sided=True),),
    _M.POSSIBILITY: (
        _Answer(name="fast-nod", weight=1.0, chance=0.3),
        _Answer(name="tilt", weight=0.5, chance=0.25, is_sided=True),
    ),
    _M.OBLIGATION: (_Answer(name="nod", weight=1.1, chance=0.7),),
    _M.WORD_SEARCH: (_Answer(name="tilt", weight=0.7, chance=1.0, is_sided=True),),
    _M.BAD: (_Answer(name="small-shake", weight=0.6, chance=0.25),),
}
_HEADED = frozenset(DialogueAct) - {
    DialogueAct.INFORM,
    DialogueAct.QUESTION,
    DialogueAct.REQUEST,
    DialogueAct.APOLOGY,
}
"""Purposes that the head carries out at the first word."""

_ASKS_NOTHING = frozenset({DialogueAct.ANSWER_NO, DialogueAct.DISAGREE})
_YES_ACTS = frozenset({DialogueAct.ANSWER_YES, DialogueAct.AGREE})
_BY_MARK = frozenset({_M.INTENSITY, _M.POSSIBILITY, _M.BAD})
_ALTERNATING = frozenset({_M.CONTRAST, _M.LIST_ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMeaning:
    """A head event that a meaning will get."""

    sense: Sense
    name: str
    weight: float
    at_micros: int
    """When its words should be heard, by letters alone."""


def head_meanings(passage: Passage) -> tuple[HeadMeaning, ...]:
    """Return the meanings that the head answers, decided from the text alone."""
    found: list[HeadMeaning] = []
    done = _social_micros(passage)
    counts: dict[Meaning, int] = {}
    for sense in passage.senses:
        answer = _answer(passage, sense)
        if answer is None:
            continue
        at = expected_at(passage.utterance.text, sense.start_char)
        gap = _LIST_GAP_MICROS if sense.meaning is _M.LIST_ITEM else _GAP_MICROS
        if found and at - found[-1].at_micros < gap:
            continue
        if any(abs(at - other) < _SOCIAL_MICROS for other in done):
            continue
        if is_asked(passage, _HEAD, at, margin_micros=_ASKED_MARGIN_MICROS):
            continue
        count = counts.get(sense.meaning, 0)
        counts[sense.meaning] = count + 1
        side = _side(passage, sense, count) if answer.is_sided else 1.0
        found.append(
            HeadMeaning(
                sense=sense,
                name=_name(passage, answer.name),
                weight=answer.weight * side * (0.7 + 0.3 * sense.strength),
                at_micros=at,
            )
        )
    return tuple(found)


def busy_micros(passage: Passage) -> tuple[int, ...]:
    """Return when the head does something else than nod at accents, by letters alone."""
    meant = (each.at_micros for each in head_meanings(passage))
    return *_social_micros(passage), *meant


def meaning_events(passage: Passage) -> Iterator[Cue]:
    """Answer the meanings that have been heard."""
    for each in head_meanings(passage):
        sense = each.sense
        start = _start(passage, each)
        if start is None:
            continue
        said = passage.utterance.text[sense.start_char : sense.end_char]
        yield event(
            passage, each.name, start, weight=each.weight,
            because=f"{sense.meaning}: {said!r}", about=(sense.start_char, sense.end_char),
        )  # fmt: skip


def _social_micros(passage: Passage) -> tuple[int, ...]:
    """Return when the head greets, thanks or answers: with its words, or with the first."""
    policy, style, text = passage.policy, passage.style, passage.utterance.text
    times = [
        expected_at(text, trigger.start_char)
        for trigger in social_triggers(passage)
        for name in forms_of(trigger.key, policy, style)[:1]
        if REPERTOIRE[name].layer is not Layer.GESTURE
    ]
    return (*times, 0) if passage.utterance.act in _HEADED else tuple(times)


def _start(passage: Passage, each: HeadMeaning) -> int | None:
    """Return when an event starts; None while its word is not heard."""
    at = passage.micros_at(each.sense.start_char)
    if each.name not in _NODS:
        return None if at is None else at - passage.micros(_LEAD_SECS)
    accent = passage.accent_near(each.sense)
    if accent is None:
        return None
    rise = lengths_of(passage, REPERTOIRE[each.name]).prepare
    return accent.micros + _AFTER_VOWEL_MICROS - rise


def _answer(passage: Passage, sense: Sense) -> _Answer | None:
    act = passage.utterance.act
    if sense.meaning is _M.NEGATION and act in _ASKS_NOTHING:
        return None  # the answer itself is shaken already
    if sense.meaning is _M.AFFIRMATION and (act in _YES_ACTS or _is_question(passage)):
        return None
    is_stressed = is_marked(passage.utterance, sense.start_char, sense.end_char)
    if is_stressed and sense.meaning in _BY_MARK:
        return None  # a marked word is nodded at
    # All items of a list are stepped through, or none.
    index = 0 if sense.meaning is _M.LIST_ITEM else sense.start_char
    lot = passage.chance(f"head {sense.meaning}", index)
    lot /= (0.4 + 1.2 * passage.style.activation) * (2.0 if is_stressed else 1.0)
    for answer in _ANSWERS.get(sense.meaning, ()):
        if lot < answer.chance:
            return answer
        lot -= answer.chance
    return None


def _is_question(passage: Passage) -> bool:
    return passage.utterance.sentence_type in (
        SentenceType.YES_NO_QUESTION,
        SentenceType.ALTERNATIVE_QUESTION,
    )


def _side(passage: Passage, sense: Sense, count: int) -> float:
    """Return the side: first left then right for what alternates, else as it falls."""
    if sense.meaning in _ALTERNATING:
        return -1.0 if count % 2 else 1.0
    return 1.0 if passage.chance("side of head", sense.start_char) < 0.5 else -1.0


def _name(passage: Passage, name: str) -> str:
    """Return the culture's yes or no; inside a sentence a usual one is small."""
    own = {"yes": passage.policy.yes, "no": passage.policy.no}.get(name, name)
    usual = {"nod": "nod", "shake": "small-shake"}
    return usual.get(own, own) if name in ("yes", "no") else name
