import numpy as np

from bridge.model import Emotion, EmotionLabel, Scene
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX

JAW = SHAPE_INDEX["jawOpen"]


def laughing(run, intensity, **scene):
    emotion = Emotion(label=EmotionLabel.LAUGH, intensity=intensity)
    return run(Scene(emotion=emotion, **scene), 12)


def bounce(values):
    """Return the spread of what is quicker than a wander."""
    slow = np.convolve(values, np.ones(15) / 15, "same")
    return (values - slow)[300:-20].std()


def test_a_laugh_shakes_the_jaw_four_to_five_times_a_second(run):
    jaw = laughing(run, 0.6).weights[300:, JAW].astype(float)
    spectrum = np.abs(np.fft.rfft((jaw - jaw.mean()) * np.hanning(len(jaw)), 4096))
    hertz = np.fft.rfftfreq(4096, 1 / 60)
    quick = hertz > 2.5
    assert 4.0 <= hertz[quick][spectrum[quick].argmax()] <= 5.0


def test_a_smile_is_not_shaken(run):
    assert bounce(laughing(run, 0.28).weights[:, JAW]) < 1e-3
    assert bounce(laughing(run, 0.6).weights[:, JAW]) > 0.02


def test_shoulders_shake_along_unless_kept_still(run):
    hearty = shoulder(laughing(run, 0.6))
    assert bounce(hearty) > 4 * bounce(shoulder(laughing(run, 0.2)))
    assert bounce(shoulder(laughing(run, 0.6, stillness=1.0))) < 0.05 * bounce(hearty)


def test_who_speaks_laughs_little(run, timeline_of):
    text = "Nobody remembers how many boats were moored here before the storm."
    timeline = timeline_of(" ".join([text] * 3), origin=1_000_000)
    emotion = Emotion(label=EmotionLabel.LAUGH, intensity=0.6)
    spoken = run(Scene(timelines=(timeline,), emotion=emotion), 12)
    assert bounce(shoulder(spoken)) < 0.6 * bounce(shoulder(laughing(run, 0.6)))


def shoulder(joined):
    """Return how far the left shoulder is up."""
    return joined.bones[:, BONE_INDEX["leftShoulder"], 2].astype(float)
