"""The utterance's feeling: how fast it comes, how long it stays, how it goes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bridge.model import Cue, DialogueAct, Emotion, EmotionLabel, Layer
from bridge.performance.passage import Passage
from bridge.performance.rule import cue, event

__all__ = ["feel"]

_BEFORE_MICROS = 200_000  # a face is there before the voice
_AFTER_MICROS = 500_000  # and outlasts it
_SUSTAINED = 0.72  # of the intensity; the rest is the peak at the start
_PEAK_MICROS = 1_100_000  # with the onset at least 1.2 s: whoever feels, feels that long
_LONGEST_SURPRISE_MICROS = 1_000_000

# Seconds until a feeling has come; those not named take the default.
_ONSET_SECS: Mapping[EmotionLabel, float] = {
    EmotionLabel.SURPRISE: 0.2,
    EmotionLabel.DELIGHT: 0.3,
    EmotionLabel.FEAR: 0.25,
    EmotionLabel.ANGER: 0.4,
    EmotionLabel.DISGUST: 0.4,
    EmotionLabel.PAIN: 0.25,
    EmotionLabel.JOY: 0.55,
    EmotionLabel.LAUGH: 0.4,
    EmotionLabel.SADNESS: 1.1,
    EmotionLabel.WORRY: 0.8,
    EmotionLabel.BOREDOM: 1.2,
    EmotionLabel.SHYNESS: 0.7,
}
_DEFAULT_ONSET_SECS = 0.6
_OFFSET = 1.8  # times the onset
_HYSTERESIS = 0.15  # a change of intensity smaller than this is none
_DWELL_MICROS = 1_000_000  # of speech, before another feeling takes its place in a turn
_LINGERING = 0.6  # of a feeling stays for a sentence that names none
_BRIEF = frozenset(
    {EmotionLabel.SURPRISE, EmotionLabel.LAUGH, EmotionLabel.RELIEF, EmotionLabel.PAIN}
)
"""Feelings that are over when the sentence is."""
_SMILED = frozenset({DialogueAct.GREETING, DialogueAct.GOODBYE, DialogueAct.THANKS})
_COURTEOUS = 0.35  # of joy, in who feels nothing in particular


def feel(passage: Passage) -> Iterator[Cue]:
    """Show the feeling over the utterance: a peak, then a lower level held to its end.

    A feeling that goes on from the utterance before does not flare again.
    """
    emotion, goes_on = _felt(passage)
    if emotion.label is EmotionLabel.NEUTRAL and emotion.intensity <= 0.0:
        yield from _smile(passage)
    for each in (emotion, *emotion.beside):
        yield from _shown(passage, each, goes_on=goes_on)


def _smile(passage: Passage) -> Iterator[Cue]:
    """Greet, thank and take leave with a smile, whatever is felt."""
    act = passage.utterance.act
    if act in _SMILED:
        onset = passage.micros(_ONSET_SECS[EmotionLabel.JOY])
        hold = max(passage.expected_micros + _AFTER_MICROS - onset, _PEAK_MICROS)
        yield cue(
            Layer.EMOTION, EmotionLabel.JOY.value, -_BEFORE_MICROS,
            (onset, hold, round(_OFFSET * onset)),
            weight=_COURTEOUS, because=f"{act} is said with a smile",
        )  # fmt: skip


def _shown(passage: Passage, emotion: Emotion, *, goes_on: bool) -> Iterator[Cue]:
    if emotion.label is EmotionLabel.NEUTRAL or emotion.intensity <= 0.0:
        return
    onset = passage.micros(_ONSET_SECS.get(emotion.label, _DEFAULT_ONSET_SECS))
    hold = max(passage.expected_micros + _BEFORE_MICROS + _AFTER_MICROS - onset, _PEAK_MICROS)
    if emotion.label is EmotionLabel.SURPRISE:
        hold = min(hold, _LONGEST_SURPRISE_MICROS)
    if goes_on:
        because, levels = f"{emotion.label} goes on from what was said before", [(_SUSTAINED, hold)]
    else:
        because = f"the utterance feels {emotion.label} {emotion.intensity:.2f}"
        levels = [(_SUSTAINED, hold), (1.0 - _SUSTAINED, min(_PEAK_MICROS, hold))]
    for share, held in levels:
        yield cue(
            Layer.EMOTION, emotion.label.value, -_BEFORE_MICROS,
            (onset, held, round(_OFFSET * onset)),
            weight=share * emotion.intensity, because=because,
        )  # fmt: skip
    if emotion.label is EmotionLabel.RELIEF and not goes_on:
        because = "relief lets go of a breath"
        yield event(
            passage, "sigh", -_BEFORE_MICROS, weight=0.4 + 0.6 * emotion.intensity, because=because
        )
        yield cue(Layer.BLINK, "blink", 0, (0, 0, 0), because=because)


def _felt(passage: Passage) -> tuple[Emotion, bool]:
    """Return what is shown, and whether it was being shown already."""
    new, old = passage.utterance.emotion, passage.before.emotion
    is_first = passage.utterance.opens_turn or old.intensity <= 0.0 or old.label in _BRIEF
    if is_first or old.label is EmotionLabel.NEUTRAL:
        return new, False
    if new.label is EmotionLabel.NEUTRAL and new.intensity <= 0.0:  # nothing was said of it
        return _fainter(old), True
    if new.label is not old.label and passage.before.emotion_shown_micros < _DWELL_MICROS:
        return old, True  # nobody could have seen it yet: faces do not flicker
    is_near = abs(new.intensity - old.intensity) < _HYSTERESIS
    if new.label is old.label:
        return (old, True) if is_near else (new, new.intensity < old.intensity)
    if new.label is not EmotionLabel.NEUTRAL and new.intensity < _HYSTERESIS:
        return old, True  # too weak to take the place of another
    return new, False


def _fainter(emotion: Emotion) -> Emotion:
    """Return what lingers of a feeling."""
    return replace(
        emotion,
        intensity=_LINGERING * emotion.intensity,
        beside=tuple(map(_fainter, emotion.beside)),
    )
