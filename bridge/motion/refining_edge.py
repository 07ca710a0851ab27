"""The refiner for weak machines and noisy sources: everything but the mouth is smoothed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
        for k, at in enumerate(times):
            memory = self._follow(goals[k], at, memory)
            goals[k] = memory.value
        bones = goals[:, :_TURNS].reshape(block.bones.shape)
        weights = block.weights.copy()
        weights[:, _UPPER] = np.clip(goals[:, _TURNS:-3], 0.0, 1.0)
        smoothed = replace(
            block,
            weights=weights,
            bones=bones / np.sqrt((bones * bones).sum(axis=-1, keepdims=True)),
            hips=goals[:, -3:],
        )
        return smoothed, memory

    def _follow(self, goal: NDArray[np.float32], at: int, memory: Settled) -> Settled:
        dt = (at - memory.at_micros) * _SECS
        decay = np.float32(np.exp(-self._omega * dt))
        away = memory.value - goal
        pull = memory.speed + np.float32(self._omega) * away
        value: NDArray[np.float32] = np.asarray(goal + decay * (away + pull * np.float32(dt)))
        speed: NDArray[np.float32] = np.asarray(
            decay * (memory.speed - pull * np.float32(self._omega * dt))
        )
        reach = _FASTEST * np.float32(dt)
        moved = value - memory.value
        if (np.abs(moved) > reach).any():
            value = memory.value + np.clip(moved, -reach, reach)
            speed = np.clip(speed, -_FASTEST, _FASTEST)
        return Settled(at_micros=at, value=value, speed=speed)


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
