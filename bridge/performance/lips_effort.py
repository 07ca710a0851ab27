"""How large each mouth shape gets: loudness, rate, stress, and the time there is to reach it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from bridge.model import Speech, Style
from bridge.performance.lips_segments import Segment
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.viseme_weights import FRONT_ROUND, MOUTH_INDEX, MOUTH_WEIGHTS

__all__ = ["Effort", "efforts"]

_SYLLABLES_PER_SEC = 5.0  # the rate at which the table's sizes hold
_USUAL_SECS = 0.13  # a stressed vowel
_JAW_REACH_SECS = 0.06
_LIP_REACH_SECS = 0.04
_FRAME_MICROS = 40_000
_PRIOR_COUNT, _PRIOR_DECIBELS = 3.0, 4.0  # as if so many sounds of that spread had been heard
_VOICE_HZ = (0.0, 1000.0)
_HISS_HZ = (4000.0, 12_000.0)
_SILENCE_POWER = 1e-9
_WIDEST = 2.0
_ROUNDEST = 1.2
_LARGEST: Mapping[str, float] = {
    "ih": 1.4, "oh": _ROUNDEST, "ou": _ROUNDEST, FRONT_ROUND: _ROUNDEST,
}  # fmt: skip
_JAW_SPEED = 6.8  # weight a second; a consonant that lets go adds to it
_JAW_ONSET_SECS = 0.065  # part of the opening that happens before the vowel
_PEAK_OF_MEAN_SPEED = 1.875  # of a minimum-jerk ramp
_STRESS = (0.95, 1.12, 1.05)  # none, primary, secondary

# Which of the two knobs rules a vowel: 1 the jaw's, 0 the lips'.
_JAW_SHARE: Mapping[str, float] = {
    "aa": 1.0, "E": 1.0, "ih": 0.75, "oh": 0.75, "ou": 0.4, FRONT_ROUND: 0.4,
}  # fmt: skip
_SHORT_MICROS = (40_000, 90_000)  # between these a consonant of the tongue begins to move the jaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What decides a segment's size."""

    jaw: float
    """JALI's JA in [0, 1], from the loudness of vowels."""
    lip: float
    """JALI's LI in [0, 1], from the hiss of consonants."""
    rate: float
    """Syllables a second."""

    def weight(self, segment: Segment) -> float:
        """Return the cue weight of a segment; seals and narrow jaws are never diminished."""
        mouth = segment.mouth
        if mouth in ("PP", "FF", "SS"):
            return 1.0
        secs = (segment.end_micros - segment.known_micros) / 1e6
        if mouth in _JAW_SHARE:
            return self._vowel(mouth, segment, secs)
        if mouth in ("CH", "RR"):
            return min(_reach(secs, _LIP_REACH_SECS) * _lip_gain(self.lip), _ROUNDEST)
        return _reach(secs, _JAW_REACH_SECS) * _slow_enough(segment.duration_micros)

    @property
    def leads(self) -> float:
        """How much of the table's lead times there is at this rate."""
        return min(max(_SYLLABLES_PER_SEC / self.rate, 0.6), 1.2)

    def _vowel(self, mouth: str, segment: Segment, secs: float) -> float:
        share = _JAW_SHARE[mouth]
        gain = math.pow(2 * self.jaw, share) * math.pow(_lip_gain(self.lip), 1 - share)
        pace = min(max(math.sqrt(_SYLLABLES_PER_SEC / self.rate), 0.6), 1.15)
        reach = _reach(secs, _JAW_REACH_SECS if share >= 0.5 else _LIP_REACH_SECS)
        stress = _STRESS[segment.stress] if 0 <= segment.stress < len(_STRESS) else 1.0
        return min(gain * pace * reach * stress, _largest(mouth, secs))


