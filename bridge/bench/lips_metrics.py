"""What a good mouth does, as figures over ARKit weights and the phones that were said.

A figure means the same for every rig table. Lips are judged by the gap that shows: the jaw's
opening less what ``mouthClose`` takes back, more where lips are drawn apart, less where they
are pressed or rolled in. A contact's arrival is judged by the shapes that make it, relative to
their own peak. Times are those of the sound, less the lead that a system declares.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bridge.model import Speech
from bridge.rigs import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.phones import is_vowel, visemes_of_phone

__all__ = ["Performed", "figures"]

Floats = NDArray[np.float64]

_BILABIALS = frozenset("pbm")
_LABIODENTALS = frozenset("fv")
_SIBILANTS = frozenset({"s", "z", "ʃ", "ʒ", "tʃ", "dʒ"})

_WIDE_GAP = 0.30  # the gap of an open vowel
_SHUT = 0.85
_SIBILANT_JAW = 0.15
_LONG_PAUSE_MICROS = 350_000
_ARRIVED = 0.95  # of a contact's peak
_BEFORE_MICROS, _AFTER_MICROS, _EARLY_MICROS = 60_000, 40_000, 20_000
_APEX = 0.425
_FINE_MICROS = 2_000
_WINDOW_MICROS = 50_000
_TOP_HZ = 1000
_LONGEST_LAG_MICROS = 150_000

_JAW = SHAPE_INDEX["jawOpen"]
_MOUTH = [i for i, name in enumerate(SHAPE_NAMES) if name.startswith(("jaw", "mouth", "tongue"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """A sentence, and what a mouth made of it."""

    speech: Speech
    weights: NDArray[np.float32]
    """(T, S) from time 0."""
    fps: int
    lead_micros: int
    """How far the mouth is meant to run ahead of the sound."""

    @property
    def times(self) -> Floats:
        """(T,) microseconds."""
        return np.arange(len(self.weights), dtype=np.float64) * (1e6 / self.fps)


def figures(performed: Sequence[Performed]) -> dict[str, float]:
    """Return every figure over all sentences together."""
    shut = [s for p in performed for s in _closures(p)]
    late = np.abs([e for p in performed for e in _arrivals(p)])
    wide = np.concatenate([_sibilant_jaws(p) > _SIBILANT_JAW for p in performed])
    leaks = [leak for p in performed for leak in _leaks(p)]
    jaws = [p.weights[:, _JAW, None].astype(np.float64) for p in performed]
    mouths = [p.weights[:, _MOUTH].astype(np.float64) for p in performed]
    fps = performed[0].fps
    coupling, lag_millis = _coupling(performed)
    return {
        "bilabial closure recall": float(np.mean(shut)),
        "sibilant jaw violation": float(np.mean(wide)),
        # Nothing measured is no success: NaN meets no reach.
        "pause leakage": float(np.mean(leaks)) if leaks else math.nan,
        "contact onset error, median": float(np.median(late)),
        "contact onset error, p95": float(np.percentile(late, 95)),
        "jaw apex error in open vowels, median": float(
            np.median(np.abs([e for p in performed for e in _apexes(p)]))
        ),
        "peak jaw speed": max(float(np.abs(np.diff(jaw, axis=0)).max()) for jaw in jaws) * fps,
        "jaw jerk, RMS": _jerk(jaws, fps),
        "mouth jerk, RMS": _jerk(mouths, fps),
        "jaw follows loudness in vowels": coupling,
        "lag of jaw behind loudness": lag_millis,
    }


def _closures(performed: Performed) -> Iterator[bool]:
    """Yield for each p, b, m whether the lips were seen shut in it."""
    shut = _closure(performed.weights)
    times = performed.times
    for phone in performed.speech.phones:
        if phone.symbol in _BILABIALS:
            seen = (times >= phone.start_micros - _EARLY_MICROS) & (times <= phone.end_micros)
            yield bool(seen.any() and shut[seen].max() >= _SHUT)


def _closure(weights: NDArray[np.float32]) -> Floats:
    """Return (T,) 1 where no gap shows, 0 where it is an open vowel's."""
    gap = (
        weights[:, _JAW]
        - _mean(weights, "mouthClose")
        + 0.3 * _mean(weights, "mouthUpperUpLeft", "mouthUpperUpRight")
        + 0.3 * _mean(weights, "mouthLowerDownLeft", "mouthLowerDownRight")
        - 0.25 * _mean(weights, "mouthPressLeft", "mouthPressRight")
        - 0.25 * _mean(weights, "mouthRollUpper", "mouthRollLower")
    )
    return np.asarray(1 - np.clip(gap / _WIDE_GAP, 0, 1), np.float64)


def _mean(weights: NDArray[np.float32], *names: str) -> NDArray[np.float32]:
    return np.asarray(weights[:, [SHAPE_INDEX[name] for name in names]].mean(axis=1))


def _arrivals(performed: Performed) -> Iterator[float]:
    """Yield milliseconds from the start of each lip contact to the contact being made.

    Contacts that go on from the one before have no arrival, nor has what began before time 0.
    """
    pressing = _mean(performed.weights, "mouthPressLeft", "mouthPressRight")
    lifting = _mean(performed.weights, "mouthRollLower", "mouthShrugLower")
    before = ""
    for phone in performed.speech.phones:
        for kind, contact in ((_BILABIALS, pressing), (_LABIODENTALS, lifting)):
            begins = phone.symbol in kind and before not in kind
            if begins and phone.start_micros > 2 * _BEFORE_MICROS:
                arrived = _arrival(performed, contact, phone.start_micros, phone.end_micros)
                yield (arrived - phone.start_micros + performed.lead_micros) / 1e3
        before = phone.symbol


