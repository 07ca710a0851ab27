"""Speech and meaning become cues on a timeline."""

from bridge.performance.allowing import Verdict, allow, denied
from bridge.performance.gestures import gesture_timeline
from bridge.performance.lips import PhoneLips
from bridge.performance.lips_loudness import LoudnessLips
from bridge.performance.perform import RULES, explain, perform, performed
from bridge.performance.rule import PerformanceRule

__all__ = [
    "RULES",
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
]
