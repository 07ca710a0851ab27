import numpy as np

from bridge.model import Scene, Style
from bridge.motion.channels import Channel
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll


def chest_pitch(joined):
    return np.degrees(to_yaw_pitch_roll(joined.bones[:, BONE_INDEX["upperChest"]]))[:, 1]


def test_a_character_at_rest_breathes_twelve_to_twenty_times_a_minute(run):
    curve = chest_pitch(run(Scene(), 60))
    curve = curve - curve.mean()
    power = np.abs(np.fft.rfft(curve * np.hanning(len(curve))))
    a_minute = np.fft.rfftfreq(len(curve), 1 / 60)[power[5:].argmax() + 5] * 60
    assert 12 <= a_minute <= 20


def test_weight_sways_a_few_millimetres(run):
    hips = run(Scene(), 120).hips
    sway = hips - np.array([hips[:, 0].mean(), 0, hips[:, 2].mean()])
    assert 0.002 < sway[:, 2].std() < 0.008
    assert 0.004 < sway[:, 0].std() < 0.025
    assert -0.016 < hips[:, 1].min() < hips[:, 1].max() < 0
    assert np.abs(np.diff(hips, axis=0)).max() * 60 < 0.1


def test_two_characters_do_not_move_together(run):
    here, there = run(Scene(), 20, seed=1), run(Scene(), 20, seed=2)
    assert here.differs_from(there) > 0.01


def test_a_style_keeps_its_smile_its_brow_and_its_posture(run):
    style = Style(smile=0.3, brow=0.1, head_pitch_degrees=6.0)
    warm, plain = run(Scene(style=style), 8), run(Scene(), 8)
    late = slice(240, None)
    assert (warm.weights[late] - plain.weights[late]).max() > 0.2
    pitch = [np.degrees(to_yaw_pitch_roll(j.head[late, 3:]))[:, 1].mean() for j in (warm, plain)]
    assert 5 < pitch[0] - pitch[1] < 7
    assert Channel.PITCH == 1


def elbows(joined):
    bones = [BONE_INDEX["leftLowerArm"], BONE_INDEX["rightLowerArm"]]
    return np.degrees(2.0 * np.arccos(np.clip(np.abs(joined.bones[:, bones, 3]), 0.0, 1.0)))


def test_arms_hang_unevenly_and_change_slowly(run):
    bent = elbows(run(Scene(), 240, rate=20, size=200))
    apart = np.diff(bent, axis=1)[:, 0]
    assert np.mean(np.abs(apart) > 3.0) > 0.6
    assert apart.min() < -6.0
    assert apart.max() > 6.0
    assert np.abs(np.diff(bent, axis=0)).max() * 20 < 40.0


def test_shy_people_keep_their_hands_before_them_and_serious_ones_stand_straight(run):
    shy, serious, plain = (
        run(Scene(style=style), 30, rate=20, size=200)
        for style in (
            Style(extent=-0.6, power=-0.6, head_gain=0.8),
            Style(extent=-0.4, power=0.2, head_gain=0.6),
            Style(),
        )
    )
    assert elbows(shy).mean() > elbows(plain).mean() + 15.0
    assert abs(elbows(serious).mean() - elbows(plain).mean()) < 5.0
    assert serious.hips[:, 2].std() < 0.9 * plain.hips[:, 2].std()


def test_weight_goes_from_leg_to_leg_every_twenty_to_sixty_seconds(run):
    across = run(Scene(), 240, rate=20, size=200).hips[:, 0]
    slow = np.convolve(across, np.ones(60) / 60, mode="valid")
    turns = np.flatnonzero(np.diff(np.sign(slow - np.median(slow))) != 0) / 20
    assert 3 <= len(turns) <= 16
    assert 0.02 < np.percentile(across, 95) - np.percentile(across, 5) < 0.06


def test_nothing_of_a_body_is_ever_frozen(run):
    joined = run(Scene(), 40)
    names = ("hips", "spine", "head", "leftUpperArm", "rightLowerArm", "leftIndexProximal")
    for name in names:
        curve = joined.bones[:, BONE_INDEX[name]] if name != "hips" else joined.hips
        windows = curve.reshape(20, 120, -1)
        assert np.ptp(windows, axis=1).max(axis=1).min() > 1e-4, name


def test_nothing_repeats_to_the_eye(run):
    joined = run(Scene(), 120, rate=20, size=200)
    for curve in (joined.hips[:, 2], to_yaw_pitch_roll(joined.head[:, 3:])[:, 0]):
        curve = curve - curve.mean()
        alike = np.correlate(curve, curve, mode="full")[len(curve) :] / np.dot(curve, curve)
        assert alike[200:].max() < 0.6
