import numpy as np
import pytest

from bridge.model import Clip, Emotion, EmotionLabel, Scene, Timeline
from bridge.motion.head import HeadLayer
from bridge.motion.sampler import Sampler
from bridge.motion.steering import FEELINGS
from bridge.motion.temperament import wander_targets
from bridge.rigs.rotations import to_yaw_pitch_roll

SECS, RATE = 80, 20
L = EmotionLabel

# State: spread of pitch, yaw and roll in degrees, and the least share of power below 2 Hz.
TARGETS = {
    "idle": (Scene(), (0.8, 1.2, 0.6), 0.99),
    "listening": (Scene(is_listening=True), (1.0, 1.0, 0.8), 0.98),
    "thinking": (L.THINKING, (1.5, 3.0, 1.8), 0.99),
    "calm": (L.CONTENT, (1.8, 1.8, 1.0), 0.95),
    "neutral": (L.NEUTRAL, (2.2, 2.5, 1.3), 0.95),
    "excited": (L.JOY, (3.5, 3.5, 2.2), 0.85),
    "angry": (L.ANGER, (3.0, 3.0, 1.8), 0.85),
    "sad": (L.SADNESS, (1.5, 1.5, 1.5), 0.95),
}


def scene_of(what):
    if isinstance(what, Scene):
        return what
    silence = np.zeros((SECS * 100, 3), np.float32)
    clip = Clip(
        name="prosody", start_micros=0, hop_micros=10_000, values=silence,
        channels=("loudness", "pitch", "side"),
    )  # fmt: skip
    line = Timeline(
        utterance_id="t", origin_micros=0, duration_micros=SECS * 1_000_000, clips=(clip,)
    )
    return Scene(timelines=(line,), emotion=Emotion(label=what, intensity=1.0))


@pytest.fixture(scope="module")
def heads(run):
    """Return by state (seeds, T, 3) pitch, yaw, roll of what a head does of its own accord."""

    def alone(seed):
        sampler = Sampler(seed)
        sampler._layers = (HeadLayer(seed),)
        return sampler

    def watch(what):
        runs = [
            run(scene_of(what), SECS, rate=RATE, size=100, sampler=alone(seed)).head[40:, 3:]
            for seed in (1, 2)
        ]
        return np.degrees(to_yaw_pitch_roll(np.stack(runs)))[..., [1, 0, 2]]

    return {name: watch(what) for name, (what, _, _) in TARGETS.items()}


@pytest.mark.parametrize("name", TARGETS)
def test_a_head_wanders_as_far_as_its_state_asks(heads, name):
    found = heads[name].std(axis=1).mean(axis=0)
    np.testing.assert_allclose(found, TARGETS[name][1], rtol=0.22)


@pytest.mark.parametrize("name", TARGETS)
def test_a_head_wanders_in_the_band_of_its_state(heads, name):
    assert share_below(heads[name], 2.0) >= TARGETS[name][2]
    assert share_below(heads[name], 6.0) >= 0.99


def test_an_idle_head_is_slow(heads):
    assert share_below(heads["idle"], 0.6) >= 0.95


@pytest.mark.parametrize(("name", "fastest"), [("neutral", 90), ("excited", 160), ("idle", 15)])
def test_a_head_is_no_faster_than_people_are(heads, name, fastest):
    speed = np.linalg.norm(np.diff(heads[name], axis=1), axis=-1) * RATE
    assert np.percentile(speed, 99) <= fastest


def test_many_feelings_do_not_add_up_beyond_the_strongest():
    speaking, listening = np.ones(1), np.zeros(1)
    all_at_once = wander_targets(np.ones((1, len(FEELINGS))), speaking, listening)
    each = [
        wander_targets(row[None], speaking, listening)[0] for row in np.eye(len(FEELINGS))
    ]  # fmt: skip
    assert (all_at_once <= np.max(each, axis=0) + 1e-9).all()
    assert (all_at_once >= np.min(each, axis=0) - 1e-9).all()


def share_below(angles, hertz):
    """Return the share of the power of (N, T, 3) below a frequency."""
    window = np.hanning(angles.shape[1])[:, None]
    swing = (angles - angles.mean(axis=1, keepdims=True)) * window
    power = np.abs(np.fft.rfft(swing, axis=1)) ** 2
    frequency = np.fft.rfftfreq(angles.shape[1], 1 / RATE)
    return power[:, frequency < hertz].sum() / power.sum()
