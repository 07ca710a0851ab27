"""A refiner's hand on the pose, and how far it may reach."""

import logging
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.hooks import PoseRefiner
from bridge.model import Block, PoseContext
from bridge.rigs.limits import clamp_to_limits
from bridge.rigs.rotations import angle_between, nlerp, normalise

__all__ = ["Refining"]

log = logging.getLogger(__name__)

_FARTHEST_RADIANS = np.float32(np.radians(25.0))  # a correction, not another pose
_NEAR = np.cos(_FARTHEST_RADIANS / 2)  # of unit quaternions' product: no farther than that
_FARTHEST_METRES = np.float32(0.1)  # of the hips, each way


class Refining:
    """Asks a refiner, and goes on without it where its answer cannot be used."""

    def __init__(self, refiner: PoseRefiner) -> None:
        self._refiner = refiner
        self._has_complained = False

    def start(self) -> Any:
        """Return the refiner's memory before the first block; None if it cannot say."""
        try:
            return self._refiner.start()
        except Exception as error:
            self._complain(f"{type(error).__name__}: {error}")
            return None

    def refine(self, block: Block, context: PoseContext, memory: Any) -> tuple[Block, Any]:
        """Return the refined block with unit rotations, near ``block`` and inside the limits.

        A block whose refinement cannot be used comes back as it was, with the memory as it was.
        """
        try:
            refined, after = self._refiner.refine(block, context, memory)
            reason = _fault(block, refined)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        if reason:
            self._complain(reason)
            return block, memory
        if refined is block:
            return block, after
        hips = np.clip(refined.hips - block.hips, -_FARTHEST_METRES, _FARTHEST_METRES)
        return Block(
            times_micros=block.times_micros,
            weights=np.clip(refined.weights, 0, 1),
            head=block.head,
            bones=_near(block.bones, refined.bones),
            hips=block.hips + hips,
        ), after

    def _complain(self, reason: str) -> None:
        if not self._has_complained:
            self._has_complained = True
            log.warning(
                "a pose refiner's answer was not used; further ones are dropped in silence",
                extra={"refiner": type(self._refiner).__name__, "reason": reason},
            )


def _near(before: NDArray[np.float32], wanted: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (T, B, 4) ``wanted`` as sound rotations no farther from ``before`` than allowed."""
    touched = (wanted != before).any(axis=(0, 2))
    if not touched.any():
        return before
    old, new = before[:, touched], normalise(wanted[:, touched])
    if (np.abs(np.einsum("...i,...i->...", old, new)) < _NEAR).any():
        away = angle_between(old, new)
        share = np.minimum(_FARTHEST_RADIANS / np.maximum(away, np.float32(1e-6)), 1)
        new = nlerp(old, new, share)
    bones = before.copy()
    bones[:, touched] = clamp_to_limits(new, touched)
    return bones


def _fault(block: Block, refined: Block) -> str:
    """Return what is wrong with a refined block; empty when nothing is."""
    if refined is block:
        return ""
    for name in ("weights", "bones", "hips"):
        wanted, found = getattr(block, name), getattr(refined, name)
        if found.shape != wanted.shape:
            return f"{name}: found shape {found.shape}, expected {wanted.shape}"
        if not np.isfinite(found).all():
            return f"{name}: not finite"
    return ""
