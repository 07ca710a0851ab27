"""Speech and meaning become cues on a timeline."""

from bridge.performance.allowing import Verdict, allow, denied
from bridge.performance.gestures import gesture_timeline
from bridge.performance.history import NOTHING_BEFORE, History
from bridge.performance.lips import PhoneLips
from bridge.performance.lips_loudness import LoudnessLips
from bridge.performance.perform import RULES, explain, perform, performed
from bridge.performance.rule import PerformanceRule
from bridge.performance.silent import silence, silent_timeline
from bridge.performance.words import plain_words

__all__ = [
    "NOTHING_BEFORE",
    "RULES",
    "History",
    "LoudnessLips",
    "PerformanceRule",
    "PhoneLips",
    "Verdict",
    "allow",
    "denied",
    "explain",
    "gesture_timeline",
    "perform",
    "performed",
    "plain_words",
    "silence",
    "silent_timeline",
]
