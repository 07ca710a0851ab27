"""Head events: nods on accents, and what the sentence and its purpose ask of the head."""

from collections.abc import Iterator, Mapping

from bridge.model import Cue, DialogueAct, Layer, SentenceType
from bridge.performance.passage import Passage, SpokenWord
from bridge.performance.rule import cue
from bridge.performance.sentence import final_rise
from bridge.performance.wording import FILLERS, INTENSIFIERS, NEGATIONS

__all__ = ["EVENT_SECS", "accent_nods", "act_events", "sentence_events", "word_events"]

EVENT_SECS: Mapping[str, tuple[float, float, float]] = {
    "nod": (0.14, 0.03, 0.26),
    "big-nod": (0.18, 0.1, 0.8),
    "backchannel-nod": (0.2, 0.5, 0.45),
    "fast-nod": (0.12, 0.6, 0.2),
    "toss": (0.14, 0.03, 0.3),
    "shake": (0.2, 0.6, 0.4),
    "small-shake": (0.15, 0.3, 0.3),
    "tilt": (0.35, 0.7, 0.5),
    "contrast": (0.25, 0.9, 0.4),
    "bow": (0.5, 0.7, 0.8),
    "pull-back": (0.15, 0.3, 0.5),
    "lean-in": (0.7, 1.2, 0.8),
    "confirm-push": (0.18, 0.3, 0.45),
    "question-raise": (0.35, 0.6, 0.5),
    "settle": (0.22, 0.05, 0.4),
}
"""Rise, hold and fall of every head event."""

_REFRACTORY_MICROS = 450_000  # between two nods
_USUAL_GAP_MICROS = 1_200_000
_AFTER_VOWEL_MICROS = 40_000  # a nod's lowest point, seen from the start of the vowel
_ACCENTED = 1.0

_ACTS: Mapping[DialogueAct, tuple[str, float]] = {
    DialogueAct.GREETING: ("nod", 0.8),
    DialogueAct.GOODBYE: ("nod", 0.9),
    DialogueAct.THANKS: ("nod", 1.2),
    DialogueAct.APOLOGY: ("bow", 0.8),
    DialogueAct.STALLING: ("tilt", 0.9),
    DialogueAct.OFFER: ("tilt", 0.5),
}
_YES = frozenset({DialogueAct.ANSWER_YES, DialogueAct.AGREE})
_NO = frozenset({DialogueAct.ANSWER_NO, DialogueAct.DISAGREE})


def accent_nods(passage: Passage) -> Iterator[Cue]:
    """Nod on marked words, and on some of those that the voice brings out."""
    latest = -_USUAL_GAP_MICROS
    raise_from = final_rise(passage)
    for index, spoken in enumerate(passage.words):
        gap = spoken.vowel_micros - latest
        if raise_from is not None and spoken.vowel_micros >= raise_from.start_micros:
            return  # the rise of a question is not beaten into
        if gap >= _REFRACTORY_MICROS and _is_nodded(passage, spoken, index, gap):
            latest = spoken.vowel_micros
            yield _nod(passage, spoken, index)


def sentence_events(passage: Passage) -> Iterator[Cue]:
    """Do what the form of the sentence asks for."""
    kind = passage.utterance.sentence_type
    rise = final_rise(passage)
    if rise is not None:
        lengths = (passage.micros(0.35), rise.hold_micros, passage.micros(0.5))
        because = f"{kind}: {rise.word!r} opens the rise"
        start = rise.start_micros
        yield cue(Layer.HEAD, "question-raise", start, lengths, because=because)
    elif kind is SentenceType.WH_QUESTION and passage.words:
        first = passage.words[0]
        weight = 0.5 * _side(passage, "wh tilt")
        yield _event(passage, "tilt", first.word.start_micros, weight, f"{kind}: {first.plain!r}")
    elif kind is SentenceType.EXCLAMATION and passage.words:
        strong = next((w for w in passage.words if w.emphasis or w.accent > _ACCENTED), None)
        if strong is not None:
            start = strong.word.start_micros - passage.micros(0.1)
            yield _event(passage, "pull-back", start, 0.7, f"{kind}: {strong.plain!r}")
    if rise is None and passage.words and passage.phrases and passage.is_final(passage.phrases[-1]):
        last = passage.words[-1]
        start = max(last.vowel_micros, last.word.end_micros - passage.micros(0.25))
        yield _event(passage, "settle", start, 1.0, f"the end of the sentence: {last.plain!r}")


