"""Lips driven by nothing but how loud the voice is: what is left when phones are of no use."""

from collections.abc import Sequence

import numpy as np

from bridge.model import Cue, Layer, Speech, Style
from bridge.performance.lips_timing import EARLY_MICROS

__all__ = ["LoudnessLips"]

_HOP_MICROS = 50_000  # a syllable is four of these, so that each one opens and closes the mouth
_SHUT_DB, _OPEN_DB = -45.0, -15.0  # RMS of full scale; read speech stays between


class LoudnessLips:
    """Opens the jaw as far as the voice is loud. Keeps nothing between calls."""

    def lips(self, speech: Speech, style: Style) -> Sequence[Cue]:
        """Return one cue for each audible 50 ms of ``speech``, by start."""
        hop = speech.sample_rate * _HOP_MICROS // 1_000_000
        rows = speech.samples[: len(speech.samples) // hop * hop].reshape(-1, hop)
        decibels = 10.0 * np.log10(np.square(rows, dtype=np.float64).mean(axis=1) + 1e-10)
        levels = np.clip((decibels - _SHUT_DB) / (_OPEN_DB - _SHUT_DB), 0.0, 1.0)
        size = 0.5 + style.jaw
        return tuple(
            _cue(index * _HOP_MICROS + _HOP_MICROS // 2 - EARLY_MICROS, float(level) * size)
            for index, level in enumerate(levels)
            if level > 0
        )


def _cue(peak_micros: int, weight: float) -> Cue:
    """Return a cue that rises from the peak before and falls to the peak after."""
    return Cue(
        layer=Layer.LIPS,
        name="aa",
        start_micros=peak_micros - _HOP_MICROS,
        ready_micros=peak_micros,
        relax_micros=peak_micros,
        end_micros=peak_micros + _HOP_MICROS,
        weight=weight,
        because="loudness",
    )
