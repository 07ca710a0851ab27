"""A causal second-order low-pass that is exact at any frame rate, a block at a time."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats

__all__ = ["LAG_MICROS", "Smoothed", "smooth", "steps_micros"]

_OMEGA = 2.0 * np.pi * 6.0  # 6 Hz: above the nods (1-4 Hz), below what trembles
_DAMPING = 0.7

LAG_MICROS = 37_000
"""How far the filter falls behind; events known beforehand are placed this much earlier."""

_STRETCH = 64  # a block's matrices grow with its square
_GRAIN_MICROS = 10  # 16,666 and 16,667 are one step, so blocks at 60 frames a second are even


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothed:
    """What the filter remembers."""

    value: Floats
    """(C,) output."""
    speed: Floats
    """(C,) its change a second."""
    goal: Floats
    """(C,) the last input."""


def steps_micros(times_micros: NDArray[np.int64], before_micros: int) -> NDArray[np.int64]:
    """Return (T,) time from each instant to the one before, to the nearest 10 µs."""
    steps = np.diff(times_micros, prepend=before_micros)
    rounded: NDArray[np.int64] = (steps + _GRAIN_MICROS // 2) // _GRAIN_MICROS * _GRAIN_MICROS
    return rounded


def smooth(goals: Floats, steps: NDArray[np.int64], memory: Smoothed) -> tuple[Floats, Smoothed]:
    """Return (T, C) smoothed ``goals``, which are taken to move in straight lines.

    Even steps, the usual case, cost two matrix products for each stretch of 64; uneven ones
    a loop.
    """
    parts = []
    for first in range(0, len(goals), _STRETCH):
        stretch = slice(first, first + _STRETCH)
        values, memory = _smooth_stretch(goals[stretch], steps[stretch], memory)
        parts.append(values)
    return parts[0] if len(parts) == 1 else np.concatenate(parts), memory


def _smooth_stretch(
    goals: Floats, steps: NDArray[np.int64], memory: Smoothed
) -> tuple[Floats, Smoothed]:
    step = int(steps[0])
    state = np.stack((memory.value, memory.speed))
    inputs = np.concatenate((memory.goal[None], goals))
    if (steps == step).all():
        free, driven = _even_response(step, len(goals))
        both = (free @ state + driven @ inputs).reshape(len(goals), 2, -1)
    else:
        both = np.empty((len(goals), 2, goals.shape[1]))
        for k, uneven in enumerate(steps.tolist()):
            a, b = _step_response(uneven)
            state = a @ state + b @ inputs[k : k + 2]
            both[k] = state
    values = both[:, 0]
    return values, Smoothed(value=values[-1], speed=both[-1, 1], goal=goals[-1])


@lru_cache(maxsize=256)
def _step_response(step_micros: int) -> tuple[Floats, Floats]:
    """Return (2, 2) for the state and (2, 2) for the input before and after one step.

    The closed form of ``x'' = ω²(u − x) − 2ζω x'`` while ``u`` runs in a straight line.
    """
    dt = step_micros * 1e-6
    if dt <= 0.0:
        return np.eye(2), np.zeros((2, 2))
    decay, ring = _DAMPING * _OMEGA, _OMEGA * float(np.sqrt(1.0 - _DAMPING**2))
    e, c, s = np.exp(-decay * dt), np.cos(ring * dt), np.sin(ring * dt) / ring
    a = e * np.array([[c + decay * s, s], [-(_OMEGA**2) * s, c - decay * s]])
    # Following a straight line of slope m, the filter settles behind it by m times this.
    behind = 2.0 * _DAMPING / _OMEGA
    start = np.array([[1.0 + behind / dt, -behind / dt], [-1.0 / dt, 1.0 / dt]])
    end = np.array([[behind / dt, 1.0 - behind / dt], [-1.0 / dt, 1.0 / dt]])
    return a, end - a @ start


@lru_cache(maxsize=64)
def _even_response(step_micros: int, count: int) -> tuple[Floats, Floats]:
    """Return (2T, 2) and (2T, T + 1): the responses of a whole block of even steps."""
    a, b = _step_response(step_micros)
    free = np.empty((count, 2, 2))
    driven = np.zeros((count, 2, count + 1))
    state, inputs = np.eye(2), np.zeros((2, count + 1))
    for k in range(count):
        state, inputs = a @ state, a @ inputs
        inputs[:, k : k + 2] += b
        free[k], driven[k] = state, inputs
    return free.reshape(-1, 2), driven.reshape(2 * count, -1)
