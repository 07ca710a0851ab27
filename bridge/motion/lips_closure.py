"""The last word on the mouth: lips that must touch do, whatever was mixed over them."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.lips import LipSample
from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES

__all__ = ["impose_closures"]

_SEALED_JAW = 0.12  # rigs that lack mouthClose must look shut too
_SIBILANT_JAW = 0.10
_LOOSE_LIPS = 0.30  # lips pressed harder than this look shut

_JAW = SHAPE_INDEX["jawOpen"]
_CLOSE = SHAPE_INDEX["mouthClose"]
_TIGHT = tuple(
    SHAPE_INDEX[name]
    for name in ("mouthClose", "mouthPressLeft", "mouthPressRight", "mouthRollUpper")
)
_CONTACT = np.array(
    [
        name.startswith(("mouthPress", "mouthRoll", "mouthUpperUp", "mouthLowerDown"))
        or name in ("mouthFunnel", "mouthShrugLower", "tongueOut")
        for name in SHAPE_NAMES
    ],
    np.float32,
)


def impose_closures(weights: NDArray[np.float32], sample: LipSample) -> NDArray[np.float32]:
    """Return ``weights`` (T, S) with the demands of ``sample`` met.

    Bilabials seal the lips, labiodentals bring the lower lip to the teeth, sibilants narrow the
    jaw, everything that is no nasal parts the lips, and ``mouthClose`` never exceeds ``jawOpen``,
    which it corrects. Where a demand is full, the shapes that make the contact are those of the
    lip layer; so this is as smooth as the layer is, and nothing after it may smooth again.
    """
    out = weights.copy()
    touching = np.maximum(sample.closure, sample.labiodental)
    if touching.any():
        out += (touching[:, None] * _CONTACT) * (sample.weights - out)
    if sample.opening.any():
        _loosen(out, sample.opening * (1 - touching))
    jaw = out[:, _JAW]
    jaw -= np.maximum(touching, sample.sibilant) * np.maximum(jaw - sample.weights[:, _JAW], 0)
    np.minimum(jaw, _ceiling(touching, _SEALED_JAW), out=jaw)
    np.minimum(jaw, _ceiling(sample.sibilant, _SIBILANT_JAW), out=jaw)
    np.maximum(out, 0, out=out)
    np.minimum(out, 1, out=out)
    closed = np.maximum(out[:, _CLOSE], sample.closure * jaw)
    np.minimum(closed, jaw, out=out[:, _CLOSE])
    return out


def _ceiling(demand: NDArray[np.float32], cap: float) -> NDArray[np.float32]:
    return np.float32(1) - demand * np.float32(1 - cap)


def _loosen(out: NDArray[np.float32], demand: NDArray[np.float32]) -> None:
    for column in _TIGHT:
        out[:, column] -= demand * np.maximum(out[:, column] - np.float32(_LOOSE_LIPS), 0)