def act_events(passage: Passage) -> Iterator[Cue]:
    """Do what the purpose of the utterance asks for; a yes and a no are the culture's."""
    if not passage.words:
        return
    act, first = passage.utterance.act, passage.words[0]
    start = first.word.start_micros - passage.micros(0.1)
    if act in _YES or act in _NO:
        name = passage.policy.yes if act in _YES else passage.policy.no
        yield _event(passage, name, start, 0.8, f"{act}: {first.plain!r}")
    elif act in _ACTS:
        name, weight = _ACTS[act]
        side = _side(passage, "act") if name == "tilt" else 1.0
        yield _event(passage, name, start, weight * side, f"{act}: {first.plain!r}")


def word_events(passage: Passage) -> Iterator[Cue]:
    """Shake small on negations and on words that enlarge, tilt where a word is sought."""
    latest = -_USUAL_GAP_MICROS
    is_answer = passage.utterance.act in _NO
    for index, spoken in enumerate(passage.words):
        start = spoken.word.start_micros - passage.micros(0.1)
        if start - latest < _USUAL_GAP_MICROS:
            continue
        chance = passage.chance("word event", index)
        if spoken.plain in NEGATIONS and not is_answer and chance < 0.5:
            name, weight, reason = "small-shake", 1.0, "negation"
        elif spoken.plain in INTENSIFIERS and spoken.accent > _ACCENTED and chance < 0.5:
            name, weight, reason = "small-shake", 0.7, "it enlarges"
        elif spoken.plain in FILLERS:
            name, weight, reason = "tilt", 0.7 * _side(passage, "filler", index), "a word is sought"
        else:
            continue
        latest = start
        yield _event(passage, name, start, weight, f"{reason}: {spoken.plain!r}")


def _is_nodded(passage: Passage, spoken: SpokenWord, index: int, gap: int) -> bool:
    if spoken.emphasis > 0:
        return True
    if spoken.accent <= _ACCENTED:
        return False
    activation = 0.4 + 1.2 * passage.style.activation
    likely = passage.style.nod_probability * activation * min(gap / _USUAL_GAP_MICROS, 1.2)
    return passage.chance("nod", index) < likely


def _nod(passage: Passage, spoken: SpokenWord, index: int) -> Cue:
    rise, hold, fall = (passage.micros(secs) for secs in EVENT_SECS["nod"])
    start = spoken.vowel_micros + _AFTER_VOWEL_MICROS - rise
    size = 0.62 + 0.2 * min(max(spoken.accent, 0.0), 2.5) + 0.2 * passage.chance("size", index)
    reason = "marked" if spoken.emphasis else f"accent {spoken.accent:.1f}"
    return cue(
        Layer.HEAD, "nod", start, (rise, hold, fall), weight=size,
        because=f"{reason}: {spoken.plain!r}",
    )  # fmt: skip


def _event(passage: Passage, name: str, start: int, weight: float, because: str) -> Cue:
    secs = EVENT_SECS.get(name, (0.3, 0.3, 0.4))
    rise, hold, fall = (passage.micros(each) for each in secs)
    return cue(Layer.HEAD, name, start, (rise, hold, fall), weight=weight, because=because)


def _side(passage: Passage, choice: str, index: int = 0) -> float:
    return 1.0 if passage.chance(f"side of {choice}", index) < 0.5 else -1.0