def _apexes(performed: Performed) -> Iterator[float]:
    """Yield milliseconds from where an open vowel's jaw should be at its widest to where it is.

    That is 35-50 % into the vowel, or into the first part of a diphthong.
    """
    jaw = performed.weights[:, _JAW]
    for phone in performed.speech.phones:
        parts = [part for part in visemes_of_phone(phone.symbol) if part.start == 0]
        if parts and parts[0].viseme == "aa" and phone.start_micros > 2 * _BEFORE_MICROS:
            length = (phone.end_micros - phone.start_micros) * parts[0].end
            end = phone.start_micros + round(length) + _AFTER_MICROS
            widest = _middle(performed, jaw, phone.start_micros, end)
            wanted = phone.start_micros + _APEX * length
            yield (widest - wanted + performed.lead_micros) / 1e3


def _arrival(
    performed: Performed, shape: NDArray[np.float32], start_micros: int, end_micros: int
) -> float:
    """Return when ``shape`` comes near its peak around a span of time."""
    fine = np.arange(start_micros - _BEFORE_MICROS, end_micros, _FINE_MICROS)
    made = np.interp(fine, performed.times, shape)
    peak = int(made.argmax())
    away = np.flatnonzero(made[:peak] < _ARRIVED * made[peak])
    return float(fine[away[-1] + 1 if len(away) else 0])


def _middle(
    performed: Performed, shape: NDArray[np.float32], start_micros: int, end_micros: int
) -> float:
    """Return the middle of the time that ``shape`` spends near its peak."""
    fine = np.arange(start_micros - _BEFORE_MICROS, end_micros, _FINE_MICROS)
    made = np.interp(fine, performed.times, shape)
    return float(fine[made >= _ARRIVED * made.max()].mean())


def _sibilant_jaws(performed: Performed) -> NDArray[np.float32]:
    """Return the jaw in all frames that are meant for sibilants."""
    lead = performed.lead_micros
    seen = _during(performed, _SIBILANTS.__contains__, lead_micros=lead)
    return np.asarray(performed.weights[seen, _JAW])


def _leaks(performed: Performed) -> Iterator[float]:
    """Yield the mean jaw of each long pause between two sounds."""
    phones, times = performed.speech.phones, performed.times
    sounds = [phone for phone in phones if phone.symbol]
    for before, after in pairwise(sounds):
        if after.start_micros - before.end_micros > _LONG_PAUSE_MICROS:
            heard = times + performed.lead_micros
            silent = (heard >= before.end_micros) & (heard < after.start_micros)
            yield float(performed.weights[silent, _JAW].mean())


def _jerk(tracks: Iterable[Floats], fps: int) -> float:
    """Return the root mean square over time of the third difference's length, a second cubed."""
    squares = [np.square(np.diff(track, 3, axis=0) * fps**3).sum(axis=1) for track in tracks]
    return float(np.sqrt(np.concatenate(squares).mean()))


def _coupling(performed: Sequence[Performed]) -> tuple[float, float]:
    """Return the best correlation of jaw and sound below 1 kHz in vowels, and its lag.

    Both are standardised within their sentence. A negative lag is a jaw that leads.
    """
    fps = performed[0].fps
    longest = _LONGEST_LAG_MICROS * fps // 1_000_000
    heard = [(_amplitude(p), p.weights[:, _JAW], _during(p, is_vowel)) for p in performed]
    found = [(_correlation(heard, lag), lag) for lag in range(-longest, longest + 1)]
    best, lag = max(found)
    return best, lag * 1e3 / fps


def _correlation(
    heard: Sequence[tuple[Floats, NDArray[np.float32], NDArray[np.bool_]]], lag: int
) -> float:
    pairs = []
    for sound, jaw, vowels in heard:
        at = np.flatnonzero(vowels)
        at = at[(at + lag >= 0) & (at + lag < len(jaw))]
        pairs.append((_standard(sound[at]), _standard(jaw[at + lag].astype(np.float64))))
    sounds, jaws = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return float(np.mean(sounds * jaws))


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))


def _amplitude(performed: Performed) -> Floats:
    """Return (T,) root of the power below 1 kHz around each frame."""
    speech = performed.speech
    size = _WINDOW_MICROS * speech.sample_rate // 1_000_000
    padded = np.pad(speech.samples, (size // 2, size))
    starts = (performed.times * speech.sample_rate / 1e6).astype(np.intp)
    starts = np.minimum(starts, len(padded) - size)
    windows = padded[starts[:, None] + np.arange(size)] * np.hanning(size)
    spectrum = np.square(np.abs(np.fft.rfft(windows, axis=1)))
    return np.asarray(np.sqrt(spectrum[:, : _TOP_HZ * size // speech.sample_rate].sum(axis=1)))


def _during(
    performed: Performed, wanted: Callable[[str], bool], *, lead_micros: int = 0
) -> NDArray[np.bool_]:
    """Return (T,) where a wanted phone is heard, or will be by ``lead_micros`` later."""
    times = performed.times + lead_micros
    during = np.zeros(len(times), np.bool_)
    for phone in performed.speech.phones:
        if wanted(phone.symbol):
            during |= (times >= phone.start_micros) & (times < phone.end_micros)
    return during
