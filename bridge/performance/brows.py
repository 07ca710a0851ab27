"""Brow events: they lift with a marked word, carry a question, and greet."""

from collections.abc import Iterator, Mapping

from bridge.model import Cue, DialogueAct, Layer, SentenceType
from bridge.performance.marking import SURE, is_marked
from bridge.performance.pacing import expected_at
from bridge.performance.passage import Passage, SpokenWord
from bridge.performance.rule import cue
from bridge.performance.sense import Meaning, Sense
from bridge.performance.sentence import final_rise
from bridge.performance.wording import is_content
from bridge.rigs.affect import affect_of

__all__ = ["accent_brows", "meaning_brows", "sentence_brows"]

_LEAD_MICROS = 80_000  # a brow is up a moment before the accent
_LONGEST_RISE_MICROS = 200_000  # in a slow style too: what has begun must be known
_STRONG = 1.6
_CHANCE = 0.45
_REFRACTORY_MICROS = 1_500_000

_M = Meaning
# What a meaning asks of the brows, and how much, after NVBG.
_MEANINGS: Mapping[Meaning, tuple[str, float]] = {
    _M.AFFIRMATION: ("raise", 0.35),
    _M.NEGATION: ("frown", 0.4),
    _M.INTENSITY: ("frown", 0.5),
    _M.INCLUSIVITY: ("raise", 0.5),
    _M.CONTRAST: ("raise", 0.5),
    _M.POSSIBILITY: ("raise", 0.4),
    _M.OBLIGATION: ("frown", 0.5),
    _M.WORD_SEARCH: ("raise", 0.35),
    _M.BAD: ("frown", 0.4),
    _M.APOLOGY: ("concern", 0.9),
}
_HOLD_SECS = 0.25
_SORRY_SECS = 1.0  # nobody is sorry for a moment only
_MEANING_CHANCE = 0.55
_PLEASANT = 0.2  # a valence
_KIND_ACTS = frozenset({DialogueAct.GREETING, DialogueAct.THANKS, DialogueAct.AGREE})
_KIND_MEANINGS = frozenset({_M.GOOD, _M.GREETING, _M.THANKS})


def accent_brows(passage: Passage) -> Iterator[Cue]:
    """Raise the brows for marked words and for some strong accents."""
    latest = -_REFRACTORY_MICROS
    rise = final_rise(passage)
    frowned = [s for s in passage.senses if s.meaning is Meaning.INTENSITY]
    for index, spoken in enumerate(passage.words):
        is_chosen = spoken.accent > _STRONG and passage.chance("brow", index) < _CHANCE
        is_due = spoken.vowel_micros - latest >= _REFRACTORY_MICROS
        if rise is not None and spoken.vowel_micros >= rise.start_micros:
            return
        is_sure = spoken.emphasis >= SURE
        if is_sure or (is_chosen and is_due and not _has_meaning(passage, spoken)):
            latest = spoken.vowel_micros
            is_frowned = any(_covers(sense, spoken) for sense in frowned)
            name = "frown" if is_frowned and not _is_pleasant(passage) else "raise"
            up = min(passage.micros(0.16), _LONGEST_RISE_MICROS)
            lengths = (up, passage.micros(0.12), passage.micros(0.35))
            yield cue(
                Layer.BROWS, name, spoken.vowel_micros - _LEAD_MICROS - up, lengths,
                weight=0.4 + 0.25 * spoken.emphasis + 0.1 * passage.chance("brow size", index),
                because=f"{'marked' if is_sure else 'accent'}: {spoken.plain!r}",
                about=_about(spoken),
            )  # fmt: skip


def meaning_brows(passage: Passage) -> Iterator[Cue]:
    """Lift or lower the brows with what some words mean."""
    for sense in _browed(passage):
        at = passage.micros_at(sense.start_char)
        if at is None:
            return
        name, weight = _MEANINGS[sense.meaning]
        if sense.meaning is Meaning.INTENSITY and _is_pleasant(passage):
            name = "raise"
        up = min(passage.micros(0.18), _LONGEST_RISE_MICROS)
        hold = _SORRY_SECS if sense.meaning is Meaning.APOLOGY else _HOLD_SECS
        lengths = (up, passage.micros(hold), passage.micros(0.4))
        said = passage.utterance.text[sense.start_char : sense.end_char]
        yield cue(
            Layer.BROWS, name, at - _LEAD_MICROS - up, lengths,
            weight=weight * (0.7 + 0.3 * sense.strength), because=f"{sense.meaning}: {said!r}",
            about=(sense.start_char, sense.end_char),
        )  # fmt: skip


