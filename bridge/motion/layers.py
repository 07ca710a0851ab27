"""The table of layers, bottom to top. A new layer is one file, and one line here."""

from collections.abc import Callable

from bridge.motion.arms import ArmLayer
from bridge.motion.blinks import BlinkLayer
from bridge.motion.breathing import BreathLayer
from bridge.motion.emotion import EmotionLayer
from bridge.motion.gaze import GazeLayer
from bridge.motion.head import HeadLayer
from bridge.motion.idle import IdleLayer
from bridge.motion.listening import ListeningLayer
from bridge.motion.moment import MotionLayer

__all__ = ["LAYERS"]

LAYERS: tuple[Callable[[int], MotionLayer], ...] = (
    IdleLayer,
    BreathLayer,
    EmotionLayer,
    GazeLayer,
    BlinkLayer,
    HeadLayer,
    ArmLayer,
    ListeningLayer,
)
"""Each is built with the character's seed. The lips are not among them: they are mixed with
what these make of the face, and have the last word."""
