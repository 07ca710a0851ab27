"""What natural movement is like, as figures over one character's frames.

Definitions are those of the co-speech gesture literature.
"""

import math
from collections.abc import Mapping

import numpy as np

from bridge.bench.motion_beats import beat_alignment
from bridge.bench.motion_stage import PLACES, Floats, Performance, stretches
from bridge.model import Layer
from bridge.rigs import SHAPE_NAMES
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles
from bridge.rigs.rotations import angle_between

__all__ = [
    "angular_speed",
    "face_figures",
    "gesture_figures",
    "head_figures",
    "limit_figures",
    "power_below",
    "rates",
    "spectrum",
    "speeds",
]

_TORSO_METRES = np.array([0.16, 0.11])  # half its width and half its depth
_TORSO_HALF_METRES = 0.30  # up and down from the chest
_LIMIT_SLACK_RADIANS = 1e-3
_GROUNDED_METRES = 0.05
_QUICK = ("eyeBlink", "eyeLook", "eyeWide", "eyeSquint")  # lids and eyes jump by nature
_JAW = SHAPE_NAMES.index("jawOpen")
_FACE = [i for i, n in enumerate(SHAPE_NAMES) if not n.startswith(_QUICK) and i != _JAW]
_BLINK = SHAPE_NAMES.index("eyeBlinkLeft")


def head_figures(shown: Performance) -> dict[str, float]:
    """Return spread, speed and spectrum of the head while somebody speaks."""
    seen = shown.angles[shown.speaking] if shown.speaking.any() else shown.angles
    speed = angular_speed(shown)
    hertz, power = spectrum(shown)
    spread = seen.std(axis=0)
    return {
        "head yaw spread": float(spread[0]),
        "head pitch spread": float(spread[1]),
        "head roll spread": float(spread[2]),
        "head speed, p99": float(np.percentile(speed, 99)),
        "head speed, largest": float(speed.max()),
        "head power below 2 Hz": power_below(hertz, power, 2.0),
        "head power below 6 Hz": power_below(hertz, power, 6.0),
        "largest step of the head in a frame": float(speed.max()) / shown.fps,
    }


def face_figures(shown: Performance) -> dict[str, float]:
    """Return how far a blendshape goes in one frame, and what the blinks are like."""
    steps = np.abs(np.diff(shown.block.weights.astype(np.float64), axis=0))
    blinks = list(stretches(shown.block.weights[:, _BLINK] > 0.5))
    widths = [(blink.stop - blink.start) / shown.fps * 1e3 for blink in blinks]
    minutes = len(shown.speaking) / shown.fps / 60.0
    return {
        "largest step of a blendshape in a frame": float(steps[:, _FACE].max()),
        "largest step of the jaw in a frame": float(steps[:, _JAW].max()),
        "blinks a minute": len(blinks) / minutes,
        "blink at half height, median": float(np.median(widths)) if widths else math.nan,
    }


def gesture_figures(shown: Performance) -> dict[str, float]:
    """Return how the hands move: speed, acceleration, reach, and whether they keep the beat."""
    hand, pushed = speeds(shown), _accelerations(shown)
    chest = shown.places[:, PLACES.index("chest")]
    reach = np.linalg.norm(shown.places[:, :2] - chest[:, None], axis=-1)
    at_rest = np.median(reach)
    aligned, by_chance = beat_alignment(shown)
    return {
        "hand speed, p95": float(np.percentile(hand, 95)),
        "hand acceleration, p95": float(np.percentile(pushed, 95)),
        "hand way from its usual place, p95": float(np.percentile(np.abs(reach - at_rest), 95)),
        "largest step of a hand in a frame": float(hand.max()) / shown.fps * 1e3,
        "beat alignment": aligned,
        "beat alignment more than by chance": aligned - by_chance,
        "hand inside the torso": _inside_torso(shown),
    }


