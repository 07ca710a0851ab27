"""Loudness and pitch over time, each against what the voice has done so far."""

import numpy as np
from numpy.typing import NDArray

from bridge.model import Clip, Speech

__all__ = ["HOP_MICROS", "prosody_clip"]

HOP_MICROS = 10_000

_Floats = NDArray[np.float64]

_SILENCE_DB = -48.0  # of full scale; below it nobody speaks
_TYPICAL_DB, _TYPICAL_SPREAD_DB = -24.0, 6.0  # of read speech, until the voice shows its own
_PRIOR_ROWS = 60.0  # how many rows of speech the typical values are worth
_LOWEST_HZ = 55.0  # voices that mark no voicing fall below this where there is none
_SEMITONES = 3.0  # one unit of pitch
_HOLD_ROWS = 15  # 150 ms: through voiceless consonants the pitch is held, through pauses not
_LIMIT = 2.0


def prosody_clip(speech: Speech, sides: _Floats) -> Clip:
    """Return the clip ``prosody`` with the channels loudness, pitch and side.

    Loudness is in standard deviations, pitch in units of 3 semitones, both around the running
    mean and within ±2; a pause is 0. A row knows only what came before it, so it stays as it
    is when more speech comes.

    Args:
        speech: The speech so far.
        sides: (T,) the side that head turns take, 1 or -1; constant within a phrase.
    """
    values = np.stack((_loudness(speech, len(sides)), _pitch(speech, len(sides)), sides), axis=1)
    rounded = values.astype(np.float32)
    rounded.setflags(write=False)
    return Clip(
        name="prosody",
        start_micros=0,
        hop_micros=HOP_MICROS,
        channels=("loudness", "pitch", "side"),
        values=rounded,
    )


def _loudness(speech: Speech, rows: int) -> _Floats:
    hop = speech.sample_rate * HOP_MICROS // 1_000_000
    energy = np.zeros(rows)
    whole = min(rows, len(speech.samples) // hop)
    energy[:whole] = np.square(speech.samples[: whole * hop].reshape(whole, hop)).mean(axis=1)
    energy[1:] = 0.5 * (energy[1:] + energy[:-1])  # a window of 20 ms, ending now
    decibels = 10.0 * np.log10(energy + 1e-10)
    is_loud = decibels > _SILENCE_DB
    mean = _running_mean(decibels, is_loud, _TYPICAL_DB, _PRIOR_ROWS)
    variance = _running_mean(
        np.square(decibels - mean), is_loud, _TYPICAL_SPREAD_DB**2, _PRIOR_ROWS
    )
    relative = (decibels - mean) / np.sqrt(np.maximum(variance, 1.0))
    return np.where(is_loud, np.clip(relative, -_LIMIT, _LIMIT), 0.0)


def _pitch(speech: Speech, rows: int) -> _Floats:
    if not len(speech.f0_hz) or not rows:
        return np.zeros(rows)
    index = np.arange(rows) * HOP_MICROS // speech.f0_hop_micros
    hertz = speech.f0_hz[np.minimum(index, len(speech.f0_hz) - 1)].astype(np.float64)
    is_voiced = hertz > _LOWEST_HZ
    semitones = 12.0 * np.log2(np.where(is_voiced, hertz, 100.0) / 100.0)
    latest = np.maximum.accumulate(np.where(is_voiced, np.arange(rows), -1))
    held = _without_octave_jumps(semitones[np.maximum(latest, is_voiced.argmax())])
    relative = (held - _running_mean(held, is_voiced)) / _SEMITONES
    is_held = (latest >= 0) & (np.arange(rows) - latest <= _HOLD_ROWS)
    return np.where(is_held, np.clip(relative, -_LIMIT, _LIMIT), 0.0)


def _without_octave_jumps(semitones: _Floats) -> _Floats:
    """Return the median of the last five rows, which one wrong octave cannot move."""
    padded = np.pad(semitones, (4, 0), mode="edge")
    median: _Floats = np.median(np.lib.stride_tricks.sliding_window_view(padded, 5), axis=1)
    return median


def _running_mean(
    values: _Floats, counted: NDArray[np.bool_], prior: float = 0.0, rows: float = 0.0
) -> _Floats:
    """Return (T,) the mean of the counted rows up to each; ``prior`` counts as ``rows`` more."""
    total = np.cumsum(np.where(counted, values, 0.0)) + prior * rows
    return np.asarray(total / np.maximum(np.cumsum(counted) + rows, 1.0))
