import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Policy, Scene, SentenceType, Style
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll

BROW, SMILE = SHAPE_INDEX["browInnerUp"], SHAPE_INDEX["mouthSmileLeft"]
CHEEK = SHAPE_INDEX["cheekSquintLeft"]


def held(run, label, intensity=0.6, **scene):
    return run(Scene(emotion=Emotion(label=label, intensity=intensity), **scene), 4)


def test_a_held_feeling_comes_on_gently_and_stays(run):
    weights = held(run, EmotionLabel.SADNESS).weights
    assert weights[5, BROW] < 0.15
    assert weights[120:, BROW].min() > 0.35
    assert np.abs(np.diff(weights[:, BROW])).max() < 0.05


@pytest.mark.parametrize("label", [each for each in EmotionLabel if each != "neutral"])
def test_every_feeling_shows(run, label):
    calm = run(Scene(), 2).weights[-1]
    felt = run(Scene(emotion=Emotion(label=label, intensity=0.6)), 2).weights[-1]
    assert np.abs(felt - calm).max() > 0.08


def test_a_style_caps_what_is_shown_and_a_culture_softens_it(run):
    full = held(run, EmotionLabel.JOY, 1.0).weights[-1, SMILE]
    capped = held(run, EmotionLabel.JOY, 1.0, style=Style(emotion_cap=0.3)).weights[-1, SMILE]
    softened = held(run, EmotionLabel.JOY, 0.5, policy=Policy(emotion_gain=0.5)).weights[-1, SMILE]
    assert capped < 0.6 * full
    assert softened < 0.6 * held(run, EmotionLabel.JOY, 0.5).weights[-1, SMILE]


def test_a_face_is_not_quite_symmetric(run):
    weights = held(run, EmotionLabel.JOY, 1.0).weights[-1]
    left, right = weights[SMILE], weights[SHAPE_INDEX["mouthSmileRight"]]
    assert 0.005 < abs(left - right) / left < 0.15


def test_contempt_shows_on_one_side(run):
    weights = held(run, EmotionLabel.CONTEMPT, 1.0).weights[-1]
    sides = [weights[SHAPE_INDEX[f"mouthDimple{side}"]] for side in ("Left", "Right")]
    assert max(sides) > 0.2
    assert min(sides) == 0


def test_an_utterance_takes_the_place_of_the_held_feeling_while_it_lasts(run, timeline_of):
    sad = Emotion(label=EmotionLabel.SADNESS, intensity=0.6)
    timeline = timeline_of("I am so sorry.", emotion=sad)
    scene = Scene(timelines=(timeline,), emotion=Emotion(label=EmotionLabel.JOY, intensity=0.6))
    weights = run(scene, 11).weights
    brow = weights[:, BROW]
    assert brow[:100].max() < 0.2
    assert brow[150:260].max() > 0.35
    assert brow[-1] < 0.2
    assert weights[-1, SMILE] > 0.3


def test_one_side_of_the_face_is_a_little_late_and_which_one_is_a_habit(run):
    def lag(seed):
        emotion = Emotion(label=EmotionLabel.SURPRISE, intensity=0.6)
        weights = run(Scene(emotion=emotion), 1, rate=120, seed=seed).weights
        rises = [weights[:, SHAPE_INDEX[f"browOuterUp{side}"]] for side in ("Left", "Right")]
        halves = [np.interp(0.5 * rise[-1], rise, np.arange(len(rise)) / 120) for rise in rises]
        return halves[1] - halves[0]

    lags = np.array([lag(seed) for seed in range(6)])
    assert (np.abs(lags) < 0.035).all()
    assert (np.abs(lags) > 0.004).any()
    assert lags.min() < 0 < lags.max()


def test_a_culture_shows_feelings_by_the_mouth_or_by_the_eyes(run):
    plain = held(run, EmotionLabel.JOY).weights[-1]
    eyes = held(run, EmotionLabel.JOY, policy=Policy(mouth_gain=0.5, eye_gain=1.2)).weights[-1]
    squint = SHAPE_INDEX["cheekSquintLeft"]
    assert eyes[SMILE] < 0.7 * plain[SMILE]
    assert eyes[squint] == pytest.approx(1.2 * plain[squint], rel=0.02)


def test_brows_that_a_feeling_has_raised_are_not_raised_as_far_again(run, timeline_of):
    asked = timeline_of("Are you sure?", sentence_type=SentenceType.YES_NO_QUESTION)
    surprised = Emotion(label=EmotionLabel.SURPRISE, intensity=0.6)
    calm = run(Scene(timelines=(asked,)), 4).weights[:, BROW].max()
    alone = run(Scene(emotion=surprised), 4).weights[:, BROW].max()
    both = run(Scene(timelines=(asked,), emotion=surprised), 4).weights[:, BROW].max()
    assert max(calm, alone) < both < 0.85 * (calm + alone)


