"""How feelings move the voice: a little, so that it stays the character's own."""

from dataclasses import dataclass

from bridge.model import Emotion, EmotionLabel
from bridge_hibari.options import HibariOptions

__all__ = ["Manner", "manner_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The numbers that shape one utterance."""

    speed: float = 1.0
    pitch: float = 1.0
    """Multiplies F0."""
    pitch_range: float = 1.0
    """Multiplies how far F0 moves from its middle, in semitones."""
    gain: float = 1.0
    formant: float = 1.0


# (pitch, pitch range, speed, gain) at intensity 1. Directions after Banse & Scherer 1996 and
# Juslin & Laukka 2003: arousal raises, widens, hastens and loudens; the sizes are kept small.
_SHAPES: dict[EmotionLabel, tuple[float, float, float, float]] = {
    EmotionLabel.JOY: (1.08, 1.30, 1.05, 1.12),
    EmotionLabel.CONTENT: (1.00, 0.95, 0.96, 0.95),
    EmotionLabel.LAUGH: (1.10, 1.35, 1.06, 1.15),
    EmotionLabel.SADNESS: (0.95, 0.70, 0.88, 0.80),
    EmotionLabel.WORRY: (1.03, 0.90, 1.02, 0.92),
    EmotionLabel.ANGER: (1.04, 1.25, 1.06, 1.25),
    EmotionLabel.CONTEMPT: (0.96, 0.85, 0.96, 0.95),
    EmotionLabel.FEAR: (1.10, 1.15, 1.10, 0.95),
    EmotionLabel.SURPRISE: (1.10, 1.40, 1.03, 1.10),
    EmotionLabel.DELIGHT: (1.10, 1.35, 1.05, 1.12),
    EmotionLabel.DISGUST: (0.96, 0.90, 0.94, 1.00),
    EmotionLabel.SHYNESS: (1.02, 0.80, 0.95, 0.75),
    EmotionLabel.PRIDE: (0.98, 1.10, 0.97, 1.08),
    EmotionLabel.CURIOSITY: (1.03, 1.15, 1.00, 1.00),
    EmotionLabel.DOUBT: (1.00, 0.95, 0.94, 0.95),
    EmotionLabel.THINKING: (0.98, 0.85, 0.92, 0.92),
    EmotionLabel.CONFUSION: (1.03, 1.10, 0.95, 0.97),
    EmotionLabel.BOREDOM: (0.96, 0.65, 0.90, 0.85),
    EmotionLabel.RELIEF: (0.98, 1.00, 0.94, 0.92),
    EmotionLabel.PAIN: (1.05, 0.90, 0.93, 0.95),
    EmotionLabel.DETERMINATION: (0.98, 1.05, 0.98, 1.12),
    EmotionLabel.AFFECTION: (1.00, 0.95, 0.94, 0.88),
}
_STILL = (1.0, 1.0, 1.0, 1.0)
_SPEEDS = (0.5, 2.0)  # what the network was trained for


def manner_of(options: HibariOptions, emotion: Emotion) -> Manner:
    """Return how to speak with this feeling: nothing moves at intensity 0."""
    shape = _SHAPES.get(emotion.label, _STILL)
    pitch, pitch_range, speed, gain = (1 + (x - 1) * emotion.intensity for x in shape)
    return Manner(
        speed=min(max(options.speed * speed, _SPEEDS[0]), _SPEEDS[1]),
        pitch=options.pitch * pitch,
        pitch_range=pitch_range,
        gain=gain,
        formant=options.formant,
    )
