"""A plugin's hand on the pose, and how far it may reach."""

import logging
from collections.abc import Sequence

import numpy as np

from bridge.hooks import PoseRefiner
from bridge.model import Block, Timeline
from bridge.rigs.limits import clamp_to_limits
from bridge.rigs.rotations import angle_between, nlerp, normalise

__all__ = ["Refining"]

log = logging.getLogger(__name__)

_FARTHEST_RADIANS = np.float32(np.radians(25.0))  # a correction, not another pose


class Refining:
    """Asks a refiner, and goes on without it where its answer cannot be used."""

    def __init__(self, refiner: PoseRefiner) -> None:
        self._refiner = refiner
        self._has_complained = False

    def refine(self, block: Block, timelines: Sequence[Timeline]) -> Block:
        """Return the refined block with unit rotations, near ``block`` and inside the limits."""
        try:
            refined = self._refiner.refine(block, timelines)
            reason = _fault(block, refined)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        if reason:
            self._complain(reason)
            return block
        bones = normalise(refined.bones)
        away = angle_between(block.bones, bones)
        if (away > _FARTHEST_RADIANS).any():
            share = np.minimum(_FARTHEST_RADIANS / np.maximum(away, np.float32(1e-6)), 1)
            bones = nlerp(block.bones, bones, share)
        return Block(
            times_micros=block.times_micros,
            weights=np.clip(refined.weights, 0, 1),
            head=block.head,
            bones=clamp_to_limits(bones),
            hips=refined.hips,
        )

    def _complain(self, reason: str) -> None:
        if not self._has_complained:
            self._has_complained = True
            log.warning(
                "a pose refiner's answer was not used; further ones are dropped in silence",
                extra={"refiner": type(self._refiner).__name__, "reason": reason},
            )


def _fault(block: Block, refined: Block) -> str:
    """Return what is wrong with a refined block; empty when nothing is."""
    for name in ("weights", "bones", "hips"):
        wanted, found = getattr(block, name), getattr(refined, name)
        if found.shape != wanted.shape:
            return f"{name}: found shape {found.shape}, expected {wanted.shape}"
        if not np.isfinite(found).all():
            return f"{name}: not finite"
    return ""
