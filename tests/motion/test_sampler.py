from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import (
    Cue,
    Emotion,
    EmotionLabel,
    Layer,
    Scene,
    SentenceType,
    Style,
    Timeline,
)
from bridge.motion import Sampler
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles
from bridge.rigs.rotations import multiply, to_yaw_pitch_roll

JAW = SHAPE_INDEX["jawOpen"]
LIDS = [i for name, i in SHAPE_INDEX.items() if "Blink" in name or "Squint" in name]
OPEN_FACE = [i for i in range(52) if i not in LIDS]


# Eyes that are told where to look take the head nowhere else.
WATCHING = Timeline(
    utterance_id="watching", origin_micros=0, duration_micros=0,
    cues=(
        Cue(
            layer=Layer.GAZE, name="partner", start_micros=0, ready_micros=0,
            relax_micros=60_000_000, end_micros=60_000_000,
        ),
    ),
)  # fmt: skip


def angles(joined):
    return np.degrees(to_yaw_pitch_roll(joined.head[:, 3:]))


def speeds(joined, rate=60):
    head = joined.head[:, 3:].astype(np.float64)
    cosine = np.clip(np.abs((head[1:] * head[:-1]).sum(1)), 0, 1)
    return np.degrees(2 * np.arccos(cosine)) * rate


@pytest.fixture(scope="module")
def spoken(timeline_of, run):
    timeline = timeline_of()
    return timeline, run(Scene(timelines=(timeline,)), 17)


def during(timeline, joined):
    start = timeline.origin_micros
    end = start + timeline.duration_micros
    return (joined.times_micros > start) & (joined.times_micros < end)


def test_every_number_is_sound(spoken):
    _, joined = spoken
    for name in ("weights", "head", "bones", "hips"):
        assert np.isfinite(getattr(joined, name)).all(), name
    assert joined.weights.min() >= 0
    assert joined.weights.max() <= 1
    np.testing.assert_allclose(np.linalg.norm(joined.bones, axis=-1), 1, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(joined.head[:, 3:], axis=-1), 1, atol=1e-5)


def test_no_joint_leaves_its_range(spoken):
    _, joined = spoken
    turned = joint_angles(joined.bones)
    assert (turned >= LIMITS_RADIANS[..., 0] - 1e-4).all()
    assert (turned <= LIMITS_RADIANS[..., 1] + 1e-4).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_neutral_speaker_moves_the_head_like_a_person(timeline_of, run, seed):
    timeline = timeline_of(seed=seed)
    joined = run(Scene(timelines=(timeline,)), 17, seed=seed)
    yaw, pitch, roll = angles(joined)[during(timeline, joined)].std(axis=0)
    assert 1.5 <= pitch <= 4.5
    assert 1.2 <= yaw <= 5.0
    assert 0.6 <= roll <= 2.5
    turning = speeds(joined)
    assert np.percentile(turning, 99) <= 90
    assert turning.max() <= 250


@pytest.mark.parametrize(
    ("state", "below_hz", "share"), [("speaks", 2, 0.85), ("idles", 0.6, 0.95)]
)
def test_the_head_wanders_and_does_not_tremble(timeline_of, run, state, below_hz, share):
    timeline = timeline_of()
    scene = Scene(timelines=(timeline,)) if state == "speaks" else Scene()
    joined = run(scene, 17 if state == "speaks" else 60)
    curve = angles(joined)
    if state == "speaks":
        curve = curve[during(timeline, joined)]
    curve = (curve - curve.mean(0)) * np.hanning(len(curve))[:, None]
    power = np.square(np.abs(np.fft.rfft(curve, axis=0)))
    hertz = np.fft.rfftfreq(len(curve), 1 / 60)
    assert (power[hertz < below_hz].sum(0) / power.sum(0) >= share).all()
    assert (power[hertz < 6].sum(0) / power.sum(0) >= 0.99).all()


def test_nothing_jumps_from_frame_to_frame(spoken):
    _, joined = spoken
    change = np.abs(np.diff(joined.weights, axis=0))
    assert change[:, OPEN_FACE].max() <= 0.25
    assert change[:, JAW].max() <= 0.15
    assert speeds(joined).max() / 60 <= 4
    assert np.abs(np.diff(joined.head[:, :3], axis=0)).max() * 60 <= 0.4


