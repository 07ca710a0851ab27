from dataclasses import replace

import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.performance.prosody import HOP_MICROS, prosody_clip

TEXT = "My mama loves the wonderful old harbour."


def clip_of(speech):
    rows = len(speech.samples) * 1_000_000 // (speech.sample_rate * HOP_MICROS)
    return prosody_clip(speech, np.ones(rows))


def test_values_are_relative_and_bounded():
    values = clip_of(babble(TEXT)).values
    assert values.dtype == np.float32
    assert np.abs(values).max() <= 2
    voiced = values[values[:, 1] != 0, 1]
    assert abs(voiced.mean()) < 0.7
    assert not values.flags.writeable


def test_a_pause_is_neither_loud_nor_high():
    values = clip_of(babble("Mama. Mama.")).values
    pause = values[65:78]  # a good 150 ms after the first word
    assert (pause[:, :2] == 0).all()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_more_speech_changes_nothing_that_was_heard(prefix, share):
    whole = babble(TEXT)
    early = clip_of(prefix(whole, int(whole.phones[-1].end_micros * share))).values
    late = clip_of(whole).values[: len(early)]
    np.testing.assert_allclose(early, late, atol=1e-6)


def test_a_louder_voice_or_a_higher_one_is_the_same_voice():
    speech = babble(TEXT)
    high = replace(speech, f0_hz=speech.f0_hz * np.float32(1.6))
    np.testing.assert_allclose(clip_of(high).values[:, 1], clip_of(speech).values[:, 1], atol=1e-4)


def test_one_wrong_octave_does_not_count():
    speech = babble(TEXT)
    f0 = speech.f0_hz.copy()
    at = int(np.flatnonzero(f0 > 0)[20])
    f0[at] *= 2
    wrong = clip_of(replace(speech, f0_hz=f0)).values[:, 1]
    np.testing.assert_allclose(wrong, clip_of(speech).values[:, 1], atol=0.15)


def test_without_pitch_there_is_still_loudness():
    mute = replace(babble(TEXT), f0_hz=np.zeros(0, np.float32))
    values = clip_of(mute).values
    assert (values[:, 1] == 0).all()
    assert values[:, 0].any()


def test_no_sound_yet_is_an_empty_clip():
    speech = babble(TEXT)
    nothing = replace(
        speech, samples=speech.samples[:0], phones=(), words=(), f0_hz=speech.f0_hz[:0]
    )
    assert clip_of(nothing).values.shape == (0, 3)
