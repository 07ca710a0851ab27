"""Two-bone inverse kinematics: where a hand is to be, and how, becomes the angles of an arm.

Everything is told of the left arm, in the space of the trunk: metres or directions out to the
arm's own side, up, and forward, from the middle between the shoulders of the reference body.
The right arm takes the same angles, mirrored.
"""

from dataclasses import dataclass

import numpy as np

from bridge.motion.curves import Floats
from bridge.rigs.humanoid import BONE_INDEX, REST_POSITIONS
from bridge.rigs.limits import LIMITS_RADIANS

__all__ = [
    "ANGLES",
    "ANGLE_HIGHEST",
    "ANGLE_LOWEST",
    "ARM_METRES",
    "SHOULDER",
    "HandPlace",
    "Reached",
    "clear_of_torso",
    "palms_of",
    "reach",
    "torso_gap",
]

ANGLES = ("ARM", "ARM_FORWARD", "ARM_TURN", "ELBOW", "FOREARM", "WRIST_BEND", "WRIST_SIDE")
"""Names of the angles that ``reach`` returns: channels without their side."""

_COLLAR = REST_POSITIONS[BONE_INDEX["leftShoulder"]].astype(np.float64) * (1.0, 0.0, 1.0)
_COLLAR_BONE = REST_POSITIONS[BONE_INDEX["leftUpperArm"]].astype(np.float64)
_UPPER = float(REST_POSITIONS[BONE_INDEX["leftLowerArm"], 0])
_LOWER = float(REST_POSITIONS[BONE_INDEX["leftHand"], 0])
ARM_METRES = _UPPER + _LOWER
SHOULDER = _COLLAR + _COLLAR_BONE
"""(3,) of a shoulder that is neither raised nor forward."""

_PALM = np.array([0.055, -0.012, 0.0])  # its middle, in the hand's own space
_KNUCKLES = np.array([0.090, 0.0, 0.0])
_SOFT_FROM, _LONGEST = 0.92, 0.995  # of the arm: stretched further it would snap straight
_POLE = np.array([0.45, -1.0, -0.25])  # elbows hang below, outside and a little behind
_POLE /= np.linalg.norm(_POLE)
_SWIVELS = np.radians(np.arange(-60.0, 91.0, 3.0))  # of the elbow from there; positive is out
_WORTH = np.array([0.3, 0.1, 0.3, 0.0, 0.3, 0.6, 0.6])  # how much each angle's middle is liked
_TORSO_RADIUS = 0.16
_TORSO_LOW, _TORSO_HIGH, _TORSO_DEPTH = -0.40, -0.13, -0.02  # the ends of the capsule's axis
_HAND_CLEARANCE = 0.10
_ELBOW_CLEARANCE = 0.20


def _limits() -> tuple[Floats, Floats]:
    arm, fore, hand = (
        LIMITS_RADIANS[BONE_INDEX[f"left{name}"]].astype(np.float64)
        for name in ("UpperArm", "LowerArm", "Hand")
    )
    ranges = (arm[2], -arm[1, ::-1], arm[0], -fore[1, ::-1], fore[0], -hand[2, ::-1], hand[1])
    table = np.array(ranges)
    return table[:, 0], table[:, 1]


_LOWEST, _HIGHEST = _limits()
_HIGHEST[ANGLES.index("ELBOW")] = np.radians(138.0)
_LOWEST[ANGLES.index("ELBOW")] = np.radians(5.0)

