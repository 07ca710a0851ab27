"""When a mouth shape begins, is reached, is left, is gone: the timing table of speech."""

from collections.abc import Mapping
from dataclasses import dataclass

from bridge.rigs.viseme_weights import FRONT_ROUND

__all__ = [
    "EARLY_MICROS",
    "GLIDE_RAMP_MICROS",
    "HOLD_PAUSE_MICROS",
    "JAW_RAMP_MICROS",
    "LIP_RAMP_MICROS",
    "LONG_PAUSE_MICROS",
    "NARROW_RAMP_MICROS",
    "PARTED_MICROS",
    "SEAL_MICROS",
    "TIMINGS",
    "Timing",
]

EARLY_MICROS = 30_000
"""How far the whole mouth runs ahead of its sound; viewers like 20-40 ms best."""

LIP_RAMP_MICROS = 65_000
"""Shortest ramp of the lips: 0.4 of weight in it peaks just under 12 a second."""

JAW_RAMP_MICROS = 110_000
"""Shortest ramp of the jaw: 0.4 of weight in it peaks under 8 a second."""

GLIDE_RAMP_MICROS = 65_000
"""Shortest ramp from one part of a vowel to the next; they are never far apart."""

NARROW_RAMP_MICROS = 90_000
"""Shortest ramp out of a hissing s: its jaw is as low as it gets, and a vowel waits."""

PARTED_MICROS = 18_000
"""Time in which the shortest ramp of the lips comes to 0.15; two of them still look apart."""

SEAL_MICROS = 35_000
"""Shortest seal of the lips, so that one frame of a 30 Hz stream falls into it."""

HOLD_PAUSE_MICROS = 120_000
"""The mouth does not move for a silence shorter than this."""

LONG_PAUSE_MICROS = 350_000
"""From this length on the mouth closes in a silence; in shorter ones it only relaxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One row of the table; times relative to the ends of the phone."""

    after_pause_micros: int
    """From the start of the ramp to the phone, when the mouth was at rest."""
    after_speech_micros: int
    """The same, when something was said just before."""
    apex: float
    """Fraction of the phone at which the shape is reached..."""
    apex_micros: int = 0
    """...and what is added to it."""
    hold: float = 0.75
    """Fraction of the phone up to which the shape is held."""
    decay_micros: int = 120_000
    """From the end of the phone until the shape is gone."""


_VOWEL = Timing(
    after_pause_micros=120_000, after_speech_micros=100_000, apex=0.4, decay_micros=130_000
)
_ROUND = Timing(
    after_pause_micros=150_000, after_speech_micros=150_000, apex=0.0, apex_micros=-20_000,
    hold=0.8, decay_micros=150_000,
)  # fmt: skip
_TONGUE = Timing(
    after_pause_micros=120_000, after_speech_micros=60_000, apex=0.0, apex_micros=10_000
)

TIMINGS: Mapping[str, Timing] = {
    "PP": Timing(
        after_pause_micros=120_000, after_speech_micros=90_000, apex=0.0, hold=1.0,
        decay_micros=LIP_RAMP_MICROS,
    ),
    "FF": Timing(
        after_pause_micros=120_000, after_speech_micros=80_000, apex=0.0, hold=0.85,
        decay_micros=80_000,
    ),
    "SS": Timing(
        after_pause_micros=120_000, after_speech_micros=90_000, apex=0.0, hold=1.0,
        decay_micros=90_000,
    ),
    # The lips want 150 ms on both sides, the jaw 70 and 80; one ramp serves both.
    "CH": Timing(
        after_pause_micros=150_000, after_speech_micros=110_000, apex=0.0, hold=1.0,
        decay_micros=110_000,
    ),
    "RR": Timing(
        after_pause_micros=130_000, after_speech_micros=100_000, apex=0.1, decay_micros=110_000
    ),
    "TH": _TONGUE, "DD": _TONGUE, "kk": _TONGUE, "nn": _TONGUE,
    "aa": _VOWEL, "E": _VOWEL, "ih": _VOWEL,
    # Round and open: the jaw waits for the vowel, the lips for nobody.
    "oh": Timing(
        after_pause_micros=140_000, after_speech_micros=130_000, apex=0.25, hold=0.8,
        decay_micros=140_000,
    ),
    "ou": _ROUND, FRONT_ROUND: _ROUND,
}  # fmt: skip
"""Timing of every viseme but silence."""
