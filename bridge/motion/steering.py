"""What a scene asks for beside its timelines, eased so that no change of mind is a jump."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from bridge.model import EmotionLabel, Scene
from bridge.motion.curves import Floats

__all__ = ["FEELINGS", "Control", "Steered", "rest_steering", "steer"]

_SECS = 1e-6


class Control(IntEnum):
    """One eased number. The held feelings follow, one column a label."""

    STILLNESS = 0
    LISTENING = 1
    HEAD_GAIN = 2
    """Multiplies the spread of the residual head motion."""
    EVENT_GAIN = 3
    """Multiplies nods, shakes and their kin."""
    EMOTION_GAIN = 4
    EMOTION_CAP = 5
    SMILE = 6
    BROW = 7
    HEAD_PITCH = 8
    """Degrees of posture."""
    LEAN = 9
    """Metres towards the partner."""
    MOUTH_GAIN = 10
    """Of feelings shown by the mouth, as the next of those shown by brows and lids."""
    EYE_GAIN = 11
    TEMPO = 12
    FLUIDITY = 13
    POWER = 14
    OPENNESS = 15
    """Of the body at rest: those who move small and weakly make themselves small."""


FEELINGS = tuple(EmotionLabel)
"""Order of the feelings' columns."""

_FIRST_FEELING = len(Control)
_COLUMNS = {label: _FIRST_FEELING + column for column, label in enumerate(FEELINGS)}
_ARRIVED = 1e-9  # what is nearer to its goal is there


def _half_lives() -> Floats:
    secs = np.full(_FIRST_FEELING + len(FEELINGS), 0.15)
    secs[_FIRST_FEELING:] = 0.25  # a held feeling comes on within about half a second
    secs[[Control.HEAD_PITCH, Control.LEAN, Control.OPENNESS]] = 0.3
    return secs


_OMEGA = 1.678 / _half_lives()  # critically damped: half the way in one half-life


@dataclass(frozen=True, slots=True, kw_only=True)
class Steered:
    """What the easing remembers."""

    at_micros: int
    value: Floats
    """(N,) in the order of ``Control``, then of ``FEELINGS``."""
    speed: Floats
    """(N,) a second."""


def rest_steering(scene: Scene, at_micros: int) -> Steered:
    """Return the memory of somebody who has long been in ``scene``."""
    goals = _goals(scene)
    return Steered(at_micros=at_micros, value=goals, speed=np.zeros_like(goals))


def steer(scene: Scene, t: Floats, memory: Steered) -> tuple[Floats, Floats, Steered]:
    """Return (T, controls) and (T, feelings) on their way from ``memory`` to the scene's."""
    goals = _goals(scene)
    away, at_micros = memory.value - goals, round(float(t[-1]) / _SECS)
    if not np.count_nonzero(np.abs(away) + np.abs(memory.speed) > _ARRIVED):
        values = np.empty((len(t), len(goals)))
        values[:] = goals
        last = Steered(at_micros=at_micros, value=goals, speed=memory.speed)
    else:
        dt = (t - memory.at_micros * _SECS)[:, None]
        pull = memory.speed + _OMEGA * away
        decay = np.exp(-_OMEGA * dt)
        values = goals + decay * (away + pull * dt)
        speed = decay[-1] * (memory.speed - _OMEGA * pull * dt[-1])
        last = Steered(at_micros=at_micros, value=values[-1], speed=speed)
    return values[:, :_FIRST_FEELING], values[:, _FIRST_FEELING:], last


def _goals(scene: Scene) -> Floats:
    style, policy = scene.style, scene.policy
    goals = np.zeros(_FIRST_FEELING + len(FEELINGS))
    goals[:_FIRST_FEELING] = (
        scene.stillness,
        float(scene.is_listening),
        style.head_gain * policy.head_gain,
        (1.0 + 0.5 * style.extent) * policy.head_gain,
        (1.0 + 0.6 * style.expression) * policy.emotion_gain,
        style.emotion_cap,
        style.smile,
        style.brow,
        style.head_pitch_degrees,
        style.lean_metres,
        policy.mouth_gain,
        policy.eye_gain,
        style.tempo,
        style.fluidity,
        style.power,
        (style.extent + style.power) / 2.0,
    )
    goals[_COLUMNS[scene.emotion.label]] = scene.emotion.intensity
    return goals