ANGLE_LOWEST, ANGLE_HIGHEST = (np.degrees(table) for table in _limits())
"""(7,) degrees, of the joints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPlace:
    """Where hands are to be; N of them."""

    palm_at: Floats
    """(N, 3) the middle of the palm."""
    palm_faces: Floats
    """(N, 3) which way the palm looks."""
    fingers_point: Floats
    """(N, 3) which way straight fingers would point."""
    shoulder_up: Floats
    """(N,) degrees that the shoulder is raised."""
    shoulder_forward: Floats
    """(N,) degrees that it is pushed forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The arms that come nearest to what was asked."""

    degrees: Floats
    """(N, 7) in the order of ``ANGLES``, all inside their limits."""
    missed_metres: Floats
    """(N,) how far the palm stays from its place."""
    missed_degrees: Floats
    """(N,) how far the hand is turned from what was asked."""


def reach(place: HandPlace) -> Reached:
    """Return the most comfortable arm that brings each hand to its place.

    A wrist that cannot turn far enough gives way; the elbow's swivel is chosen so that it
    gives way least, and hangs naturally where that leaves a choice.
    """
    collar = _turn(place.shoulder_forward, place.shoulder_up)
    hand = _hand_frame(place)
    inverse = np.swapaxes(collar, -1, -2)
    wrist = place.palm_at - (hand @ _PALM)
    target = (inverse @ (wrist - _COLLAR)[..., None])[..., 0] - _COLLAR_BONE
    hand = inverse @ hand
    angles, elbow = _all_arms(target, hand)
    allowed = np.clip(angles, _LOWEST, _HIGHEST)
    best = np.argmin(_cost(angles, allowed, elbow), axis=1)
    chosen = np.take_along_axis(allowed, best[:, None, None], axis=1)[:, 0]
    palm, turned = _hand_of(chosen)
    wanted = target + hand @ _PALM
    cosine = (np.einsum("nij,nij->n", turned, hand) - 1.0) / 2.0
    return Reached(
        degrees=np.degrees(chosen),
        missed_metres=np.linalg.norm(palm - wanted, axis=-1),
        missed_degrees=np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))),
    )


def palms_of(degrees: Floats) -> Floats:
    """Return (N, 3) metres from the shoulder to the palm of arms at (N, 7) ``ANGLES``."""
    return _hand_of(np.radians(degrees))[0]


def clear_of_torso(place: HandPlace) -> Floats:
    """Return (N, 3) palms moved away from the trunk by what wrist and knuckles lack to it."""
    hand = _hand_frame(place)
    palm = place.palm_at
    for part in (_KNUCKLES - _PALM, -_PALM):
        point = palm + hand @ part
        lacking = np.maximum(_HAND_CLEARANCE - torso_gap(point), 0.0)
        away = point - _nearest_of_axis(point)
        length = np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), 1e-6)
        palm = palm + away / length * lacking[:, None]
    return palm


def torso_gap(points: Floats) -> Floats:
    """Return (...) metres from the trunk's capsule; negative inside it."""
    distance = np.linalg.norm(points - _nearest_of_axis(points), axis=-1)
    return np.asarray(distance - _TORSO_RADIUS)


def _nearest_of_axis(points: Floats) -> Floats:
    axis = np.zeros_like(points)
    axis[..., 1] = np.clip(points[..., 1], _TORSO_LOW, _TORSO_HIGH)
    axis[..., 2] = _TORSO_DEPTH
    return axis


def _hand_frame(place: HandPlace) -> Floats:
    """Return (N, 3, 3) whose columns are the hand's axes: fingers, back of the hand, thumb."""
    along = _unit(place.fingers_point)
    back = -place.palm_faces
    back = _unit(back - np.einsum("ni,ni->n", back, along)[:, None] * along)
    return np.stack((along, back, np.cross(along, back)), axis=-1)


def _all_arms(target: Floats, hand: Floats) -> tuple[Floats, Floats]:
    """Return (N, K, 7) angles and (N, K, 3) elbows for every swivel, unlimited."""
    far = np.linalg.norm(target, axis=-1)
    d = np.clip(_softened(far), np.sqrt(_UPPER**2 + _LOWER**2 - 1.48 * _UPPER * _LOWER), None)
    u = target / np.maximum(far, 1e-6)[:, None]
    bend = np.pi - np.arccos((_UPPER**2 + _LOWER**2 - d**2) / (2 * _UPPER * _LOWER))
    phi = np.arccos(np.clip((_UPPER**2 + d**2 - _LOWER**2) / (2 * _UPPER * d), -1.0, 1.0))
    low = _unit(_POLE - (u @ _POLE)[:, None] * u)
    side = np.cross(u, low)
    side *= np.where(side[:, :1] < 0.0, -1.0, 1.0)
    around = (
        np.cos(_SWIVELS)[None, :, None] * low[:, None]
        + np.sin(_SWIVELS)[None, :, None] * side[:, None]
    )
    elbow = _UPPER * (np.cos(phi)[:, None, None] * u[:, None] + np.sin(phi)[:, None, None] * around)
    bend = np.broadcast_to(bend[:, None], elbow.shape[:2])
    wrist = d[:, None, None] * u[:, None]
    return _angles_of(elbow / _UPPER, (wrist - elbow) / _LOWER, bend, hand[:, None]), elbow


