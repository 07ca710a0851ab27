"""The last word on the mouth: lips that must touch do, whatever was mixed over them."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.lips import LipSample
from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES

__all__ = ["Closures"]

_SEALED_JAW = 0.12  # rigs that lack mouthClose must look shut too
_SIBILANT_JAW = 0.10
_LOOSE_LIPS = np.float32(0.30)  # lips pressed harder than this look shut

_JAW = SHAPE_INDEX["jawOpen"]
_CLOSE = SHAPE_INDEX["mouthClose"]
_TIGHT = np.isin(
    SHAPE_NAMES, ("mouthClose", "mouthPressLeft", "mouthPressRight", "mouthRollUpper")
).astype(np.float32)
_CONTACT = np.array(
    [
        name.startswith(("mouthPress", "mouthRoll", "mouthUpperUp", "mouthLowerDown"))
        or name in ("mouthFunnel", "mouthShrugLower", "tongueOut")
        for name in SHAPE_NAMES
    ],
    np.float32,
)


class Closures:
    """What a mouth must not lose, ready to be imposed on more than one face of its instants.

    Bilabials seal the lips, labiodentals bring the lower lip to the teeth, sibilants narrow the
    jaw, everything that is no nasal parts the lips, and ``mouthClose`` never exceeds ``jawOpen``,
    which it corrects. Where a demand is full, the shapes that make the contact are those of the
    lip layer; so this is as smooth as the layer is, and nothing after it may smooth again.
    """

    def __init__(self, sample: LipSample) -> None:
        touching = np.maximum(sample.closure, sample.labiodental)
        self._lips = sample
        self.sealed = sample.closure
        """(T,) how much the lips must be."""
        self._touch = touching[:, None] * _CONTACT if touching.any() else None
        is_apart = sample.opening.any()
        self._part = (sample.opening * (1 - touching))[:, None] * _TIGHT if is_apart else None
        self._narrow = np.maximum(touching, sample.sibilant)
        sealed, hissing = _ceiling(touching, _SEALED_JAW), _ceiling(sample.sibilant, _SIBILANT_JAW)
        self._highest_jaw = np.minimum(sealed, hissing)

    def imposed_on(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return ``weights`` (T, S) with every demand met."""
        out, lips = weights.copy(), self._lips
        if self._touch is not None:
            out += self._touch * (lips.weights - out)
        if self._part is not None:
            out -= self._part * np.maximum(out - _LOOSE_LIPS, 0)
        jaw = out[:, _JAW]
        jaw -= self._narrow * np.maximum(jaw - lips.weights[:, _JAW], 0)
        np.minimum(jaw, self._highest_jaw, out=jaw)
        np.maximum(out, 0, out=out)
        np.minimum(out, 1, out=out)
        closed = np.maximum(out[:, _CLOSE], self.sealed * jaw)
        np.minimum(closed, jaw, out=out[:, _CLOSE])
        return out


def _ceiling(demand: NDArray[np.float32], cap: float) -> NDArray[np.float32]:
    return 1 - demand * (1 - cap)
