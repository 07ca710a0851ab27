"""Brow events: they lift with a marked word, carry a question, and greet."""

from collections.abc import Iterator

from bridge.model import Cue, DialogueAct, Layer, SentenceType
from bridge.performance.passage import Passage
from bridge.performance.rule import cue
from bridge.performance.sentence import final_rise
from bridge.performance.wording import INTENSIFIERS, is_content

__all__ = ["accent_brows", "sentence_brows"]

_LEAD_MICROS = 80_000  # a brow is up a moment before the accent
_STRONG = 1.6
_CHANCE = 0.45
_REFRACTORY_MICROS = 1_500_000


def accent_brows(passage: Passage) -> Iterator[Cue]:
    """Raise the brows for marked words and for some strong accents."""
    latest = -_REFRACTORY_MICROS
    rise = final_rise(passage)
    for index, spoken in enumerate(passage.words):
        is_chosen = spoken.accent > _STRONG and passage.chance("brow", index) < _CHANCE
        is_due = spoken.vowel_micros - latest >= _REFRACTORY_MICROS
        if rise is not None and spoken.vowel_micros >= rise.start_micros:
            return
        if spoken.emphasis or (is_chosen and is_due):
            latest = spoken.vowel_micros
            name = "frown" if spoken.plain in INTENSIFIERS else "raise"
            up = passage.micros(0.16)
            lengths = (up, passage.micros(0.12), passage.micros(0.35))
            yield cue(
                Layer.BROWS, name, spoken.vowel_micros - _LEAD_MICROS - up, lengths,
                weight=0.4 + 0.25 * spoken.emphasis + 0.1 * passage.chance("brow size", index),
                because=f"{'marked' if spoken.emphasis else 'accent'}: {spoken.plain!r}",
            )  # fmt: skip


def sentence_brows(passage: Passage) -> Iterator[Cue]:
    """Do what the form of the sentence, or a greeting, asks of the brows."""
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
        yield cue(Layer.BROWS, "frown", start, lengths, weight=0.5, because=because)
    weighty = next((word for word in passage.words if is_content(word.plain)), None)
    if kind is SentenceType.EXCLAMATION and weighty is not None:
        lengths = (passage.micros(0.18), passage.micros(0.5), passage.micros(0.5))
        start = weighty.word.start_micros - 100_000
        because = f"{kind}: {weighty.plain!r}"
        yield cue(Layer.BROWS, "wide", start, lengths, weight=0.8, because=because)
    if passage.utterance.act is DialogueAct.GREETING:
        lengths = (passage.micros(0.12), passage.micros(0.1), passage.micros(0.25))
        start = first.word.start_micros - 60_000
        yield cue(Layer.BROWS, "flash", start, lengths, weight=0.7, because="a greeting")