def _angles_of(upper: Floats, fore: Floats, bend: Floats, hand: Floats) -> Floats:
    """Return (..., 7) from the directions of both bones, the elbow's angle and the hand."""
    height = np.arcsin(np.clip(upper[..., 1], -1.0, 1.0))
    forward = np.arctan2(upper[..., 2], upper[..., 0])
    hung = _about_y(-forward) @ _about_z(height)
    v = (np.swapaxes(hung, -1, -2) @ fore[..., None])[..., 0]
    turn = np.arctan2(-v[..., 1], v[..., 2])
    elbow_frame = hung @ _about_x(turn) @ _about_y(-bend)
    left = np.swapaxes(elbow_frame, -1, -2) @ hand
    aside = np.arcsin(np.clip(left[..., 0, 2], -1.0, 1.0))
    flexed = np.arctan2(left[..., 0, 1], left[..., 0, 0])
    twist = np.arctan2(-left[..., 1, 2], left[..., 2, 2])
    return np.stack((height, forward, turn, bend, twist, flexed, aside), axis=-1)


def _hand_of(angles: Floats) -> tuple[Floats, Floats]:
    """Return (N, 3) palms from the shoulder and (N, 3, 3) hands of (N, 7) angles."""
    height, forward, turn, bend, twist, flexed, aside = angles.T
    upper = _about_y(-forward) @ _about_z(height) @ _about_x(turn)
    fore = upper @ _about_y(-bend)
    hand = fore @ _about_x(twist) @ _about_y(aside) @ _about_z(-flexed)
    palm = _UPPER * upper[..., 0] + _LOWER * fore[..., 0] + hand @ _PALM
    return palm, hand


def _cost(angles: Floats, allowed: Floats, elbow: Floats) -> Floats:
    """Return (N, K): what every swivel costs in limits broken, comfort, and ribs."""
    broken = (angles - allowed)[..., [0, 1, 2, 4, 5, 6]]
    comfort = ((allowed - (_LOWEST + _HIGHEST) / 2) / (_HIGHEST - _LOWEST)) ** 2 @ _WORTH
    ribs = np.maximum(_ELBOW_CLEARANCE - _TORSO_RADIUS - torso_gap(elbow + SHOULDER), 0.0)
    return np.asarray(
        40.0 * (broken**2).sum(axis=-1) + comfort + 0.25 * _SWIVELS**2 + 100.0 * ribs**2
    )


def _softened(far: Floats) -> Floats:
    """Return lengths that ease into the longest the arm reaches instead of stopping there."""
    begin, room = _SOFT_FROM * ARM_METRES, (_LONGEST - _SOFT_FROM) * ARM_METRES
    over = np.maximum(far - begin, 0.0)
    return np.minimum(far, begin) + room * (1.0 - np.exp(-over / room))


def _turn(forward_degrees: Floats, up_degrees: Floats) -> Floats:
    return _about_y(-np.radians(forward_degrees)) @ _about_z(np.radians(up_degrees))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9))


def _about(radians: Floats, first: int, second: int) -> Floats:
    """Return rotations in the plane of two axes, from the first towards the second."""
    radians = np.asarray(radians)
    out = np.zeros((*radians.shape, 3, 3))
    out[..., range(3), range(3)] = 1.0
    out[..., first, first] = out[..., second, second] = np.cos(radians)
    out[..., second, first] = np.sin(radians)
    out[..., first, second] = -np.sin(radians)
    return out


def _about_x(radians: Floats) -> Floats:
    return _about(radians, 1, 2)


def _about_y(radians: Floats) -> Floats:
    return _about(radians, 2, 0)


def _about_z(radians: Floats) -> Floats:
    return _about(radians, 0, 1)