def test_the_same_input_gives_the_same_bits_whatever_came_before(timeline_of, run):
    scene = Scene(timelines=(timeline_of(),))
    used = Sampler(1)
    run(Scene(emotion=Emotion(label=EmotionLabel.JOY, intensity=1)), 2, sampler=used)
    fresh, again = run(scene, 4), run(scene, 4, sampler=used)
    assert fresh.differs_from(again) == 0


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 25), min_size=3, max_size=12))
def test_a_block_boundary_is_invisible(timeline_of, run, sizes):
    scene = Scene(
        timelines=(timeline_of(),), emotion=Emotion(label=EmotionLabel.JOY, intensity=0.5),
        gaze=(0.5, 1.2, 1.0),
    )  # fmt: skip
    whole = run(scene, sum(sizes) / 60, start=2_000_000, size=10_000)
    sampler = Sampler(1)
    state, first = sampler.rest(2_000_000), 0
    for size in sizes:
        block, state = sampler.sample(scene, whole.times_micros[first : first + size], state)
        for name in ("weights", "head", "bones", "hips"):
            part = getattr(whole, name)[first : first + size]
            np.testing.assert_allclose(getattr(block, name), part, atol=1e-6, rtol=0)
        first += size


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [1, 13])
def test_blocks_are_invisible_while_a_speaker_becomes_a_listener(timeline_of, seed, size):
    timeline = timeline_of()
    cut = replace(timeline, cut_micros=timeline.origin_micros + timeline.duration_micros // 2)
    sadness = Emotion(label=EmotionLabel.SADNESS, intensity=0.3)
    speaks = Scene(timelines=(timeline,), emotion=sadness)
    listens = Scene(timelines=(cut,), is_listening=True, gaze=(0.5, 1.2, 1.0))
    times = np.arange(1, 625, dtype=np.int64) * 1_000_000 // 60

    def shown(size):
        sampler = Sampler(seed)
        state, weights, head = sampler.rest(0), [], []
        for first in range(0, len(times), size):
            scene = speaks if first < 312 else listens
            block, state = sampler.sample(scene, times[first : first + size], state)
            weights.append(block.weights)
            head.append(block.head)
        return np.concatenate(weights), np.concatenate(head)

    for one, other in zip(shown(6), shown(size), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6, rtol=0)


@pytest.mark.parametrize("rate", [30, 90, 120])
def test_another_frame_rate_shows_the_same_motion(spoken, run, rate):
    timeline, at_60 = spoken
    other = run(Scene(timelines=(timeline,)), 17, rate=rate)
    moments = np.arange(10, 165) / 10  # instants that every rate has
    here = at_60.weights[np.round(moments * 60).astype(int) - 1]
    there = other.weights[np.round(moments * rate).astype(int) - 1]
    span = at_60.weights.max(0) - at_60.weights.min(0)
    moving = span > 0.02
    rms = np.sqrt(np.square(here - there).mean(0))
    assert (rms[moving] / span[moving] < 0.03).all()
    here = angles(at_60)[np.round(moments * 60).astype(int) - 1]
    there = angles(other)[np.round(moments * rate).astype(int) - 1]
    assert (np.sqrt(np.square(here - there).mean(0)) / np.ptp(angles(at_60), axis=0) < 0.03).all()


def test_what_comes_later_changes_nothing_now(timeline_of, run):
    near, far = timeline_of("Hello there."), timeline_of("And goodbye.", origin=6_000_000)
    alone = run(Scene(timelines=(near,)), 5)
    both = run(Scene(timelines=(near, far)), 5)
    assert alone.differs_from(both) < 1e-6


def test_after_speech_the_face_is_exactly_at_rest(timeline_of, run):
    feeling = Emotion(label=EmotionLabel.SADNESS, intensity=0.6)
    timeline = timeline_of("I am so sorry.", emotion=feeling)
    spoken = run(Scene(timelines=(timeline, WATCHING)), 13)
    silent = run(Scene(timelines=(WATCHING,)), 13)
    late = spoken.times_micros > 11_000_000
    assert late.any()
    calm = np.abs(spoken.weights - silent.weights)[late]
    lids = [i for name, i in SHAPE_INDEX.items() if name.startswith(("eye", "browDown"))]
    assert np.delete(calm, lids, axis=1).max() < 1e-4
    # Sorrow slows the breath, and from then on it comes at times of its own.
    assert np.abs(spoken.head - silent.head)[late].max() < 0.012
    assert np.abs(spoken.hips - silent.hips)[late].max() < 1e-6


def test_a_cut_closes_the_mouth_and_eases_the_rest(timeline_of, run):
    timeline = timeline_of()
    sampler = Sampler(1)
    before = run(Scene(timelines=(timeline,)), 3.2, sampler=sampler)
    loud = int(before.times_micros[60 * 3 :][before.weights[60 * 3 :, JAW].argmax()])
    before = run(Scene(timelines=(timeline,)), loud / 1e6, sampler=sampler)
    cut = replace(timeline, cut_micros=loud)
    after = run(Scene(timelines=(cut,)), 1.0, start=loud, sampler=sampler, state=before.state)
    joined = np.concatenate((before.weights[-1:], after.weights))
    idle = run(Scene(), 1.0, start=loud)
    elapsed = after.times_micros - loud
    assert (
        after.weights[elapsed >= 100_000, JAW] <= idle.weights[elapsed >= 100_000, JAW] + 0.02
    ).all()
    assert np.abs(np.diff(joined[:, OPEN_FACE], axis=0)).max() <= 0.25
    assert np.abs(np.diff(joined[:, JAW])).max() <= 0.15
    heads = np.concatenate((before.head[-1:], after.head))
    turned = np.abs((heads[1:, 3:] * heads[:-1, 3:]).sum(1)).clip(0, 1)
    assert np.degrees(2 * np.arccos(turned)).max() <= 4


def test_an_earlier_state_can_be_taken_up_again(timeline_of, run):
    scene = Scene(timelines=(timeline_of(),))
    sampler = Sampler(1)
    early = run(scene, 2.5, sampler=sampler)
    first = run(scene, 1, start=2_500_000, sampler=sampler, state=early.state)
    again = run(scene, 1, start=2_500_000, sampler=sampler, state=early.state)
    assert first.differs_from(again) == 0


def test_two_utterances_may_overlap_at_the_ends(timeline_of, run):
    first = timeline_of("My mama maps a map.")
    end = first.origin_micros + first.duration_micros
    second = timeline_of("Papa hopes.", origin=end - 100_000)
    joined = run(Scene(timelines=(first, second)), 8)
    change = np.abs(np.diff(joined.weights, axis=0))
    assert change[:, OPEN_FACE].max() <= 0.25
    assert joined.weights.max() <= 1


def test_full_stillness_quiets_the_body_but_neither_lips_nor_lids(timeline_of, run):
    timeline = timeline_of()
    joined = run(Scene(timelines=(timeline,), stillness=1.0), 12)
    free = run(Scene(timelines=(timeline,)), 12)
    settled = joined.times_micros > 2_500_000

    def travelled(each, part):
        return np.abs(np.diff(getattr(each, part)[settled], axis=0)).sum(axis=0)

    eyes = [BONE_INDEX["leftEye"], BONE_INDEX["rightEye"]]
    bones, lively = (np.delete(travelled(each, "bones"), eyes, axis=0) for each in (joined, free))
    assert bones.sum() < 0.1 * lively.sum()
    for hand in ("leftHand", "rightHand", "leftUpperArm", "rightUpperArm", "head", "neck"):
        moved = travelled(joined, "bones")[BONE_INDEX[hand]].sum()
        assert moved <= 0.1 * travelled(free, "bones")[BONE_INDEX[hand]].sum() + 1e-4, hand
    assert travelled(joined, "hips").sum() < 0.1 * travelled(free, "hips").sum()
    # A whisper of breath goes on before the words.
    before = joined.times_micros < 1_500_000
    assert np.ptp(joined.bones[before][:, BONE_INDEX["chest"]], axis=0).max() > 1e-5
    assert joined.weights[settled, JAW].max() > 0.15
    assert joined.weights[settled, SHAPE_INDEX["eyeBlinkLeft"]].max() > 0.45


def test_arms_hang_and_fingers_are_relaxed(run, still_scene):
    bones = run(still_scene, 2).bones
    turned = np.degrees(joint_angles(bones))
    z, y = 2, 1
    assert ((turned[:, BONE_INDEX["leftUpperArm"], z] > -80)
            & (turned[:, BONE_INDEX["leftUpperArm"], z] < -65)).all()  # fmt: skip
    assert ((turned[:, BONE_INDEX["rightUpperArm"], z] < 80)
            & (turned[:, BONE_INDEX["rightUpperArm"], z] > 65)).all()  # fmt: skip
    bend = -turned[:, BONE_INDEX["leftLowerArm"], y]
    assert ((bend > 8) & (bend < 42)).all()  # one arm is a little more bent at a time
    for joint in ("Proximal", "Intermediate"):
        flexion = -turned[:, BONE_INDEX[f"leftMiddle{joint}"], z]
        assert ((flexion > 15) & (flexion < 35)).all()


def test_the_torso_adds_up_to_the_head(spoken):
    _, joined = spoken
    whole = joined.bones[:, BONE_INDEX["hips"]]
    for name in ("spine", "chest", "upperChest", "neck", "head"):
        whole = multiply(whole, joined.bones[:, BONE_INDEX[name]])
    np.testing.assert_allclose(whole, joined.head[:, 3:], atol=1e-5)


def test_blinks_come_as_often_and_last_as_long_as_in_conversation(timeline_of, run):
    rates, widths = [], []
    for seed in range(5):
        timeline = timeline_of(" ".join(["Every word of mine is true, my friend."] * 8))
        secs = 2 + timeline.duration_micros / 1e6
        joined = run(Scene(timelines=(timeline,)), secs, seed=seed, rate=120, size=24)
        lid = joined.weights[240:, SHAPE_INDEX["eyeBlinkLeft"]]
        shut = (lid > 0.35).astype(int)
        starts = np.flatnonzero(np.diff(shut) == 1)
        rates.append(len(starts) / (len(lid) / 120) * 60)
        for start in starts:
            peak = lid[start : start + 20].max()
            half = lid[max(start - 12, 0) : start + 36] > peak / 2
            widths.append(half.sum() / 120 * 1000)
    assert 18 <= np.mean(rates) <= 32
    assert 80 <= np.median(widths) <= 130


def test_a_question_lifts_the_face(timeline_of, run):
    text = "Would you like to see the harbour?"
    asked = timeline_of(text, sentence_type=SentenceType.YES_NO_QUESTION)
    told = timeline_of(text)
    end = int(asked.origin_micros + asked.duration_micros - 560_000)
    question, statement = (run(Scene(timelines=(t,)), end / 1e6) for t in (asked, told))
    assert angles(question)[-1, 1] < angles(statement)[-1, 1] - 2
    brow = SHAPE_INDEX["browInnerUp"]
    assert question.weights[-1, brow] > statement.weights[-1, brow] + 0.3


def test_a_livelier_style_moves_more(timeline_of, run):
    lively = Style(name="lively", extent=0.5, head_gain=1.5, nod_probability=0.55)
    spread = []
    for style in (Style(head_gain=0.6, extent=-0.4), Style(), lively):
        timeline = timeline_of(style=style)
        joined = run(Scene(timelines=(timeline,), style=style), 17)
        spread.append(angles(joined)[during(timeline, joined)].std(0).sum())
    assert spread[0] < spread[1] < spread[2]


def test_times_must_go_forward():
    sampler = Sampler(1)
    state = sampler.rest(1_000_000)
    with pytest.raises(ValueError, match="must increase"):
        sampler.sample(Scene(), np.array([900_000], np.int64), state)
    with pytest.raises(ValueError, match="at least one"):
        sampler.sample(Scene(), np.array([], np.int64), state)


def test_blocks_are_read_only(run, still_scene):
    block, _ = Sampler(1).sample(still_scene, np.array([16_667], np.int64), Sampler(1).rest(0))
    with pytest.raises(ValueError, match="read-only"):
        block.weights[0, 0] = 1
