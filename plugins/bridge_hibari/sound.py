"""From the network's prediction to samples."""

import numpy as np
from hibari import dsp
from numpy.typing import NDArray

from bridge_hibari.engine import Prediction
from bridge_hibari.manner import Manner

__all__ = ["pitched", "samples_of", "stretched", "voiced_frames"]

_VOICED_HZ = 40.0  # below it the synthesiser takes a frame for unvoiced
_HIGHEST_HZ = 1100.0
_PEAK = 0.98
_NEAR_OWN_PITCH = 0.15  # feelings stay within it, and change the level by less than 1 dB
_SILENCE_BELOW_PEAK_DB = 42.0
_LOUD_PARTS = (0, 2, 3)  # lh, ln, lr: log magnitudes over frequency


def pitched(f0_hz: NDArray[np.float32], manner: Manner) -> NDArray[np.float32]:
    """Return (F,) F0 moved and widened about its own middle; 0 where unvoiced."""
    is_voiced = f0_hz >= _VOICED_HZ
    if not is_voiced.any():
        return np.zeros_like(f0_hz)
    semitones = np.log2(np.where(is_voiced, f0_hz, _VOICED_HZ))
    middle = np.median(semitones[is_voiced])
    moved = np.exp2(middle + (semitones - middle) * manner.pitch_range) * manner.pitch
    moved = np.clip(moved, _VOICED_HZ + 1, _HIGHEST_HZ)
    return np.where(is_voiced, moved, 0.0).astype(np.float32)


def samples_of(
    prediction: Prediction,
    f0_hz: NDArray[np.float32],
    manner: Manner,
    noise: np.random.Generator,
) -> NDArray[np.float32]:
    """Return (N,) samples, at most 0.98 in size. ``noise`` makes breath and consonants."""
    parts = list(prediction.spectrum)
    if manner.formant != 1.0:
        for index in _LOUD_PARTS:
            parts[index] = stretched(parts[index], manner.formant)
    samples = np.asarray(dsp.synth(*parts, f0_hz, noise), np.float32)
    samples *= np.float32(manner.gain * _makeup(samples, prediction, manner))
    peak = float(np.abs(samples).max(initial=0.0))
    return samples * np.float32(_PEAK / peak) if peak > _PEAK else samples


def voiced_frames(samples: NDArray[np.float32], hop: int) -> NDArray[np.bool_]:
    """Return (F,) whether each hop of the samples can be heard."""
    power = np.square(samples[: len(samples) // hop * hop]).reshape(-1, hop).mean(axis=1)
    floor = power.max(initial=0.0) * 10 ** (-_SILENCE_BELOW_PEAK_DB / 10)
    return np.asarray(power > max(floor, 1e-10))


def _makeup(samples: NDArray[np.float32], prediction: Prediction, manner: Manner) -> float:
    """Return the gain that makes a character as loud as the voice it was made from.

    Moving harmonics and formants against each other changes the level by up to 6 dB.
    """
    if manner.formant == 1.0 and abs(manner.pitch - 1.0) <= _NEAR_OWN_PITCH:
        return 1.0
    own = dsp.synth(*prediction.spectrum, prediction.f0_hz, np.random.default_rng(0))
    return float(np.sqrt(np.square(own).mean() / max(np.square(samples).mean(), 1e-12)))


def stretched(part: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """Return a (601, F) spectrum resampled along frequency."""
    bins = len(part)
    places = np.minimum(np.arange(bins) / factor, bins - 1.001)
    low = places.astype(np.intp)
    share = (places - low).astype(np.float32)[:, None]
    return part[low] * (1 - share) + part[low + 1] * share
