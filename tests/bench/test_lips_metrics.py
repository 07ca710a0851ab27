import numpy as np
import pytest

from bridge.bench.lips_metrics import Performed, figures
from bridge.model import Phone, Speech
from bridge.rigs import SHAPE_INDEX

RATE, FPS = 24_000, 100
JAW, CLOSE = SHAPE_INDEX["jawOpen"], SHAPE_INDEX["mouthClose"]
PRESS = [SHAPE_INDEX["mouthPressLeft"], SHAPE_INDEX["mouthPressRight"]]

# 0.2 s each: pause, vowel, p, vowel, s; then 0.4 s of pause and a vowel.
SAID = (("", 200), ("ɑ", 200), ("p", 200), ("ɑ", 200), ("s", 200), ("", 400), ("ɑ", 200))


def said(loudness=lambda t: 0.1):
    at, phones = 0, []
    for symbol, millis in SAID:
        phones.append(Phone(symbol=symbol, start_micros=at, end_micros=at + millis * 1000))
        at += millis * 1000
    t = np.arange(at * RATE // 1_000_000) / RATE
    tone = np.array([loudness(x) for x in t]) * np.sin(2 * np.pi * 200 * t)
    return Speech(
        utterance_id="u", sample_rate=RATE, samples=tone.astype(np.float32), phones=tuple(phones),
        words=(), f0_hz=np.zeros(0, np.float32), f0_hop_micros=10_000, is_complete=True,
    )  # fmt: skip


def mouth(**spans):
    """Weights of 1.6 s; each span is (from, to, weight) of ``jaw``, ``close`` or ``press``."""
    weights = np.zeros((161, 52), np.float32)
    columns = {"jaw": JAW, "close": CLOSE, "press": PRESS}
    for name, pieces in spans.items():
        for begin, end, weight in pieces:
            column = columns[name]
            weights[round(begin * FPS) : round(end * FPS), column] = weight
    return weights


OPEN = [(0.2, 0.4, 0.4), (0.6, 0.8, 0.4), (1.4, 1.6, 0.4)]


def judged(weights, speech=None, lead_micros=0):
    performed = Performed(
        speech=speech or said(), weights=weights, fps=FPS, lead_micros=lead_micros
    )
    return figures([performed])


def test_a_mouth_that_shuts_is_seen_to_shut():
    shut = mouth(jaw=OPEN, press=[(0.4, 0.6, 0.4)])
    agape = mouth(jaw=[(0.0, 1.6, 0.4)], press=[(0.4, 0.6, 0.4)])
    corrected = mouth(jaw=[(0.0, 1.6, 0.4)], close=[(0.4, 0.6, 0.4)], press=[(0.4, 0.6, 0.4)])
    recall = "bilabial closure recall"
    assert (judged(shut)[recall], judged(agape)[recall], judged(corrected)[recall]) == (1, 0, 1)


def test_a_contact_is_timed_less_the_declared_lead():
    late = mouth(jaw=OPEN, press=[(0.42, 0.6, 0.4)])
    assert judged(late)["contact onset error, median"] == pytest.approx(20, abs=3)
    early = mouth(jaw=OPEN, press=[(0.37, 0.6, 0.4)])
    error = judged(early, lead_micros=30_000)["contact onset error, median"]
    assert error == pytest.approx(0, abs=3)


def test_an_open_vowel_is_widest_before_its_middle():
    apex = "jaw apex error in open vowels, median"
    on_time = mouth(jaw=[(0.24, 0.33, 0.4), (0.64, 0.73, 0.4), (1.44, 1.53, 0.4)])
    late = mouth(jaw=[(0.30, 0.39, 0.4), (0.70, 0.79, 0.4), (1.50, 1.59, 0.4)])
    assert judged(on_time)[apex] <= 5
    assert judged(late)[apex] == pytest.approx(60, abs=5)


def test_a_wide_jaw_in_a_sibilant_is_counted_by_frame():
    half = mouth(jaw=[*OPEN, (0.8, 0.9, 0.3)], press=[(0.4, 0.6, 0.4)])
    assert judged(half)["sibilant jaw violation"] == pytest.approx(0.5, abs=0.03)


def test_only_long_pauses_between_sounds_leak():
    leaky = mouth(jaw=[*OPEN, (0.0, 0.2, 0.9), (1.0, 1.4, 0.2)], press=[(0.4, 0.6, 0.4)])
    assert judged(leaky)["pause leakage"] == pytest.approx(0.2, abs=1e-3)


def test_speed_and_jerk_are_a_second_s():
    t = np.arange(161) / FPS
    weights = mouth(press=[(0.4, 0.6, 0.4)])
    weights[:, JAW] = 0.1 * t**3  # third derivative 0.6, fastest at the end
    found = judged(weights)
    assert found["jaw jerk, RMS"] == pytest.approx(0.6, rel=0.05)
    assert found["peak jaw speed"] == pytest.approx(0.3 * 1.6**2, rel=0.05)
    assert found["mouth jerk, RMS"] > 1000  # the press jumps


def test_a_jaw_that_follows_the_sound_is_found_to_with_its_lag():
    def wave(t):
        return 0.2 + 0.15 * np.sin(2 * np.pi * 4.3 * t)

    t = np.arange(161) / FPS
    for lag in (-0.03, 0.0, 0.05):
        weights = mouth(press=[(0.4, 0.6, 0.4)])
        weights[:, JAW] = wave(t - lag)
        found = judged(weights, said(wave))
        assert found["jaw follows loudness in vowels"] > 0.95
        assert found["lag of jaw behind loudness"] == pytest.approx(lag * 1e3, abs=10)
