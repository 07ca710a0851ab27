"""The utterance's feeling: how fast it comes, how long it stays, how it goes."""

from collections.abc import Iterator, Mapping

from bridge.model import Cue, EmotionLabel, Layer
from bridge.performance.passage import Passage
from bridge.performance.rule import cue

__all__ = ["feel"]

_BEFORE_MICROS = 200_000  # a face is there before the voice
_AFTER_MICROS = 500_000  # and outlasts it
_SUSTAINED = 0.72  # of the intensity; the rest is the peak at the start
_PEAK_MICROS = 1_100_000
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


def feel(passage: Passage) -> Iterator[Cue]:
    """Show the feeling over the utterance: a peak, then a lower level held to its end."""
    emotion = passage.utterance.emotion
    if emotion.label is EmotionLabel.NEUTRAL or emotion.intensity <= 0.0:
        return
    onset = passage.micros(_ONSET_SECS.get(emotion.label, _DEFAULT_ONSET_SECS))
    offset = round(_OFFSET * onset)
    hold = max(passage.expected_micros + _BEFORE_MICROS + _AFTER_MICROS - onset, _PEAK_MICROS)
    if emotion.label is EmotionLabel.SURPRISE:
        hold = min(hold, _LONGEST_SURPRISE_MICROS)
    because = f"the utterance feels {emotion.label} {emotion.intensity:.2f}"
    for share, held in ((_SUSTAINED, hold), (1.0 - _SUSTAINED, min(_PEAK_MICROS, hold))):
        yield cue(
            Layer.EMOTION, emotion.label.value, -_BEFORE_MICROS, (onset, held, offset),
            weight=share * emotion.intensity, because=because,
        )  # fmt: skip
