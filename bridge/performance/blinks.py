"""What speech asks of the eyelids: a blink between phrases, none while a question is put."""

from collections.abc import Iterator

from bridge.model import Cue, Layer
from bridge.performance.passage import Passage
from bridge.performance.rule import cue
from bridge.performance.sentence import final_rise

__all__ = ["lid_cues"]

_AFTER_PHRASE_MICROS = 30_000
_PULL_CHANCE = 0.5
_TURN_CHANCE = 0.4


def lid_cues(passage: Passage) -> Iterator[Cue]:
    """Yield blinks at the ends of phrases and turns, and ``keep-open`` over a question's rise."""
    for index, phrase in enumerate(passage.phrases):
        if not phrase.is_over:
            continue
        is_last = passage.utterance.ends_turn and passage.is_final(phrase)
        if is_last and passage.chance("turn blink") < _TURN_CHANCE:
            start = phrase.end_micros + _AFTER_PHRASE_MICROS
            yield cue(Layer.BLINK, "blink", start, (0, 0, 0), because="the turn is over")
        elif passage.chance("phrase blink", index) < _PULL_CHANCE:
            start = phrase.end_micros + _AFTER_PHRASE_MICROS
            because = "a pending blink waits for the end of the phrase"
            yield cue(Layer.BLINK, "may-blink", start, (0, 0, 0), because=because)
    rise = final_rise(passage)
    if rise is not None:
        because = f"the partner is asked: {rise.word!r}"
        lengths = (0, rise.hold_micros, 0)
        yield cue(Layer.BLINK, "keep-open", rise.start_micros, lengths, because=because)
