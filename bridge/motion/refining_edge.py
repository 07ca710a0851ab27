"""The refiner for weak machines and noisy sources: everything but the mouth is smoothed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.errors import ConfigError
from bridge.model import Block, PoseContext
from bridge.motion.expressions import MOUTH
from bridge.rigs.humanoid import BONE_NAMES

__all__ = ["EdgeRefiner", "Settled", "edge_refiner"]

_HALF_LIFE_MS = 50.0
_SHORTEST_MS, _LONGEST_MS = 5.0, 500.0
_FASTEST = np.float32(np.radians(230.0) / 2.0)  # a second: half a turn's angle in a quaternion
_UPPER = np.flatnonzero(~MOUTH)
_TURNS = 4 * len(BONE_NAMES)
_SECS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the smoothing remembers. The columns are rotations, upper face and hips."""

    at_micros: int
    value: NDArray[np.float32]
    speed: NDArray[np.float32]
    """Of each column, a second."""


class EdgeRefiner:
    """A critically damped follower, exact at any frame rate, that also limits speed.

    Args:
        half_life_secs: In which half of a step is followed.
    """

    def __init__(self, half_life_secs: float = _HALF_LIFE_MS / 1000.0) -> None:
        self._omega = 1.678 / half_life_secs

    def start(self) -> Settled | None:
        """Return nothing: the first pose is where it starts from."""
        return None

    def refine(
        self, block: Block, context: PoseContext, memory: Settled | None
    ) -> tuple[Block, Settled]:
        """Return the block with rotations, upper face and hips smoothed; the mouth is in time."""
        rows = len(block.times_micros)
        goals = np.concatenate(
            (block.bones.reshape(rows, -1), block.weights[:, _UPPER], block.hips), axis=1
        )
        times = block.times_micros.tolist()
        if memory is None:
            memory = Settled(at_micros=times[0], value=goals[0], speed=np.zeros_like(goals[0]))
        values, memory = self._follow(goals, times, memory)
        bones = values[:, :_TURNS].reshape(block.bones.shape)
        weights = block.weights.copy()
        weights[:, _UPPER] = np.minimum(np.maximum(values[:, _TURNS:-3], 0.0), 1.0)
        smoothed = Block(
            times_micros=block.times_micros,
            weights=weights,
            head=block.head,
            bones=bones / np.sqrt(np.einsum("...i,...i->...", bones, bones))[..., None],
            hips=values[:, -3:],
        )
        return smoothed, memory

    def _follow(
        self, goals: NDArray[np.float32], times: list[int], memory: Settled
    ) -> tuple[NDArray[np.float32], Settled]:
        """Return (T, N) values on their way to ``goals``, none faster than is allowed."""
        starts = (memory.at_micros, *times[:-1])
        steps = tuple(at - before for before, at in zip(starts, times, strict=True))
        free, driven = _response(self._omega, steps)
        both = free @ np.stack((memory.value, memory.speed)) + driven @ goals
        values, speeds = both.reshape(2, *goals.shape)
        reach = _FASTEST * np.array(steps, np.float32)[:, None] * np.float32(_SECS)
        moved = np.empty_like(values)
        moved[0] = values[0] - memory.value
        np.subtract(values[1:], values[:-1], out=moved[1:])
        if not (np.abs(moved) > reach).any():
            return values, Settled(at_micros=times[-1], value=values[-1], speed=speeds[-1])
        if len(times) == 1:  # one step that went too far: as far as it may, and no faster
            value = memory.value + np.clip(moved[0], -reach[0], reach[0])
            speed = np.clip(speeds[0], -_FASTEST, _FASTEST)
            return value[None], Settled(at_micros=times[0], value=value, speed=speed)
        rows = []
        for k, at in enumerate(times):
            row, memory = self._follow(goals[k : k + 1], [at], memory)
            rows.append(row)
        return np.concatenate(rows), memory


@lru_cache(maxsize=256)
def _response(
    omega: float, steps: tuple[int, ...]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return (2T, 2) and (2T, T): what value and speed, and what goals, make of both.

    The closed form of ``x'' = ω²(u − x) − 2ω x'`` while ``u`` holds still, step by step: first
    all T values, then all T speeds.
    """
    count = len(steps)
    free, driven = np.empty((2, count, 2)), np.zeros((2, count, count))
    state, goals = np.eye(2), np.zeros((2, count))
    for k, step in enumerate(steps):
        dt = step * _SECS
        turn, decay = omega * dt, np.exp(-omega * dt)
        follow = decay * np.array([[1.0 + turn, dt], [-omega * turn, 1.0 - turn]])
        state, goals = follow @ state, follow @ goals
        goals[:, k] += 1.0 - follow[0, 0], -follow[1, 0]
        free[:, k], driven[:, k] = state, goals
    return (
        free.reshape(-1, 2).astype(np.float32),
        driven.reshape(-1, count).astype(np.float32),
    )


def edge_refiner(options: Mapping[str, Any]) -> EdgeRefiner:
    """Return the refiner that a character file asks for, with ``half_life_ms`` as its option."""
    half_life = options.get("half_life_ms", _HALF_LIFE_MS)
    is_number = isinstance(half_life, int | float) and not isinstance(half_life, bool)
    if not is_number or not _SHORTEST_MS <= half_life <= _LONGEST_MS:
        raise ConfigError(
            "half_life_ms",
            found=half_life,
            allowed=f"a number from {_SHORTEST_MS:g} to {_LONGEST_MS:g}",
        )
    return EdgeRefiner(half_life / 1000.0)
