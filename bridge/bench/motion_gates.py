"""What every figure of one performance is held against."""

from collections.abc import Mapping

__all__ = ["GATES", "SMALLEST", "WORST"]

# Unit, gate, and what nature does, for every figure of one performance. The sources: Busso
# 2007 (spread of the head), the speech-gesture reviews behind the gates, statistics of the
# Bandai-Namco motion data ("normal" waving and raising of a hand).
GATES: Mapping[str, tuple[str, str, tuple[str, float | str] | None]] = {
    "head pitch spread": ("°", "", ("Busso 2007, neutral to happy", "3.3 to 6.4")),
    "head yaw spread": ("°", "", ("Busso 2007, neutral to angry", "0.9 to 3.7")),
    "head roll spread": ("°", "", ("Busso 2007, neutral to angry", "0.8 to 2.7")),
    "head speed, p99": ("°/s", "<= 90", None),
    "head speed, largest": ("°/s", "<= 250", None),
    "head power below 2 Hz": ("", ">= 0.85", None),
    "head power below 6 Hz": ("", ">= 0.99", None),
    "largest step of the head in a frame": ("°", "<= 4", None),
    "largest step of a blendshape in a frame": ("weight", "<= 0.25", None),
    "largest step of the jaw in a frame": ("weight", "<= 0.15", None),
    "largest step of a hand in a frame": ("mm", "<= 25", None),
    "blinks a minute": ("1/min", "", ("conversation, Bentivoglio 1997", "10 to 33")),
    "blink at half height, median": ("ms", "", ("recordings at 60 fps", "88 to 113")),
    "hand speed, p95": ("m/s", "", ("mocap, normal wave and gesture", "0.95 to 1.65")),
    "hand acceleration, p95": ("m/s²", "", ("mocap, normal", "5 to 13")),
    "hand way from its usual place, p95": ("m", "", None),
    "beat alignment": ("", ">= 0.60", ("recordings .60 to .75, EMAGE .77; a metronome", "> 0.9")),
    "beat alignment more than by chance": ("", ">= 0.05", None),
    "hand inside the torso": ("of frames", "< 0.005", None),
    "joints beyond their limits": ("", "== 0", None),
    "foot sliding, p99": ("cm/s", "< 2", ("mocap", 1.0)),
}
"""Unit, gate and nature by figure."""

WORST = (
    "head speed, largest",
    "largest step of the head in a frame",
    "largest step of a blendshape in a frame",
    "largest step of the jaw in a frame",
    "largest step of a hand in a frame",
    "hand inside the torso",
    "joints beyond their limits",
    "foot sliding, p99",
)
"""Figures that must hold in every manner, of which the largest is the worst."""

SMALLEST = ("head power below 2 Hz", "head power below 6 Hz")
"""And of which the smallest is."""
