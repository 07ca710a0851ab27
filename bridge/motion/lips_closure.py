"""The last word on the mouth: lips that must touch do, whatever was mixed over them."""

import numpy as np
from numpy.typing import NDArray

from bridge.motion.lips import LipSample
from bridge.rigs.arkit import SHAPE_INDEX

__all__ = ["impose_closures"]

_SEALED_JAW = 0.12  # rigs that lack mouthClose must look shut too
_SIBILANT_JAW = 0.10
_LOOSE_LIPS = 0.30  # lips pressed harder than this look shut

_JAW = SHAPE_INDEX["jawOpen"]
_CLOSE = SHAPE_INDEX["mouthClose"]


def _columns(*names: str) -> NDArray[np.intp]:
    return np.array([SHAPE_INDEX[name] for name in names])


_PRESS = _columns("mouthPressLeft", "mouthPressRight")
_ROLLS = _columns("mouthRollUpper", "mouthRollLower")
_LOWER_ROLL = SHAPE_INDEX["mouthRollLower"]
_LOWER_SHRUG = SHAPE_INDEX["mouthShrugLower"]
_UPPER_UP = _columns("mouthUpperUpLeft", "mouthUpperUpRight")
_LOWER_DOWN = _columns("mouthLowerDownLeft", "mouthLowerDownRight")
_PARTING = np.concatenate((_UPPER_UP, _LOWER_DOWN, [SHAPE_INDEX["tongueOut"]]))
_ROUND = _columns("mouthFunnel", "mouthPucker")
_TIGHT = np.concatenate((_PRESS, [SHAPE_INDEX["mouthRollUpper"], _CLOSE]))

_SEAL_PRESS = np.float32(0.40)
_SEAL_ROLL = np.float32(0.20)
_BITE_ROLL = np.float32(0.42)
_BITE_SHRUG = np.float32(0.28)
_BITE_UPPER_UP = np.float32(0.20)


def impose_closures(weights: NDArray[np.float32], sample: LipSample) -> NDArray[np.float32]:
    """Return ``weights`` (T, S) with the demands of ``sample`` met.

    Bilabials seal the lips, labiodentals bring the lower lip to the teeth, sibilants narrow the
    jaw, everything that is no nasal parts the lips, and ``mouthClose`` never exceeds ``jawOpen``,
    which it corrects. As smooth as the demands are: nothing after this may smooth again.
    """
    out = weights.copy()
    sealed, bitten = sample.closure[:, None], sample.labiodental[:, None]
    if sample.opening.any():
        _part(out, sample.opening[:, None] * (1 - sealed) * (1 - bitten))
    if sample.sibilant.any():
        _lower(out, _JAW, _SIBILANT_JAW, sample.sibilant)
    if bitten.any():
        _bite(out, bitten)
    if sealed.any():
        _seal(out, sealed)
    np.clip(out, 0, 1, out=out)
    np.minimum(out[:, _CLOSE], out[:, _JAW], out=out[:, _CLOSE])
    return out


def _lower(out: NDArray[np.float32], column: int, cap: float, demand: NDArray[np.float32]) -> None:
    """Bring a column towards ``cap`` where it is above, by ``demand``."""
    out[:, column] -= demand * np.maximum(out[:, column] - np.float32(cap), 0)


def _part(out: NDArray[np.float32], demand: NDArray[np.float32]) -> None:
    out[:, _TIGHT] -= demand * np.maximum(out[:, _TIGHT] - np.float32(_LOOSE_LIPS), 0)


def _bite(out: NDArray[np.float32], demand: NDArray[np.float32]) -> None:
    _lower(out, _JAW, _SEALED_JAW, demand[:, 0])
    out[:, _LOWER_DOWN] *= 1 - demand
    out[:, _PRESS] *= 1 - demand
    out[:, _ROUND] *= 1 - np.float32(0.5) * demand
    out[:, _LOWER_ROLL] = np.maximum(out[:, _LOWER_ROLL], _BITE_ROLL * demand[:, 0])
    out[:, _LOWER_SHRUG] = np.maximum(out[:, _LOWER_SHRUG], _BITE_SHRUG * demand[:, 0])
    out[:, _UPPER_UP] = np.maximum(out[:, _UPPER_UP], _BITE_UPPER_UP * demand)


def _seal(out: NDArray[np.float32], demand: NDArray[np.float32]) -> None:
    _lower(out, _JAW, _SEALED_JAW, demand[:, 0])
    out[:, _PARTING] *= 1 - demand
    out[:, SHAPE_INDEX["mouthFunnel"]] *= 1 - np.float32(0.6) * demand[:, 0]
    out[:, _PRESS] = np.maximum(out[:, _PRESS], _SEAL_PRESS * demand)
    out[:, _ROLLS] = np.maximum(out[:, _ROLLS], _SEAL_ROLL * demand)
    out[:, _CLOSE] = np.maximum(out[:, _CLOSE], demand[:, 0] * out[:, _JAW])
