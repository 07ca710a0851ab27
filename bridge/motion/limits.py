"""What a body cannot exceed: how fast, how abruptly, how far."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bridge.motion.channels import Channel
from bridge.motion.curves import Floats, changes

__all__ = [
    "FASTEST",
    "MOST_ABRUPT",
    "Pursuit",
    "SoftKnee",
    "before_knee",
    "limit_rate",
    "limit_speed",
    "vigour",
]

_Scalar = TypeVar("_Scalar", bound=np.floating)

_KNEE = 0.7  # share of a limit up to which nothing is changed
_FARTHEST = 0.985  # share of a limit that can still be asked for: the knee never quite ends
_CATCH_UP = 0.7  # of the speed that could still brake in time: leaves room for a moving goal

# Degrees (metres, for the hips) a second, and a second squared: of head and trunk, and of arms
# and hands, which are lighter. Two axes of the head at their fastest make 240 degrees a second.
_BODY, _ARMS = (170.0, 3000.0), (700.0, 9000.0)


def _paces(body: float, arms: float) -> Floats:
    is_arm = [channel.name.startswith(("LEFT_", "RIGHT_")) for channel in Channel]
    paces = np.where(is_arm, arms, body)
    paces.setflags(write=False)
    return paces


FASTEST = _paces(_BODY[0], _ARMS[0])
"""(C,) the largest change a second of each channel."""
MOST_ABRUPT = _paces(_BODY[1], _ARMS[1])
"""(C,) the largest change of that, a second squared."""


_OCTAVES = 0.9  # that full power adds to acceleration (Hartmann, Mancini, Pelachaud 2005)


def vigour(power: Floats) -> Floats | None:
    """Return (T,) what a style's power multiplies acceleration by; None where it is usual."""
    return np.exp2(_OCTAVES * power) if np.count_nonzero(power) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pursuit:
    """What the speed limit remembers."""

    goal: Floats
    """(C,) where the limited value wanted to be."""
    value: Floats
    """(C,) where it was."""
    speed: Floats
    """(C,) its change a second."""


def limit_rate(goals: Floats, before: Floats, dt: Floats, rates: Floats) -> Floats:
    """Return (T, S) ``goals`` followed at no more than ``rates`` (S,) a second.

    Args:
        goals: (T, S).
        before: (S,) the limited value one step before the first.
        dt: (T,) seconds of each step.
        rates: (S,) the largest change a second.
    """
    reach = dt[:, None] * rates
    if not np.count_nonzero(np.abs(changes(goals, before)) > reach):
        return goals
    limited = np.empty_like(goals)
    for k, goal in enumerate(goals):
        before = before + np.clip(goal - before, -reach[k], reach[k])
        limited[k] = before
    return limited


def limit_speed(
    goals: Floats,
    memory: Pursuit,
    dt: Floats,
    *,
    fastest: Floats | float,
    most_abrupt: Floats | float,
    vigour: Floats | None = None,
) -> tuple[Floats, Pursuit]:
    """Return (T, C) ``goals`` followed within a speed and an acceleration.

    A value that has fallen behind catches up no faster than it can brake, so it arrives
    without swinging past.

    Args:
        goals: (T, C).
        memory: From the block before.
        dt: (T,) seconds of each step; 0 keeps still.
        fastest: (C,) or one for all: the largest change a second.
        most_abrupt: (C,) or one for all: the largest change of that, a second squared.
        vigour: (T,) multiplies ``most_abrupt``; None leaves it.
    """
    abrupt = most_abrupt if vigour is None else most_abrupt * vigour[:, None]
    hertz = (1.0 / np.maximum(dt, 1e-6))[:, None]
    wanted = changes(goals, memory.goal) * hertz
    gained = np.abs(changes(wanted, memory.speed)) * hertz
    is_bound = (
        np.count_nonzero(memory.goal != memory.value)
        or np.count_nonzero(np.abs(wanted) > fastest)
        or np.count_nonzero(gained > abrupt)
    )
    if not is_bound:
        return goals, Pursuit(goal=goals[-1], value=goals[-1], speed=wanted[-1])
    value, speed, behind = memory.value, memory.speed, memory.goal - memory.value
    limited = np.empty_like(goals)
    abrupt = np.broadcast_to(abrupt, goals.shape)
    for k, goal in enumerate(goals):
        brakeable = _CATCH_UP * np.sqrt(2.0 * abrupt[k] * np.abs(behind))
        pace = wanted[k] + np.sign(behind) * np.minimum(np.abs(behind) * hertz[k], brakeable)
        change = abrupt[k] * dt[k]
        speed = np.clip(np.clip(pace, speed - change, speed + change), -fastest, fastest)
        value = value + speed * dt[k]
        behind = goal - value
        # Within a rounding error of the goal it is the goal, so that the quick way opens again.
        value = np.where(np.abs(behind) < 1e-9, goal, value)
        limited[k] = value
    return limited, Pursuit(goal=goals[-1], value=value, speed=speed)


class SoftKnee:
    """Keeps angles between two limits, bending them gently beyond 70 % of them.

    Args:
        lowest: (D,) at most 0.
        highest: (D,) at least 0.
    """

    def __init__(self, lowest: NDArray[_Scalar], highest: NDArray[_Scalar]) -> None:
        limits = np.concatenate((highest, lowest))
        self._knees = _KNEE * limits
        self._rooms = limits - self._knees
        # An angle of no range is bent to 0, whatever it is.
        self._scales = np.where(self._rooms == 0.0, limits.dtype.type(1.0), self._rooms)
        self._above, self._below = np.split(self._knees, 2)

    def bent(self, angles: NDArray[_Scalar]) -> NDArray[_Scalar]:
        """Return (..., D) angles inside the limits; the array itself where none is beyond."""
        flat = angles.reshape(-1)
        beyond = ((angles > self._above) | (angles < self._below)).reshape(-1).nonzero()[0]
        if not len(beyond):
            return angles
        # Few angles ever are: the rest is spared the hyperbolic tangent.
        far, width = flat.take(beyond), len(self._above)
        limit = beyond % width + width * (far < 0)
        knee, room = self._knees.take(limit), self._rooms.take(limit)
        bent = flat.copy()
        bent[beyond] = knee + room * np.tanh((far - knee) / self._scales.take(limit))
        return bent.reshape(angles.shape)


def before_knee(angles: Floats, lowest: Floats, highest: Floats) -> Floats:
    """Return what a ``SoftKnee`` bends into ``angles``, so that a pose lands where it is meant.

    Args:
        angles: (..., D) inside the limits; those at one come out just short of it.
        lowest: (D,) at most 0.
        highest: (D,) at least 0.
    """
    limit = np.where(angles < 0, lowest, highest)
    safe = np.where(limit == 0.0, 1.0, limit)
    share = np.minimum(angles / safe, _FARTHEST)
    unbent = safe * (_KNEE + (1 - _KNEE) * np.arctanh(np.maximum(share - _KNEE, 0.0) / (1 - _KNEE)))
    return np.where((share > _KNEE) & (limit != 0.0), unbent, angles)
