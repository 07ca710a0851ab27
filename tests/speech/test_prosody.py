import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.speech import loudness_db, pitch_hz

RATE = 16_000


def voice(hz, rate=RATE, secs=0.5):
    time = np.arange(round(secs * rate)) / rate
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hz, time.shape)) / rate
    tone = sum(np.sin(k * phase) / k for k in range(1, 15))
    return (0.2 * tone).astype(np.float32)


@settings(deadline=None, max_examples=25)
@given(st.floats(75, 480), st.sampled_from([8000, 16_000, 22_050, 24_000, 48_000]))
def test_pitch_of_a_steady_voice_is_found(hz, rate):
    found = pitch_hz(voice(hz, rate), rate)
    assert len(found) == 50
    assert np.median(np.abs(found[3:-3] / hz - 1)) < 0.01


def test_pitch_follows_a_glide():
    hz = np.geomspace(100, 300, RATE)
    found = pitch_hz(voice(hz, secs=1.0), RATE)
    wanted = hz[(np.arange(100) * 160) + 80]
    assert np.abs(found[5:-5] / wanted[5:-5] - 1).max() < 0.05


def test_noise_and_silence_have_no_pitch():
    noise = np.random.default_rng(0).normal(0, 0.1, RATE).astype(np.float32)
    assert (pitch_hz(noise, RATE) > 0).mean() < 0.1
    assert not pitch_hz(np.zeros(RATE, np.float32), RATE).any()
    assert len(pitch_hz(np.zeros(0, np.float32), RATE)) == 0


def test_pauses_between_voices_are_unvoiced():
    samples = np.concatenate([voice(150), np.zeros(RATE // 2, np.float32), voice(200)])
    found = pitch_hz(samples, RATE)
    assert not found[56:94].any()
    assert np.median(found[10:40]) == pytest.approx(150, rel=0.01)
    assert np.median(found[110:140]) == pytest.approx(200, rel=0.01)


def test_loudness_is_in_decibels_of_full_scale():
    time = np.arange(RATE) / RATE
    sine = (0.5 * np.sin(2 * np.pi * 200 * time)).astype(np.float32)
    loud = loudness_db(sine, RATE)
    assert len(loud) == 100
    assert loud[50] == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.2)
    assert (loudness_db(np.zeros(160, np.float32), RATE) == -100).all()


def test_long_recordings_are_measured_in_pieces():
    samples = np.tile(voice(180, secs=1.0), 25)
    found = pitch_hz(samples, RATE)
    assert len(found) == 2500
    assert np.median(found) == pytest.approx(180, rel=0.01)
