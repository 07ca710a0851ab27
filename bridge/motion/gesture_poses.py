"""A gesture's places as rows of an arm's channels, solved once for every size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from bridge.errors import ConfigError
from bridge.motion.arm_shares import REST_DEGREES
from bridge.motion.channels import Channel
from bridge.motion.curves import Floats
from bridge.motion.gesture_forms import Form, HandForm, Key, Orbit, Vector, forms, hand_shapes
from bridge.motion.limits import before_knee
from bridge.motion.reach import (
    ANGLE_HIGHEST,
    ANGLE_LOWEST,
    ANGLES,
    SHOULDER,
    HandPlace,
    Reached,
    clear_of_torso,
    reach,
)

__all__ = [
    "LIMB",
    "ArmPoses",
    "arm_poses",
    "check_reach",
    "limb_columns",
    "reachable_forms",
    "seen_from",
    "solve",
]

_FINGER_PARTS = tuple(
    f"{finger}_{part}"
    for finger in ("INDEX", "MIDDLE", "RING", "LITTLE")
    for part in ("BASE", "CURL")
)
_HAND_PARTS = (*_FINGER_PARTS, "SPREAD", "THUMB_BASE", "THUMB_ACROSS", "THUMB_CURL")
LIMB = (*ANGLES, "SHOULDER_UP", "SHOULDER_FORWARD", *_HAND_PARTS)
"""Names of an arm's channels without their side, in the order of the rows here."""

_REST = np.array([REST_DEGREES.get(name, 0.0) for name in LIMB])
_FLEXED_MOST = np.array([85.0, 88.0] * 4)
_HOME = np.array([0.17, -0.30, 0.25])  # where hands are that have shrunk to nothing
_GROUND = -1.28  # metres, of the trunk's space
_SIDEWAYS = (-45.0, 85.0)  # degrees of azimuth that an arm points at, outward positive
_UPWARD = (-50.0, 25.0)
_MOST_MISSED_METRES, _MOST_MISSED_DEGREES = 0.03, 30.0  # beyond, a form is not what it says
_OFFERED: Vector = (0.0, 1.0, 0.2)  # the way an offering palm looks


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmPoses:
    """Rows of one arm in one gesture; degrees from rest, in the order of ``LIMB``."""

    ready: Floats | None
    stroke: Floats
    swing: tuple[Floats, ...]
    across: Floats | None
    """What the orbit's first radius adds."""
    along: Floats | None


@cache
def reachable_forms() -> Mapping[str, Form]:
    """Return the form of every gesture, none of which asks an arm for what it cannot do."""
    read = forms()
    check_reach(read)
    return read


def check_reach(read: Mapping[str, Form]) -> None:
    """Raise ``ConfigError`` for the first form that puts a hand where no arm brings it."""
    for is_contact in (False, True):
        named = [
            (f"{name}.{part}", key)
            for name, form in read.items()
            if form.is_contact is is_contact
            for hand in (form.hand, form.other)
            if hand
            for part, key in _parts(hand)
        ]
        if not named:
            continue
        _, reached = solve([key for _, key in named], is_contact=is_contact)
        missed = zip(reached.missed_metres, reached.missed_degrees, strict=True)
        for (where, key), (metres, degrees) in zip(named, missed, strict=True):
            if metres > _MOST_MISSED_METRES or degrees > _MOST_MISSED_DEGREES:
                found = f"{key.at}, missed by {metres * 1000:.0f} mm and {degrees:.0f}°"
                raise ConfigError(
                    where,
                    found=found,
                    allowed="what an arm reaches within its joints' limits",
                    file="gesture_forms.toml",
                )


def _parts(hand: HandForm) -> list[tuple[str, Key]]:
    swings = [("swing", key) for key in hand.swing]
    return [("at", hand.stroke), *swings, *([("ready", hand.ready)] if hand.ready else [])]


def limb_columns(side: str) -> list[int]:
    """Return the channels of ``left`` or ``right`` in the order of ``LIMB``."""
    return [Channel[f"{side.upper()}_{name}"] for name in LIMB]


def seen_from(target: Vector, side: str) -> Vector:
    """Return a point of the character's space in the trunk's space of one arm."""
    x, y, z = target
    return (x if side == "left" else -x), y + _GROUND, z


