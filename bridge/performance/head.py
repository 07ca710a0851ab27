"""Head events: nods on accents, and what the sentence and its purpose ask of the head."""

from collections.abc import Iterator, Mapping

from bridge.model import Cue, DialogueAct, EmotionLabel, Layer, SentenceType
from bridge.performance.forms import NO, YES, forms_of
from bridge.performance.marking import SURE
from bridge.performance.nodding import busy_micros
from bridge.performance.pacing import expected_at, lengths_of
from bridge.performance.passage import Passage, SpokenWord
from bridge.performance.rule import event
from bridge.performance.sense import Meaning
from bridge.performance.sentence import final_rise
from bridge.performance.triggers import SOCIAL
from bridge.performance.wording import expected_micros
from bridge.performance.yielding import is_asked
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["accent_nods", "act_events", "sentence_events"]

_REFRACTORY_MICROS = 450_000  # between two nods
_USUAL_GAP_MICROS = 1_200_000
_AFTER_VOWEL_MICROS = 40_000  # a nod's lowest point, seen from the start of the vowel
_ACCENTED = 1.0
_BUSY_MICROS = 500_000  # around a meaning that the head answers, accents are not nodded at
_BUSY_MARKED_MICROS = 150_000  # but a marked word is, unless it is the meaning itself
_ASKED_MARGIN_MICROS = 600_000
_TAG_MICROS, _SHORT_MICROS = 800_000, 1_100_000  # of questions that only want a yes
_CLOSING = " .!?…。！？\"'”’)"
_HEAD = frozenset({Layer.HEAD})
_BIG_NOD_CHANCE = 0.4  # that an exclamation is nodded at, not drawn back from

_ACTS: Mapping[DialogueAct, tuple[str, float]] = {
    DialogueAct.GREETING: ("nod", 0.8),
    DialogueAct.GOODBYE: ("nod", 0.9),
    DialogueAct.THANKS: ("nod", 1.2),
    DialogueAct.PROMISE: ("nod", 0.9),
    DialogueAct.STALLING: ("tilt", 0.9),
    DialogueAct.OFFER: ("tilt", 0.5),
}
_YES = frozenset({DialogueAct.ANSWER_YES, DialogueAct.AGREE})
_NO = frozenset({DialogueAct.ANSWER_NO, DialogueAct.DISAGREE})


def accent_nods(passage: Passage) -> Iterator[Cue]:
    """Nod on marked words, and on some of those that the voice brings out."""
    latest = -_USUAL_GAP_MICROS
    raise_from = final_rise(passage)
    busy = busy_micros(passage)
    for index, spoken in enumerate(passage.words):
        gap = spoken.vowel_micros - latest
        if raise_from is not None and spoken.vowel_micros >= raise_from.start_micros:
            return  # the rise of a question is not beaten into
        if gap < _REFRACTORY_MICROS or _is_busy(passage, spoken, busy):
            continue
        if _is_nodded(passage, spoken, index, gap):
            latest = spoken.vowel_micros
            yield _nod(passage, spoken, index)


def sentence_events(passage: Passage) -> Iterator[Cue]:
    """Do what the form of the sentence asks for, and give the turn back at its end."""
    if not passage.words:
        return
    kind = passage.utterance.sentence_type
    rise = final_rise(passage)
    if rise is not None:
        yield event(
            passage, "question-raise", rise.start_micros, weight=1.0,
            hold_micros=rise.hold_micros, because=f"{kind}: {rise.word!r} opens the rise",
        )  # fmt: skip
        yield from _confirm(passage)
    elif kind is SentenceType.WH_QUESTION:
        yield from _ask(passage)
    elif kind is SentenceType.EXCLAMATION:
        yield from _exclaim(passage)
    if passage.utterance.emotion.label is EmotionLabel.SURPRISE:
        first = passage.words[0]
        yield _at(passage, "pull-back", first.word.start_micros, 0.8, "surprise", first)
    if rise is None and passage.phrases and passage.is_final(passage.phrases[-1]):
        yield _end(passage)


def act_events(passage: Passage) -> Iterator[Cue]:
    """Do what the purpose of the utterance asks for; a yes and a no are the culture's."""
    if not passage.words:
        return
    act, first = passage.utterance.act, passage.words[0]
    if is_asked(passage, _HEAD, 0, margin_micros=_ASKED_MARGIN_MICROS):
        return
    start = first.word.start_micros - passage.micros(0.1)
    if act in _YES or act in _NO:
        name, weight = _answer(passage)
        yield _at(passage, name, start, weight, str(act), first)
        if act is DialogueAct.DISAGREE:
            yield _at(passage, "pull-back", start, 0.5, str(act), first)
    elif act in _ACTS and not _has_form(passage):
        name, weight = _ACTS[act]
        side = _side(passage, "act") if name == "tilt" else 1.0
        yield _at(passage, name, start, weight * side, str(act), first)


def _confirm(passage: Passage) -> Iterator[Cue]:
    """Lean in where a question only wants its yes: "are you sure?", "it is good, right?"."""
    span = _wanted_yes(passage)
    at = passage.micros_at(span[0]) if span else None
    if span and at is not None:
        because = f"a question that wants its yes: {passage.utterance.text[slice(*span)]!r}"
        start = at - passage.micros(0.1)
        yield event(passage, "confirm-push", start, weight=1.0, because=because, about=span)