def test_dominance_lifts_the_chin_and_pleasure_leaves_a_smile(run):
    def pitch(label):
        scene = Scene(emotion=Emotion(label=label, intensity=0.6))
        heads = np.concatenate([run(scene, 8, seed=seed).head[120:] for seed in range(4)])
        return np.degrees(to_yaw_pitch_roll(heads[:, 3:]))[:, 1].mean()

    assert pitch(EmotionLabel.PRIDE) < pitch(EmotionLabel.NEUTRAL) < pitch(EmotionLabel.WORRY)
    curious = held(run, EmotionLabel.DETERMINATION).weights[-1, SMILE]
    assert curious > run(Scene(), 4).weights[-1, SMILE] + 0.01


def test_feelings_that_overlap_are_together_no_stronger_than_one(run, timeline_of):
    joy = Emotion(label=EmotionLabel.JOY, intensity=0.6)
    first = timeline_of("Mama saw it.", emotion=joy)
    end = first.origin_micros + first.duration_micros
    second = timeline_of("Papa hopes.", origin=end + 200_000, emotion=joy)
    one = run(Scene(timelines=(first,)), 6).weights[:, CHEEK].max()
    both = run(Scene(timelines=(first, second)), 6).weights[:, CHEEK].max()
    assert both <= one * 1.02


def test_splitting_the_time_changes_no_delay(run):
    scene = Scene(emotion=Emotion(label=EmotionLabel.FEAR, intensity=0.6))
    assert run(scene, 1, size=60).differs_from(run(scene, 1, size=5)) < 1e-5


def _mouth_of(run, timeline, shape, label):
    """Return (T,) session seconds, and the share of a feeling that a shape shows then."""
    scene = Scene(timelines=(timeline,), emotion=Emotion(label=label, intensity=0.6))
    calm = run(Scene(timelines=(timeline,)), 7).weights[:, SHAPE_INDEX[shape]]
    felt = run(scene, 7)
    rise = felt.weights[:, SHAPE_INDEX[shape]] - calm
    return felt.times_micros * 1e-6, rise / rise[100:110].mean()


def test_a_feeling_leaves_the_mouth_to_speech_and_takes_it_back_after(run, timeline_of):
    timeline = timeline_of("Mama saw it all.")
    lips = [cue for cue in timeline.cues if cue.layer == "lips" and cue.name != "breath-in"]
    begins, ends = (
        (timeline.origin_micros + pick(at)) * 1e-6
        for pick, at in (
            (min, [cue.start_micros for cue in lips]),
            (max, [cue.end_micros for cue in lips if cue.name != "sil"]),
        )
    )
    t, share = _mouth_of(run, timeline, "mouthFrownLeft", EmotionLabel.SADNESS)
    before, during = t < begins - 0.2, (t > begins + 0.1) & (t < ends - 0.1)
    assert share[(t > 1.7) & before].min() > 0.8
    assert share[during].max() < 0.42
    assert share[(t > ends + 0.32) & (t < ends + 0.8)].min() > 0.8
    t, share = _mouth_of(run, timeline, "browInnerUp", EmotionLabel.SADNESS)
    assert share[during].min() > 0.7  # brows have nothing to yield to


@pytest.mark.parametrize(
    ("label", "earliest", "latest"),
    [("surprise", 0.1, 0.3), ("anger", 0.2, 0.5), ("sadness", 0.5, 1.5)],
)
def test_feelings_come_as_fast_as_they_do_and_before_the_voice(
    run, timeline_of, label, earliest, latest
):
    feeling = Emotion(label=EmotionLabel(label), intensity=0.6)
    timeline = timeline_of("Mama saw it all, and so did the others there.", emotion=feeling)
    shape = SHAPE_INDEX["browDownLeft" if label == "anger" else "browInnerUp"]
    calm = run(Scene(timelines=(timeline_of("Mama saw it all, and so did the others there."),)), 6)
    felt = run(Scene(timelines=(timeline,)), 6)
    rise = felt.weights[:, shape] - calm.weights[:, shape]
    t = felt.times_micros * 1e-6 - timeline.origin_micros * 1e-6
    started = t[np.argmax(rise > 0.02 * rise.max())]
    come = t[np.argmax(rise > 0.95 * rise.max())]
    assert started < 0.0
    assert earliest < come - started < latest
