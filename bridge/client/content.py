"""Whether the mouth really moves with the sound, whatever the time stamps say."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["content_skew"]

_Array = NDArray[np.float64]

_STEP_MICROS = 5_000.0
_FARTHEST_MICROS = 300_000.0
_FEWEST_STEPS = 400  # two seconds
_WEAKEST_MATCH = 0.3  # correlation; below it the peak is an accident


def content_skew(at_micros: _Array, jaw: _Array, level: _Array) -> float | None:
    """Return by how many micros ``level`` comes after ``jaw`` where the two match best.

    Positive is mouth early. None for too little material, or curves that do not match:
    a natural voice has loud sounds with a closed jaw, so this is a check on the time stamps
    and not a replacement.

    Args:
        at_micros: (T,) client times, increasing.
        jaw: (T,) jawOpen as shown.
        level: (T,) loudness as heard.
    """
    if len(at_micros) < 3 or at_micros[-1] - at_micros[0] < _FEWEST_STEPS * _STEP_MICROS:
        return None
    grid = np.arange(at_micros[0], at_micros[-1], _STEP_MICROS)
    one, other = (_standardised(np.interp(grid, at_micros, curve)) for curve in (jaw, level))
    if one is None or other is None:
        return None
    match = _correlate(one, other)
    best = int(np.argmax(match))
    if match[best] < _WEAKEST_MATCH:
        return None
    return float((best - len(match) // 2 + _peak_offset(match, best)) * _STEP_MICROS)


def _standardised(curve: _Array) -> _Array | None:
    deviation = float(curve.std())
    return (curve - curve.mean()) / deviation if deviation > 1e-6 else None


def _correlate(one: _Array, other: _Array) -> _Array:
    """Return correlations for lags of ``other`` from -farthest to +farthest steps."""
    farthest = int(_FARTHEST_MICROS / _STEP_MICROS)
    size = 1 << (len(one) + farthest).bit_length()
    spectrum = np.fft.rfft(one, size).conj() * np.fft.rfft(other, size)
    circular = np.fft.irfft(spectrum, size) / len(one)
    return np.concatenate((circular[-farthest:], circular[: farthest + 1]))


def _peak_offset(match: _Array, best: int) -> float:
    """Return how far between steps a parabola through the peak has its top."""
    if not 0 < best < len(match) - 1:
        return 0.0
    left, top, right = match[best - 1 : best + 2]
    bend = left - 2 * top + right
    return float(0.5 * (left - right) / bend) if bend else 0.0