@lru_cache(maxsize=1024)
def arm_poses(name: str, *, is_other: bool, size: float, target: Vector | None = None) -> ArmPoses:
    """Return one arm's rows of a gesture.

    Args:
        name: Of the gesture.
        is_other: True for the hand that a one-handed gesture would leave out.
        size: Of its extent about the place where hands hover; 1 is as described.
        target: A point to aim at, in the trunk's space of this arm.
    """
    form = forms()[name]
    hand = form.other if is_other and form.other else form.hand
    if target is not None and form.aim:
        hand = replace(hand, stroke=_aimed(hand.stroke, target, form.aim))
    places = (hand.stroke, *hand.swing, *((hand.ready,) if hand.ready else ()))
    keys = [_sized(key, size) for key in places]
    around = _around(keys[0], form.orbit, hand, size) if form.orbit else []
    rows, _ = solve([*keys, *around], is_contact=form.is_contact)
    count, swung = len(keys), 1 + len(hand.swing)
    sign = -1.0 if form.orbit and form.orbit.is_opposed and is_other else 1.0
    return ArmPoses(
        ready=rows[swung] if hand.ready else None,
        stroke=rows[0],
        swing=tuple(rows[1:swung]),
        across=sign * (rows[count] - rows[count + 1]) / 2 if around else None,
        along=sign * (rows[count + 2] - rows[count + 3]) / 2 if around else None,
    )


def solve(keys: Sequence[Key], *, is_contact: bool) -> tuple[Floats, Reached]:
    """Return (N, len(LIMB)) rows of hands at ``keys``, and how well they are reached."""
    place = HandPlace(
        palm_at=np.array([key.at for key in keys]),
        palm_faces=np.array([key.palm for key in keys]),
        fingers_point=np.array([key.fingers for key in keys]),
        shoulder_up=np.array([key.shoulder[0] for key in keys]),
        shoulder_forward=np.array([key.shoulder[1] for key in keys]),
    )
    if not is_contact:
        place = replace(place, palm_at=clear_of_torso(place))
    reached = reach(place)
    arm = before_knee(reached.degrees, ANGLE_LOWEST, ANGLE_HIGHEST)
    shoulders = np.stack((place.shoulder_up, place.shoulder_forward), axis=1)
    shapes = [hand_shapes()[key.shape] for key in keys]
    hands = np.array([[shape[part] for part in _HAND_PARTS] for shape in shapes])
    bent = slice(0, len(_FINGER_PARTS))
    hands[:, bent] = before_knee(hands[:, bent], np.zeros_like(_FLEXED_MOST), _FLEXED_MOST)
    return np.concatenate((arm, shoulders, hands), axis=1) - _REST, reached


def _sized(key: Key, size: float) -> Key:
    return replace(key, at=_vector(_HOME + (np.array(key.at) - _HOME) * size))


def _around(centre: Key, orbit: Orbit, hand: HandForm, size: float) -> list[Key]:
    """Return the four points of the orbit that lie on its radii."""
    return [
        replace(centre, at=_moved(centre.at, radius, sign * size))
        for radius in (orbit.across, orbit.along)
        for sign in (1.0, -1.0)
    ]


def _moved(at: Vector, way: Vector, share: float) -> Vector:
    x, y, z = (a + share * w for a, w in zip(at, way, strict=True))
    return x, y, z


def _aimed(key: Key, target: Vector, aim: str) -> Key:
    way = np.array(target) - SHOULDER
    sideways = np.clip(np.degrees(np.arctan2(way[0], way[2])), *_SIDEWAYS)
    upward = np.degrees(np.arctan2(way[1], max(float(np.hypot(way[0], way[2])), 1e-3)))
    azimuth, height = np.radians(sideways), np.radians(np.clip(upward, *_UPWARD))
    unit = np.array(
        [np.cos(height) * np.sin(azimuth), np.sin(height), np.cos(height) * np.cos(azimuth)]
    )
    far = float(np.linalg.norm(np.array(key.at) - SHOULDER))
    return replace(
        key,
        at=_vector(SHOULDER + unit * far),
        fingers=_vector(unit),
        palm=key.palm if aim == "point" else _OFFERED,
    )


def _vector(numbers: Floats) -> Vector:
    x, y, z = numbers.tolist()
    return x, y, z