def sentence_brows(passage: Passage) -> Iterator[Cue]:
    """Do what the form of the sentence, or its purpose, asks of the brows."""
    kind = passage.utterance.sentence_type
    rise = final_rise(passage)
    if rise is not None:
        lengths = (passage.micros(0.3), rise.hold_micros, passage.micros(0.5))
        because = f"{kind}: {rise.word!r} opens the rise"
        start = rise.start_micros - 50_000
        yield cue(Layer.BROWS, "raise", start, lengths, weight=0.85, because=because)
    if not passage.words:
        return
    first = passage.words[0]
    if kind is SentenceType.WH_QUESTION:
        lengths = (passage.micros(0.3), passage.micros(0.9), passage.micros(0.6))
        because = f"{kind}: {first.plain!r}"
        start = first.word.start_micros - 100_000
        yield cue(
            Layer.BROWS, "frown", start, lengths, weight=0.5, because=because, about=_about(first)
        )
    weighty = next((word for word in passage.words if is_content(word.plain)), None)
    if kind is SentenceType.EXCLAMATION and weighty is not None:
        lengths = (passage.micros(0.18), passage.micros(0.5), passage.micros(0.5))
        start = weighty.word.start_micros - 100_000
        because = f"{kind}: {weighty.plain!r}"
        yield cue(
            Layer.BROWS, "wide", start, lengths, weight=0.8, because=because, about=_about(weighty)
        )
    if passage.utterance.act is DialogueAct.GREETING:
        lengths = (passage.micros(0.12), passage.micros(0.1), passage.micros(0.25))
        start = first.word.start_micros - 60_000
        because = f"{passage.utterance.act}: {first.plain!r}"
        yield cue(
            Layer.BROWS, "flash", start, lengths, weight=0.7, because=because, about=_about(first)
        )
    elif passage.utterance.act is DialogueAct.APOLOGY:
        lengths = (passage.micros(0.35), passage.micros(1.2), passage.micros(0.7))
        start = first.word.start_micros - 100_000
        because = f"{passage.utterance.act}: {first.plain!r}"
        yield cue(
            Layer.BROWS, "concern", start, lengths, weight=1.0, because=because, about=_about(first)
        )


def _browed(passage: Passage) -> Iterator[Sense]:
    """Yield the senses that the brows follow, decided from the text alone."""
    latest = -_REFRACTORY_MICROS
    activity = 0.4 + 1.2 * passage.style.activation
    for sense in passage.senses:
        span = sense.start_char, sense.end_char
        if sense.meaning not in _MEANINGS or is_marked(passage.utterance, *span):
            continue
        if sense.meaning is Meaning.APOLOGY:
            if passage.utterance.act is not DialogueAct.APOLOGY:  # that one's brows are up already
                yield sense
            continue
        at = expected_at(passage.utterance.text, sense.start_char)
        lot = passage.chance(f"brows {sense.meaning}", sense.start_char)
        if at - latest >= _REFRACTORY_MICROS and lot < _MEANING_CHANCE * activity:
            latest = at
            yield sense


def _is_pleasant(passage: Passage) -> bool:
    """Return whether what is enlarged is good: then brows lift, where they would frown."""
    utterance = passage.utterance
    return (
        utterance.act in _KIND_ACTS
        or affect_of(utterance.emotion).valence > _PLEASANT
        or any(sense.meaning in _KIND_MEANINGS for sense in passage.senses)
    )


def _has_meaning(passage: Passage, spoken: SpokenWord) -> bool:
    return any(_covers(s, spoken) for s in passage.senses if s.meaning in _MEANINGS)


def _covers(sense: Sense, spoken: SpokenWord) -> bool:
    word = spoken.word
    return sense.start_char < word.end_char and word.start_char < sense.end_char


def _about(spoken: SpokenWord) -> tuple[int, int] | None:
    word = spoken.word
    return (word.start_char, word.end_char) if word.start_char >= 0 else None
