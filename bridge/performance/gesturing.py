"""Which words get which gesture, decided from the text before anything is heard."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bridge.model import Layer
from bridge.performance.forms import NO, YES, choose, forms_of, openness
from bridge.performance.hands import hands_of
from bridge.performance.pacing import expected_at
from bridge.performance.passage import Passage
from bridge.performance.sense import Meaning
from bridge.performance.triggers import Trigger, triggers
from bridge.performance.yielding import is_asked
from bridge.rigs.affect import affect_of, gesture_rate
from bridge.rigs.repertoire import REPERTOIRE, Movement

__all__ = ["Planned", "plan_gestures"]

GAP_MICROS = 1_200_000
"""Of expected speech, between one gesture and the next."""

_LIST_CHANCE = 0.5  # that the items of a list are marked by the hand, all of them
_COUNTING_CHANCE = 0.5  # that they are counted on the fingers, not beaten aside
_BOTH_CHANCE = 0.6  # that both hands may do what one could; more in an open manner
_BOTH_OPEN = 0.5
_FAREWELL_MICROS = 2_000_000  # around meeting and parting, hands do nothing else
_MEETING = frozenset({Meaning.GREETING, Meaning.GOODBYE})
_ENOUGH_RATE = 4.0  # gestures a minute with which a hand is never too lazy to greet
_OWED = -3.0, 1.5  # gestures too many or too few so far that the next words make up for
_PAIR_GAP_MICROS = 600_000
_PAIR_LATE_MICROS = 550_000
_ASKED_MARGIN_MICROS = 1_500_000  # around what the author asked for, rules keep still
_HANDS = frozenset({Layer.GESTURE, Layer.POSTURE})
_SIZE_SPREAD = 0.3  # ±15 %
_ALWAYS = math.inf
_HEAD_DOES = frozenset({YES, NO})  # unless a policy gives them to a hand or the brows


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A movement that some words will get."""

    movement: Movement
    start_char: int
    end_char: int
    expected_micros: int
    """When its words should be heard, by letters alone."""
    weight: float
    """Amplitude; negative is the left hand."""
    late_micros: int = 0
    """How long after its word it may come: the hand may still be with the word before."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    trigger: Trigger
    options: tuple[str, ...]
    at_micros: int
    is_done: bool = True
    """False for a greeting that the head does alone: the hands leave it its time."""


def plan_gestures(passage: Passage) -> tuple[Planned, ...]:
    """Return the gestures of an utterance in the order of its words.

    The text, the seed, the manner and what went before decide; how much is heard does not. Forms
    that are no gestures, such as a bow, are among them where a policy has them.
    """
    chosen = sorted(_chosen(passage), key=lambda each: each.at_micros)
    recent = list(passage.before.gestures)
    named: list[tuple[_Chosen, Movement]] = []
    for each in chosen:
        start = each.trigger.start_char
        name = choose(_handed(passage, each, recent), recent, _chance(passage, "form", start))
        recent.append(name)
        named.append((each, REPERTOIRE[name]))
    made = [
        (each.trigger.start_char, each.trigger.key == Meaning.CONTRAST, movement)
        for each, movement in named
    ]
    sides = hands_of(passage, made)
    people = [each for each in chosen if each.trigger.is_pair]
    second = people[1] if len(people) > 1 else None
    return tuple(
        Planned(
            movement=movement,
            start_char=each.trigger.start_char,
            end_char=each.trigger.end_char,
            expected_micros=each.at_micros,
            weight=side * _size(passage, each.trigger, movement),
            late_micros=_PAIR_LATE_MICROS if each is second else 0,
            because=each.trigger.because,
        )
        for (each, movement), side in zip(named, sides, strict=True)
    )


def _handed(passage: Passage, chosen: _Chosen, recent: Sequence[str]) -> tuple[str, ...]:
    """Return the forms to choose from: often only those of one hand, where one is fresh."""
    both = _BOTH_CHANCE + _BOTH_OPEN * openness(passage.policy, passage.style)
    if _chance(passage, "both hands", chosen.trigger.start_char) < both:
        return chosen.options
    alone = [name for name in chosen.options if REPERTOIRE[name].hands < 2]
    return tuple(alone) if set(alone) - set(recent[-3:]) else chosen.options


def _chosen(passage: Passage) -> list[_Chosen]:
    """Return the triggers that are followed: the social ones, then as many as the rate allows."""
    kept: list[_Chosen] = []
    budget = _budget(passage)
    hands = 0
    for _, each in sorted(_drawn(passage), key=lambda pair: -pair[0]):
        trigger = each.trigger
        is_hand = REPERTOIRE[each.options[0]].layer is Layer.GESTURE
        is_free = trigger.is_social or trigger.is_pair or (trigger.is_list and budget)
        if hands >= budget and not is_free:
            continue
        is_crowded = any(
            abs(each.at_micros - other.at_micros) < _gap(each, other) for other in kept
        )
        if is_crowded or is_asked(
            passage, _HANDS, each.at_micros, margin_micros=_ASKED_MARGIN_MICROS
        ):
            continue
        kept.append(each)
        hands += is_hand and each.is_done
    return [each for each in kept if each.is_done]


def _gap(a: _Chosen, b: _Chosen) -> int:
    """Return how far apart two must be."""
    if a.trigger.is_pair and b.trigger.is_pair:
        return _PAIR_GAP_MICROS
    alone = a.trigger.is_social != b.trigger.is_social
    meeting = _MEETING & {a.trigger.key, b.trigger.key}
    return _FAREWELL_MICROS if alone and meeting else GAP_MICROS


def _drawn(passage: Passage) -> Iterator[tuple[float, _Chosen]]:
    """Yield every trigger that has a form, with its lot: urgent ones draw higher."""
    is_listing = passage.chance("list") < _LIST_CHANCE * _liveliness(passage)
    for trigger in triggers(passage):
        options = _options(passage, trigger)
        if not options:
            continue
        lot = _chance(passage, f"gesture {trigger.key}", trigger.start_char)
        is_done = True
        if trigger.is_social:
            is_hand = REPERTOIRE[options[0]].layer is Layer.GESTURE
            is_done = not is_hand or lot < _social_chance(passage, trigger)
            if not is_done and trigger.key not in _MEETING:
                continue
            draw = _ALWAYS
        elif trigger.is_pair:
            if passage.chance("pair") > _zeal(passage):
                continue
            draw = 1.5 + trigger.urgency
        elif trigger.key == Meaning.NUMBER:
            # What shows the words comes before what accompanies them; nothing shows them better.
            draw = 2.0 + trigger.urgency
        elif trigger.is_list:
            if not is_listing:
                continue
            draw = 1.0 + trigger.urgency
        else:
            # Efraimidis and Spirakis 2006: the highest of these are a sample by weight.
            draw = math.pow(lot, 1.0 / max(trigger.urgency, 1e-3))
        at = expected_at(passage.utterance.text, trigger.start_char)
        yield draw, _Chosen(trigger=trigger, options=options, at_micros=at, is_done=is_done)


def _social_chance(passage: Passage, trigger: Trigger) -> float:
    """Return how often a hand greets or thanks; the head does it in any case."""
    active = passage.style.activation
    if trigger.key == Meaning.THANKS:
        return 0.2 + 0.5 * active
    return (0.8 + 0.35 * active) * _zeal(passage)


def _zeal(passage: Passage) -> float:
    """Return 1 where hands move as often as most people's, less where hardly ever."""
    return min(_rate(passage) / _ENOUGH_RATE, 1.0)


