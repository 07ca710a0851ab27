"""How large each mouth shape gets: loudness, rate, stress, and the time there is to reach it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

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
_OPENING_REACH_SECS = 0.05  # of a vowel at normal loudness; a louder one moves faster
_LIP_REACH_SECS = 0.04
_FRAME_MICROS = 40_000
_PRIOR_COUNT = 3.0  # as if so many sounds of the expected spread had been heard
_HISS_DECIBELS, _VOICE_SHARE = 4.0, 0.5  # those spreads; the voice's is a share of its mean
_MEAN_SHARE = 0.6  # of a vowel's mean amplitude in how loud it is; the rest is its loudest part
_VOICE_HZ = (0.0, 1000.0)
_HISS_HZ = (4000.0, 12_000.0)
_SILENCE_POWER = 1e-9
_WIDEST = 2.0
_ROUNDEST = 1.2
_LARGEST: Mapping[str, float] = {
    "ih": 1.4, "oh": _ROUNDEST, "ou": _ROUNDEST, FRONT_ROUND: _ROUNDEST,
}  # fmt: skip
_JAW_SPEED = 6.7  # weight a second; a consonant that lets go adds to it
_JAW_ONSET_SECS = 0.065  # part of the opening that happens before the vowel
_PEAK_OF_MEAN_SPEED = 1.875  # of a minimum-jerk ramp
_STRESS = (0.975, 1.06, 1.025)  # none, primary, secondary

# What rate, haste and the consonants beside it take from a usual vowel.
_GIVEN_BACK = 1.35

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
        secs = (segment.shape_end_micros - segment.known_micros) / 1e6
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
        if share >= 0.5:
            reach = _GIVEN_BACK * min(_reach(secs * (0.5 + self.jaw) ** 2, _OPENING_REACH_SECS), 1)
        else:
            reach = _GIVEN_BACK**share * min(_reach(secs, _LIP_REACH_SECS), 1)
        stress = _STRESS[segment.stress] if 0 <= segment.stress < len(_STRESS) else 1.0
        return min(gain * pace * reach * stress, _largest(mouth, secs))


def efforts(segments: Sequence[Segment], speech: Speech, style: Style) -> Iterator[Effort]:
    """Yield the effort of each segment, from itself and what came before it."""
    loudness = _Knob(style.jaw, share=_VOICE_SHARE)
    hiss, pace = _Knob(style.lip, spread=_HISS_DECIBELS), _Pace()
    for _, stretches in groupby(segments, key=lambda segment: segment.known_micros):
        phone = list(stretches)
        jaws = [loudness.value] * len(phone)
        if phone[0].is_nucleus:
            pace.hear(phone[0].start_micros)
            jaws = list(_opening(loudness, [_amplitude(speech, part) for part in phone]))
        elif not (phone[0].is_pause or phone[0].is_vocalic or phone[0].is_nasal):
            for part in phone:
                hiss.hear(_decibels(speech, part))
        for jaw in jaws:
            yield Effort(jaw=jaw, lip=hiss.value, rate=pace.rate)


def _opening(loudness: "_Knob", amplitudes: Sequence[float | None]) -> Iterator[float]:
    """Yield JA for each part of a vowel: it opens once, and closes as its sound fades."""
    heard = [amplitude for amplitude in amplitudes if amplitude is not None]
    if not heard:
        yield from [loudness.value] * len(amplitudes)
        return
    mean, loudest = sum(heard) / len(heard), max(heard)
    whole = _MEAN_SHARE * mean + (1 - _MEAN_SHARE) * loudest
    loudness.hear(whole)
    parts = (whole if amplitude is None else amplitude for amplitude in amplitudes[1:])
    yield from map(loudness.at, accumulate(parts, min, initial=whole))


class _Knob:
    """A JALI knob around the style's setting, turned by a level against its running mean.

    It turns at once: the ramps of the cues between which it changes are its low-pass.
    """

    def __init__(self, setting: float, spread: float = 0.0, share: float = 0.0) -> None:
        self.value = setting
        self._setting = setting
        self._spread, self._share = spread, share  # expected: absolute, and of the mean
        self._room = min(setting, 1 - setting) / 0.5
        self._count = self._mean = self._squares = 0.0

    def hear(self, level: float | None) -> None:
        if level is None:
            return
        self._count += 1
        surprise = level - self._mean
        self._mean += surprise / self._count
        self._squares += surprise * (level - self._mean)
        self.value = self.at(level)

    def at(self, level: float) -> float:
        """Return where the knob stands for a level, without hearing it."""
        return self._setting + self._room * self._turn(level)

    def _turn(self, level: float) -> float:
        """Return the offset: a deviation below the mean makes 0.1 of 0.5, one above 0.9."""
        prior = _PRIOR_COUNT * (self._spread + self._share * self._mean) ** 2
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


def _amplitude(speech: Speech, segment: Segment) -> float | None:
    power = _power(speech, segment, _VOICE_HZ)
    return None if power is None else math.sqrt(power)


def _decibels(speech: Speech, segment: Segment) -> float | None:
    power = _power(speech, segment, _HISS_HZ)
    return None if power is None else 10 * math.log10(power)


def _power(speech: Speech, segment: Segment, band: tuple[float, float]) -> float | None:
    """Return the mean power of a segment within ``band``, None where there is no sound."""
    frame = _FRAME_MICROS * speech.sample_rate // 1_000_000
    last = segment.end_micros * speech.sample_rate // 1_000_000
    first = max(segment.start_micros, 0) * speech.sample_rate // 1_000_000
    # A short one is heard with what came before it: what comes after may not be known yet.
    heard = speech.samples[max(min(first, last - frame), 0) : last]
    if len(heard) < frame:
        return None
    frames = sliding_window_view(heard, frame)[:: frame // 2] * np.hanning(frame)
    spectrum = np.square(np.abs(np.fft.rfft(frames, axis=1)))
    low, high = (math.ceil(edge * frame / speech.sample_rate) for edge in band)
    return float(spectrum[:, low:high].sum(axis=1).mean()) / frame**2 + _SILENCE_POWER


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
