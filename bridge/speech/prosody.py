"""Pitch and loudness out of samples, for whole recordings at a time."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

__all__ = ["HOP_MICROS", "loudness_db", "pitch_hz"]

HOP_MICROS = 10_000
"""Time from one value to the next."""

_LOWEST_HZ, _HIGHEST_HZ = 65.0, 500.0
_PITCH_WINDOW_SECS = 0.040
_LOUDNESS_WINDOW_SECS = 0.025
_WORKING_RATE = 8000  # Hz; enough for lags of 2 ms with parabolic interpolation
_DIP = 0.15  # YIN: a lag whose normalised difference falls below it is a period
_FAINT_DIP = 0.30  # the deepest dip still counts as voiced below this
_SILENCE_SHARE = 0.03  # of the 95th percentile of loudness
_FLOOR_DB = -100.0
_LARGEST_JUMP = 8 / 12  # octaves from the local median: beyond it an octave was misheard
_FRAMES_AT_ONCE = 2000  # 20 s of sound: bounds memory


def loudness_db(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """Return (T,) loudness in dBFS (RMS over 25 ms), one value each 10 ms; at least -100."""
    power = _power(samples, sample_rate)
    level = np.maximum(10 * np.log10(np.maximum(power, 1e-30)), _FLOOR_DB)
    return np.asarray(level, np.float32)


def pitch_hz(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """Return (T,) fundamental frequency in Hz, one value each 10 ms, 0 where unvoiced.

    YIN (de Cheveigné & Kawahara 2002) on frames of 40 ms, searching 65–500 Hz; jumps of more
    than eight semitones against the median of five frames are taken for octave errors.
    """
    low, rate = _reduced(samples, sample_rate)
    frames = _frames(low, rate, _PITCH_WINDOW_SECS + 1 / _LOWEST_HZ)
    loud = _power(samples, sample_rate) ** 0.5
    if not len(loud) or loud.max() <= 1e-6:
        return np.zeros(len(loud), np.float32)
    found = np.concatenate(
        [
            _yin(frames[i : i + _FRAMES_AT_ONCE], rate)
            for i in range(0, len(frames), _FRAMES_AT_ONCE)
        ]
    )
    found = found[: len(loud)]  # the reduced copy may be a moment longer
    found[loud < _SILENCE_SHARE * np.percentile(loud, 95)] = 0.0
    return _without_jumps(found).astype(np.float32)


def _power(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float64]:
    frames = _frames(samples, sample_rate, _LOUDNESS_WINDOW_SECS)
    return np.asarray(np.square(frames, dtype=np.float64).mean(axis=1))


def _frames(samples: NDArray[np.float32], rate: float, window_secs: float) -> NDArray[np.float32]:
    """Return (T, W) windows whose centres are 10 ms apart, from half a hop on."""
    hop = rate * HOP_MICROS / 1e6
    count = int(np.ceil(len(samples) / hop - 1e-9))
    width = max(2, round(rate * window_secs))
    padded = np.pad(np.asarray(samples, np.float32), (width, 2 * width))
    starts = np.round((np.arange(count) + 0.5) * hop - width / 2).astype(np.intp) + width
    return sliding_window_view(padded, width)[starts]


def _reduced(samples: NDArray[np.float32], rate: int) -> tuple[NDArray[np.float32], float]:
    """Return the samples averaged down to about 8 kHz."""
    factor = max(1, rate // _WORKING_RATE)
    kept = len(samples) // factor * factor
    low = np.asarray(samples[:kept], np.float32).reshape(-1, factor).mean(axis=1)
    tail = np.asarray(samples[kept:], np.float32)
    return (np.append(low, tail.mean()) if len(tail) else low), rate / factor


def _yin(frames: NDArray[np.float32], rate: float) -> NDArray[np.float64]:
    longest, shortest = round(rate / _LOWEST_HZ), max(2, int(rate / _HIGHEST_HZ))
    normalised = _normalised_difference(frames.astype(np.float64), longest + 1)
    search = normalised[:, shortest : longest + 1]
    is_dip = search < _DIP
    first = is_dip.argmax(axis=1)
    # From the first lag below the threshold, walk down to the bottom of its valley.
    rising = np.diff(search, axis=1, append=np.inf) >= 0
    after = rising & (np.arange(search.shape[1]) >= first[:, None])
    lag = np.where(is_dip.any(axis=1), after.argmax(axis=1), search.argmin(axis=1))
    rows = np.arange(len(search))
    is_voiced = search[rows, lag] < _FAINT_DIP
    fine = _parabolic(normalised, rows, lag + shortest)
    return np.where(is_voiced, rate / fine, 0.0)


def _normalised_difference(frames: NDArray[np.float64], lags: int) -> NDArray[np.float64]:
    """Return (T, L) YIN's cumulative mean normalised difference."""
    width = frames.shape[1] - lags
    size = 1 << (frames.shape[1] + width).bit_length()
    head = np.fft.rfft(frames[:, :width], size)
    correlation = np.fft.irfft(np.conj(head) * np.fft.rfft(frames, size), size)[:, :lags]
    energy = np.cumsum(np.pad(np.square(frames), ((0, 0), (1, 0))), axis=1)
    windows = energy[:, width : width + lags] - energy[:, :lags]
    difference = np.maximum(windows[:, :1] + windows - 2 * correlation, 0.0)
    running = np.cumsum(difference[:, 1:], axis=1)
    means = np.maximum(running / np.arange(1, lags), 1e-12)
    return np.concatenate([np.ones((len(frames), 1)), difference[:, 1:] / means], axis=1)


def _parabolic(
    curve: NDArray[np.float64], rows: NDArray[np.intp], lag: NDArray[np.intp]
) -> NDArray[np.float64]:
    left, middle, right = (
        curve[rows, np.clip(lag + step, 0, curve.shape[1] - 1)] for step in (-1, 0, 1)
    )
    bend = left - 2 * middle + right
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (left - right) / np.where(bend == 0, 1, bend), 0)
    return np.asarray(lag + np.clip(shift, -0.5, 0.5))


def _without_jumps(f0_hz: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(f0_hz) < 5:
        return f0_hz
    octaves = np.log2(np.where(f0_hz > 0, f0_hz, np.nan))
    around = sliding_window_view(np.pad(octaves, 2, mode="edge"), 5)
    known = np.isfinite(around).any(axis=1)
    local = np.full(len(f0_hz), np.nan)
    local[known] = np.nanmedian(around[known], axis=1)
    is_jump = np.abs(octaves - local) > _LARGEST_JUMP
    return np.where(is_jump, np.exp2(np.nan_to_num(local)), f0_hz)
