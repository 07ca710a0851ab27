from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bridge.model import Phone, Speech, Style
from bridge.performance.lips_effort import Effort, efforts
from bridge.performance.lips_segments import segments_of

RATE = 24_000
NORMAL = Effort(jaw=0.5, lip=0.5, rate=5.0)


def speech(*sounds):
    """A speech of (symbol, milliseconds, amplitude of a 200 Hz tone)."""
    at, phones, samples = 0, [], []
    for symbol, millis, amplitude in sounds:
        phones.append(Phone(symbol=symbol, start_micros=at, end_micros=at + millis * 1000))
        at += millis * 1000
        t = np.arange(millis * RATE // 1000) / RATE
        samples.append(amplitude * np.sin(2 * np.pi * 200 * t))
    return Speech(
        utterance_id="u",
        sample_rate=RATE,
        samples=np.concatenate(samples).astype(np.float32),
        phones=tuple(phones),
        words=(),
        f0_hz=np.zeros(0, np.float32),
        f0_hop_micros=10_000,
        is_complete=True,
    )


def efforts_of(spoken, **style):
    return list(efforts(segments_of(spoken.phones), spoken, Style(**style)))


def segment(symbol, millis=130, stress=0):
    phone = Phone(symbol=symbol, start_micros=0, end_micros=millis * 1000, stress=stress)
    return segments_of([phone])[0]


def test_a_usual_stressed_vowel_aims_beyond_its_size():
    only = Effort(jaw=0.5, lip=0.5, rate=5.0)
    assert only.weight(segment("ɛ", 60, 1)) < only.weight(segment("ɛ", 100, 1))
    assert only.weight(segment("ɛ", 100, 1)) == pytest.approx(1.35, abs=0.12)


def test_loud_vowels_open_wider_than_quiet_ones():
    even = [("t", 40, 0.1), ("ɑ", 90, 0.2)] * 4
    quiet = efforts_of(speech(*even, ("t", 40, 0.1), ("ɑ", 90, 0.05)))[-1]
    loud = efforts_of(speech(*even, ("t", 40, 0.1), ("ɑ", 90, 0.8)))[-1]
    assert quiet.jaw < 0.35
    assert loud.jaw > 0.65
    assert quiet.jaw >= 0.099
    assert loud.jaw <= 0.9


def test_the_knobs_stay_at_the_style_s_setting_without_sound():
    silent = speech(("ɑ", 90, 0.2), ("s", 90, 0.2))
    without = Speech(
        utterance_id="u", sample_rate=RATE, samples=silent.samples[:0], phones=silent.phones,
        words=(), f0_hz=silent.f0_hz, f0_hop_micros=10_000, is_complete=True,
    )  # fmt: skip
    for effort in efforts_of(without, jaw=0.7, lip=0.3):
        assert (effort.jaw, effort.lip) == (0.7, 0.3)


@pytest.mark.parametrize("jaw", [0.0, 0.2, 0.95, 1.0])
def test_the_knobs_never_leave_their_range(jaw):
    shouted = speech(*[("ɑ", 90, a) for a in (0.01, 0.9, 0.02, 0.9, 0.001)])
    assert all(0 <= effort.jaw <= 1 for effort in efforts_of(shouted, jaw=jaw))


def test_fast_speech_is_smaller_and_has_shorter_leads():
    slow = efforts_of(speech(*[("t", 100, 0.1), ("ɑ", 200, 0.2)] * 5))[-1]
    fast = efforts_of(speech(*[("t", 30, 0.1), ("ɑ", 60, 0.2)] * 12))[-1]
    assert slow.rate < 5 < fast.rate
    assert fast.leads < 1 < slow.leads
    assert fast.leads >= 0.6
    assert slow.leads <= 1.2
    vowel = segment("ɛ", 90)
    same = {"jaw": 0.5, "lip": 0.5}
    assert Effort(rate=fast.rate, **same).weight(vowel) < Effort(rate=5.0, **same).weight(vowel)


@pytest.mark.parametrize("symbol", ["p", "b", "m", "f", "v", "s", "z"])
def test_seals_and_narrow_jaws_are_exempt_from_every_effort(symbol):
    mumbled = Effort(jaw=0.0, lip=0.0, rate=9.0)
    assert mumbled.weight(segment(symbol, 20)) == 1


def test_short_consonants_of_the_tongue_do_not_move_the_jaw():
    assert NORMAL.weight(segment("t", 40)) == 0
    assert NORMAL.weight(segment("t", 60)) < 0.3
    assert NORMAL.weight(segment("t", 120)) > 0.7


def test_the_two_knobs_rule_different_mouths():
    wide, round_ = Effort(jaw=0.9, lip=0.1, rate=5.0), Effort(jaw=0.1, lip=0.9, rate=5.0)
    assert wide.weight(segment("ɛ", 100)) > 2 * round_.weight(segment("ɛ", 100))
    assert round_.weight(segment("ʃ", 100)) > wide.weight(segment("ʃ", 100))


def test_a_jaw_opens_no_wider_than_there_is_time_for():
    shout = Effort(jaw=1.0, lip=1.0, rate=3.0)
    assert shout.weight(segment("ɑ", 40)) < shout.weight(segment("ɑ", 100)) <= 2


def test_a_vowel_opens_once_and_closes_as_it_fades():
    fading = efforts_of(speech(("ɑ", 90, 0.2), ("t", 40, 0.1), ("ɑ", 60, 0.2), ("ɑ", 60, 0.02)))
    assert fading[-1].jaw < fading[-2].jaw
    rising = speech(("t", 40, 0.1), ("ɑ", 240, 0.2))
    ramp = np.linspace(0.1, 1, len(rising.samples)).astype(np.float32)
    parts = efforts_of(replace(rising, samples=rising.samples * ramp))[1:]
    assert len(parts) == 4
    assert all(a.jaw >= b.jaw for a, b in pairwise(parts))


def test_a_loud_short_vowel_falls_less_short_than_a_quiet_one():
    quiet, loud = (Effort(jaw=jaw, lip=0.5, rate=5.0) for jaw in (0.3, 0.6))
    shortened = [e.weight(segment("ɛ", 30)) / e.weight(segment("ɛ", 70)) for e in (quiet, loud)]
    assert shortened[0] < shortened[1]
