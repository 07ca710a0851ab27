import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Scene
from bridge.motion.breathing import BreathLayer
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll

CHEST = BONE_INDEX["upperChest"]


def breath(joined):
    """Return (T,) the chest's rise in degrees."""
    return -np.degrees(to_yaw_pitch_roll(joined.bones[:, CHEST]))[:, 1]


def breaths_a_minute(run, label, seed=1):
    scene = Scene(emotion=Emotion(label=label, intensity=0.6))
    curve = breath(run(scene, 90, seed=seed))
    curve = curve - np.convolve(curve, np.ones(600) / 600, mode="same")
    rising = (curve[:-1] < 0) & (curve[1:] >= 0)
    return rising[600:-600].sum() / (len(curve) - 1200) * 3600


@pytest.mark.parametrize("seed", [1, 2])
def test_quiet_breath_comes_twelve_to_twenty_times_a_minute(run, seed):
    assert 12 <= breaths_a_minute(run, EmotionLabel.NEUTRAL, seed) <= 20


def test_excitement_quickens_the_breath_and_boredom_slows_it(run):
    calm = breaths_a_minute(run, EmotionLabel.NEUTRAL)
    assert breaths_a_minute(run, EmotionLabel.FEAR) > calm + 1
    assert breaths_a_minute(run, EmotionLabel.BOREDOM) < calm - 1


def test_breath_comes_in_faster_than_it_goes_out(run):
    change = np.diff(breath(run(Scene(), 90)))
    moving = np.abs(change) > 0.002
    assert (change[moving] > 0).sum() < (change[moving] < 0).sum()


def test_no_two_breaths_are_alike(run):
    curve = breath(run(Scene(), 90))
    tops = curve[1:-1][
        (curve[1:-1] > curve[:-2]) & (curve[1:-1] >= curve[2:]) & (curve[1:-1] > 0.3)
    ]
    assert tops.std() > 0.03


def test_a_kept_still_body_breathes_in_a_whisper(run):
    late = breath(run(Scene(stillness=1.0), 20))[600:]
    free = breath(run(Scene(), 20))[600:]
    assert 0.02 * np.ptp(free) < np.ptp(late) < 0.15 * np.ptp(free)


def test_what_was_breathed_goes_on_from_any_state():
    layer = BreathLayer(5)
    assert layer.rest(8_000_000) > layer.rest(4_000_000) > layer.rest(0)