def efforts(segments: Sequence[Segment], speech: Speech, style: Style) -> Iterator[Effort]:
    """Yield the effort of each segment, from itself and what came before it."""
    loudness, hiss, pace = _Knob(style.jaw), _Knob(style.lip), _Pace()
    for segment in segments:
        if segment.is_nucleus:
            if segment.is_onset:
                pace.hear(segment.start_micros)
            loudness.hear(_level(speech, segment, _VOICE_HZ))
        elif not (segment.is_pause or segment.is_vocalic or segment.is_nasal):
            hiss.hear(_level(speech, segment, _HISS_HZ))
        yield Effort(jaw=loudness.value, lip=hiss.value, rate=pace.rate)


class _Knob:
    """A JALI knob around the style's setting, turned by a level against its running mean.

    It turns at once: the ramps of the cues between which it changes are its low-pass.
    """

    def __init__(self, setting: float) -> None:
        self.value = setting
        self._setting = setting
        self._room = min(setting, 1 - setting) / 0.5
        self._count = self._mean = self._squares = 0.0

    def hear(self, level: float | None) -> None:
        if level is None:
            return
        self._count += 1
        surprise = level - self._mean
        self._mean += surprise / self._count
        self._squares += surprise * (level - self._mean)
        self.value = self._setting + self._room * self._turn(level)

    def _turn(self, level: float) -> float:
        """Return the offset: a deviation below the mean makes 0.1 of 0.5, one above 0.9."""
        prior = _PRIOR_COUNT * _PRIOR_DECIBELS**2
        deviation = math.sqrt((self._squares + prior) / (self._count + _PRIOR_COUNT))
        return max(-0.4, min(0.4, 0.4 * (level - self._mean) / deviation))


class _Pace:
    """A running syllable rate."""

    _LONGEST_SECS = 0.6  # a longer interval holds a pause
    _SHARE = 0.25

    def __init__(self) -> None:
        self._interval = 1 / _SYLLABLES_PER_SEC
        self._heard_micros: int | None = None

    @property
    def rate(self) -> float:
        return 1 / self._interval

    def hear(self, at_micros: int) -> None:
        if self._heard_micros is not None:
            interval = (at_micros - self._heard_micros) / 1e6
            if 0 < interval < self._LONGEST_SECS:
                self._interval += self._SHARE * (interval - self._interval)
        self._heard_micros = at_micros


def _level(speech: Speech, segment: Segment, band: tuple[float, float]) -> float | None:
    """Return the power of a segment within ``band`` in decibels, None where there is no sound."""
    frame = _FRAME_MICROS * speech.sample_rate // 1_000_000
    first = max(segment.start_micros, 0) * speech.sample_rate // 1_000_000
    last = segment.end_micros * speech.sample_rate // 1_000_000
    heard = speech.samples[first : max(last, first + frame)]
    if len(heard) < frame:
        return None
    frames = sliding_window_view(heard, frame)[:: frame // 2] * np.hanning(frame)
    spectrum = np.square(np.abs(np.fft.rfft(frames, axis=1)))
    low, high = (math.ceil(edge * frame / speech.sample_rate) for edge in band)
    power = float(spectrum[:, low:high].sum(axis=1).mean()) / frame**2
    return 10 * math.log10(power + _SILENCE_POWER)


def _largest(mouth: str, secs: float) -> float:
    """Return the weight at which a vowel meets the limits of lips and jaw."""
    opening = _JAW_SPEED / _PEAK_OF_MEAN_SPEED * (secs / 2 + _JAW_ONSET_SECS)
    jaw = float(MOUTH_WEIGHTS[MOUTH_INDEX[mouth], SHAPE_INDEX["jawOpen"]])
    return min(opening / jaw, _LARGEST.get(mouth, _WIDEST))


def _lip_gain(lip: float) -> float:
    return 0.4 + 1.2 * lip


def _reach(secs: float, constant: float) -> float:
    """Return how much of a target is reached in the time there is; 1 in a usual stressed vowel."""
    return (1 - math.exp(-secs / constant)) / (1 - math.exp(-_USUAL_SECS / constant))


def _slow_enough(duration_micros: int) -> float:
    short, long = _SHORT_MICROS
    u = min(max((duration_micros - short) / (long - short), 0.0), 1.0)
    return u * u * (3 - 2 * u)