def _wanted_yes(passage: Passage) -> tuple[int, int] | None:
    """Return the tag of a question, or all of one that is short; None for other questions."""
    text = passage.utterance.text
    end = len(text.rstrip(_CLOSING))
    start = max(text.rfind(comma, 0, end) for comma in ",，、") + 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    is_short = expected_micros(text[start:end]) < (_TAG_MICROS if start else _SHORT_MICROS)
    return (start, end) if is_short else None


def _ask(passage: Passage) -> Iterator[Cue]:
    """Tilt at the word that asks; at the first where none is known to."""
    text, first = passage.utterance.text, passage.words[0].word
    asking = (s for s in passage.senses if s.meaning is Meaning.QUESTION_WORD)
    spans = ((s.start_char, s.end_char) for s in asking)
    span = next(spans, (max(first.start_char, 0), max(first.end_char, 0)))
    at = passage.micros_at(span[0])
    if at is not None:
        weight = 0.5 * _side(passage, "wh tilt")
        because = f"{SentenceType.WH_QUESTION}: {text[slice(*span)]!r}"
        start = at - passage.micros(0.1)
        yield event(passage, "tilt", start, weight=weight, because=because, about=span)


def _exclaim(passage: Passage) -> Iterator[Cue]:
    """Draw back from the first strong word, or nod at it, if the head is free."""
    strong = next((w for w in passage.words if w.emphasis or w.accent > _ACCENTED), None)
    if strong is None or _is_busy(passage, strong, busy_micros(passage)):
        return
    start = strong.word.start_micros - passage.micros(0.1)
    name = "big-nod" if passage.chance("exclaim") < _BIG_NOD_CHANCE else "pull-back"
    yield _at(passage, name, start, 0.7, str(SentenceType.EXCLAMATION), strong)


def _end(passage: Passage) -> Cue:
    """Settle on the last syllable; where the turn ends, nod it over to the partner."""
    last = passage.words[-1]
    start = max(last.vowel_micros, last.word.end_micros - passage.micros(0.25))
    if passage.utterance.ends_turn:
        return _at(passage, "yield", start, 0.8, "the end of the turn", last)
    return _at(passage, "settle", start, 1.0, "the end of the sentence", last)


def _answer(passage: Passage) -> tuple[str, float]:
    """Return the head event of a yes or no and its size."""
    act, policy = passage.utterance.act, passage.policy
    key, own = (YES, policy.yes) if act in _YES else (NO, policy.no)
    forms = [
        name
        for name in forms_of(key, policy, passage.style)
        if REPERTOIRE[name].layer is Layer.HEAD
    ]
    name = forms[0] if forms else own
    if act is DialogueAct.AGREE and name == "nod":
        return "big-nod", 0.6  # one who agrees nods twice
    return name, 0.8


def _has_form(passage: Passage) -> bool:
    """Return whether a bow or a nod is made for the act already."""
    key = SOCIAL.get(passage.utterance.act)
    options = forms_of(key, passage.policy, passage.style) if key else ()
    return bool(options) and REPERTOIRE[options[0]].layer is not Layer.GESTURE


def _is_busy(passage: Passage, spoken: SpokenWord, busy: tuple[int, ...]) -> bool:
    char = spoken.word.start_char
    if char < 0:
        return False
    at = expected_at(passage.utterance.text, char)
    near = _BUSY_MARKED_MICROS if spoken.emphasis >= SURE else _BUSY_MICROS
    if any(abs(at - other) < near for other in busy):
        return True
    return is_asked(passage, _HEAD, at, margin_micros=_ASKED_MARGIN_MICROS)


def _is_nodded(passage: Passage, spoken: SpokenWord, index: int, gap: int) -> bool:
    if spoken.emphasis >= SURE:
        return True
    if spoken.accent <= _ACCENTED:
        return False
    likely = passage.style.nod_probability * min(gap / _USUAL_GAP_MICROS, 1.2)
    return passage.chance("nod", index) < likely


def _nod(passage: Passage, spoken: SpokenWord, index: int) -> Cue:
    rise = lengths_of(passage, REPERTOIRE["nod"]).prepare
    start = spoken.vowel_micros + _AFTER_VOWEL_MICROS - rise
    size = 0.62 + 0.2 * min(max(spoken.accent, 0.0), 2.5) + 0.2 * passage.chance("size", index)
    reason = "marked" if spoken.emphasis >= SURE else f"accent {spoken.accent:.1f}"
    return _at(passage, "nod", start, size, reason, spoken)


def _at(
    passage: Passage, name: str, start: int, weight: float, reason: str, spoken: SpokenWord
) -> Cue:
    """Return an event for a word."""
    word = spoken.word
    return event(
        passage, name, start, weight=weight, because=f"{reason}: {spoken.plain!r}",
        about=(word.start_char, word.end_char) if word.start_char >= 0 else None,
    )  # fmt: skip


def _side(passage: Passage, choice: str, index: int = 0) -> float:
    return 1.0 if passage.chance(f"side of {choice}", index) < 0.5 else -1.0