def limit_figures(shown: Performance) -> dict[str, float]:
    """Return joints beyond their limits, and feet that slide."""
    angles = joint_angles(shown.block.bones)
    low, high = LIMITS_RADIANS[..., 0], LIMITS_RADIANS[..., 1]
    beyond = (angles < low - _LIMIT_SLACK_RADIANS) | (angles > high + _LIMIT_SLACK_RADIANS)
    feet = shown.places[:, [PLACES.index("leftFoot"), PLACES.index("rightFoot")]]
    flat = np.linalg.norm(np.diff(feet[..., [0, 2]], axis=0), axis=-1) * shown.fps
    lowest = feet[..., 1].min(axis=0)
    is_grounded = feet[1:, :, 1] < lowest + _GROUNDED_METRES
    sliding = np.where(is_grounded, flat, 0.0) * 100.0
    return {
        "joints beyond their limits": float(beyond.sum()),
        "foot sliding, p99": float(np.percentile(sliding, 99)),
    }


def rates(shown: Performance) -> Mapping[str, float]:
    """Return how often things are done in a minute of speech, by layer or by kind."""
    count = dict.fromkeys(("gestures", "nods", "head events", "brow events", "gaze shifts"), 0)
    for timeline in shown.timelines:
        # A beat that is repeated on one word is one gesture.
        hands = [cue for cue in timeline.cues if cue.layer is Layer.GESTURE]
        count["gestures"] += len({(cue.name, cue.about or cue.start_micros) for cue in hands})
        for cue in timeline.cues:
            count["nods"] += cue.layer is Layer.HEAD and "nod" in cue.name
            count["head events"] += cue.layer is Layer.HEAD and not _is_beaten(cue.name)
            count["brow events"] += cue.layer is Layer.BROWS
            count["gaze shifts"] += cue.layer is Layer.GAZE
    return {name: n / max(shown.minutes, 1e-9) for name, n in count.items()}


def _is_beaten(name: str) -> bool:
    return "nod" in name or name == "pulse"


def angular_speed(shown: Performance) -> Floats:
    """Return (T - 1,) degrees a second of the head."""
    turns = shown.block.head[:, 3:]
    return np.degrees(angle_between(turns[:-1], turns[1:])).astype(np.float64) * shown.fps


def speeds(shown: Performance) -> Floats:
    """Return (T - 1,) metres a second of the quicker hand, as the chest sees it."""
    return np.asarray(np.linalg.norm(_hand_velocity(shown), axis=-1).max(axis=1))


def spectrum(shown: Performance) -> tuple[Floats, Floats]:
    """Return Hz and the power of yaw, pitch and roll together, averaged over 8 s windows."""
    length = min(8 * shown.fps, len(shown.angles))
    window = np.hanning(length)[:, None]
    starts = range(0, len(shown.angles) - length + 1, max(length // 2, 1))
    parts = [shown.angles[s : s + length] for s in starts]
    waves = [np.fft.rfft((part - part.mean(axis=0)) * window, axis=0) for part in parts]
    power = np.mean([np.square(np.abs(wave)).sum(axis=1) for wave in waves], axis=0)
    hertz: Floats = np.fft.rfftfreq(length, 1.0 / shown.fps).astype(np.float64)
    return hertz, np.asarray(power)


def power_below(hertz: Floats, power: Floats, limit: float) -> float:
    """Return the share of the power that lies below ``limit`` Hz."""
    return float(power[hertz < limit].sum() / max(float(power.sum()), 1e-12))


def _hand_velocity(shown: Performance) -> Floats:
    chest = shown.places[:, PLACES.index("chest")]
    return np.diff(shown.places[:, :2] - chest[:, None], axis=0) * shown.fps


def _accelerations(shown: Performance) -> Floats:
    change = np.diff(_hand_velocity(shown), axis=0) * shown.fps
    return np.asarray(np.linalg.norm(change, axis=-1).max(axis=1))


def _inside_torso(shown: Performance) -> float:
    """Return the share of frames in which a wrist is inside the elliptic column of the torso."""
    chest = shown.places[:, PLACES.index("chest")]
    from_chest = shown.places[:, :2] - chest[:, None]
    is_level = np.abs(from_chest[..., 1]) < _TORSO_HALF_METRES
    is_within = np.square(from_chest[..., [0, 2]] / _TORSO_METRES).sum(axis=-1) < 1.0
    return float((is_level & is_within).any(axis=1).mean())