def _chance(passage: Passage, choice: str, char: int) -> float:
    """Return a number in [0, 1) for a choice at ``char``, another one in every manner."""
    return passage.chance(f"{choice} {passage.style.name} {passage.policy.name}", char)


def _options(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    policy, style = passage.policy, passage.style
    if trigger.is_list and passage.chance("counting") < _COUNTING_CHANCE:
        counted = forms_of(Meaning.NUMBER, policy, style, value=trigger.value)
        if counted:
            return counted
    options = forms_of(trigger.key, policy, style, value=trigger.value)
    if trigger.is_pair:
        return options[:1]  # nothing but a hand that points tells the two apart
    if trigger.key in _HEAD_DOES:
        return tuple(name for name in options if REPERTOIRE[name].layer is not Layer.HEAD)
    return options


def _budget(passage: Passage) -> int:
    """Return how many gestures the rate allows; a short line has one as often as it should.

    What earlier lines did too much, because they greeted or listed, is made up for.
    """
    rate, before = _rate(passage) / 60e6, passage.before
    least, most = _OWED
    owed = min(max(rate * before.spoken_micros - before.gestures_made, least), most)
    expected = rate * gesture_rate(passage.utterance.emotion) * passage.expected_micros
    return math.floor(max(expected + owed, 0.0) + passage.chance("gestures"))


def _rate(passage: Passage) -> float:
    """Return gestures a minute, of a calm speaker in this manner."""
    return passage.style.gestures_per_minute * passage.policy.gesture_rate


def _liveliness(passage: Passage) -> float:
    return 0.4 + 1.2 * passage.style.activation


def _size(passage: Passage, trigger: Trigger, movement: Movement) -> float:
    """Return how large a gesture is; a bow is as deep as its name says."""
    if movement.layer is not Layer.GESTURE:
        return 1.0
    spread = _SIZE_SPREAD * (passage.chance("gesture size", trigger.start_char) - 0.5)
    affect = affect_of(passage.utterance.emotion)
    feeling = (1.0 + 0.3 * affect.arousal) * (1.0 + 0.3 * affect.dominance)
    space = (1.0 + 0.5 * passage.style.extent) * passage.policy.gesture_space
    return space * feeling * trigger.strength * (1.0 + spread)
