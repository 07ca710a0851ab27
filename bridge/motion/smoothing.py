"""A causal second-order low-pass that is exact at any frame rate, a block at a time."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bridge.motion.curves import Floats

__all__ = ["LAG_MICROS", "Smoothed", "smooth", "steps_micros"]

_OMEGA = 2.0 * np.pi * 6.0  # 6 Hz: above the nods (1-4 Hz), below what trembles
_DAMPING = 0.7
_LATER = 0.8  # octaves that full fluidity takes from the frequency
_PAST = 0.35  # share that full power takes from the damping
_WEAK = 0.5  # of a lack of power counts as fluidity
_GRAINS = 16  # to which both are rounded, so that their responses are kept ready

LAG_MICROS = 37_000
"""How far the filter falls behind; events known beforehand are placed this much earlier."""

_Manner = tuple[int, int]
"""Grains of fluidity, grains of power."""

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
    steps = np.empty_like(times_micros)
    steps[0] = times_micros[0] - before_micros
    np.subtract(times_micros[1:], times_micros[:-1], out=steps[1:])
    rounded: NDArray[np.int64] = (steps + _GRAIN_MICROS // 2) // _GRAIN_MICROS * _GRAIN_MICROS
    return rounded


def smooth(
    goals: Floats,
    steps: NDArray[np.int64],
    memory: Smoothed,
    fluidity: Floats | None = None,
    power: Floats | None = None,
) -> tuple[Floats, Smoothed]:
    """Return (T, C) smoothed ``goals``, which are taken to move in straight lines.

    Even steps, the usual case, cost one matrix product for each stretch of 64; uneven ones a
    loop.

    Args:
        goals: (T, C).
        steps: (T,) microseconds.
        memory: From the block before.
        fluidity: (T,) of the style: a fluid one follows later and more roundly.
        power: (T,) of the style: a powerful one swings a little past, a weak one is rounder.
    """
    manners = _manners(len(goals), fluidity, power)
    parts = []
    for first, end in _stretches(manners):
        stretch, manner = slice(first, end), (int(manners[first, 0]), int(manners[first, 1]))
        values, memory = _smooth_stretch(goals[stretch], steps[stretch], memory, manner)
        parts.append(values)
    return parts[0] if len(parts) == 1 else np.concatenate(parts), memory


def _manners(count: int, fluidity: Floats | None, power: Floats | None) -> NDArray[np.int64]:
    """Return (T, 2) both in grains."""
    manners = np.zeros((count, 2), np.int64)
    if fluidity is None or power is None:
        return manners
    if np.count_nonzero(fluidity) or np.count_nonzero(power):
        softness = fluidity - _WEAK * np.minimum(power, 0.0)
        np.rint(_GRAINS * softness, out=manners[:, 0], casting="unsafe")
        np.rint(_GRAINS * np.maximum(power, 0.0), out=manners[:, 1], casting="unsafe")
    return manners


def _stretches(manners: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the runs of one manner each, none longer than a stretch."""
    count = len(manners)
    if not np.count_nonzero(manners != manners[0]):
        cuts = [0, *range(_STRETCH, count, _STRETCH), count]
    else:  # while one style passes over into another
        changes = np.flatnonzero((manners[1:] != manners[:-1]).any(axis=1)) + 1
        cuts = sorted({0, *range(_STRETCH, count, _STRETCH), *changes.tolist(), count})
    return list(pairwise(cuts))


def _smooth_stretch(
    goals: Floats, steps: NDArray[np.int64], memory: Smoothed, manner: _Manner
) -> tuple[Floats, Smoothed]:
    step, count = int(steps[0]), len(goals)
    known = np.empty((count + 3, goals.shape[1]))  # the state, and the inputs from the last on
    known[0], known[1], known[2], known[3:] = memory.value, memory.speed, memory.goal, goals
    if not np.count_nonzero(steps != step):
        both = (_even_response(step, count, manner) @ known).reshape(count, 2, -1)
    else:
        both = np.empty((count, 2, goals.shape[1]))
        state, inputs = known[:2], known[2:]
        for k, uneven in enumerate(steps.tolist()):
            a, b = _step_response(uneven, manner)
            state = a @ state + b @ inputs[k : k + 2]
            both[k] = state
    values = both[:, 0]
    return values, Smoothed(value=values[-1], speed=both[-1, 1], goal=goals[-1])


@lru_cache(maxsize=1024)
def _step_response(step_micros: int, manner: _Manner) -> tuple[Floats, Floats]:
    """Return (2, 2) for the state and (2, 2) for the input before and after one step.

    The closed form of ``x'' = ω²(u − x) − 2ζω x'`` while ``u`` runs in a straight line.
    """
    dt = step_micros * 1e-6
    if dt <= 0.0:
        return np.eye(2), np.zeros((2, 2))
    omega = _OMEGA * 2.0 ** (-_LATER * manner[0] / _GRAINS)
    damping = _DAMPING * (1.0 - _PAST * manner[1] / _GRAINS)
    decay, ring = damping * omega, omega * float(np.sqrt(1.0 - damping**2))
    e, c, s = np.exp(-decay * dt), np.cos(ring * dt), np.sin(ring * dt) / ring
    a = e * np.array([[c + decay * s, s], [-(omega**2) * s, c - decay * s]])
    # Following a straight line of slope m, the filter settles behind it by m times this.
    behind = 2.0 * damping / omega
    start = np.array([[1.0 + behind / dt, -behind / dt], [-1.0 / dt, 1.0 / dt]])
    end = np.array([[behind / dt, 1.0 - behind / dt], [-1.0 / dt, 1.0 / dt]])
    return a, end - a @ start


@lru_cache(maxsize=256)
def _even_response(step_micros: int, count: int, manner: _Manner) -> Floats:
    """Return (2T, T + 3): the response of a block of even steps to its state and its inputs."""
    a, b = _step_response(step_micros, manner)
    out = np.zeros((count, 2, count + 3))
    response = np.eye(2, count + 3)
    for k in range(count):
        response = a @ response
        response[:, k + 2 : k + 4] += b
        out[k] = response
    return out.reshape(2 * count, -1)
