from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Cue, Emotion, EmotionLabel, Layer, Policy, Scene, Style, Timeline
from bridge.motion import Sampler
from bridge.motion.channels import Channel
from bridge.motion.gaze import GazeLayer
from bridge.motion.moment import Draft, Moment
from bridge.motion.steering import FEELINGS, Control
from bridge.motion.targets import EYE_HEIGHT_METRES, look_at, vergence
from bridge.motion.tracks import compile_tracks
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll

FACE = 4.5  # degrees around the partner's eyes that are still the face
LONG = 240.0


class Watched:
    """What the layer alone does: no head that wanders, no lids."""

    def __init__(self, scene, secs=LONG, *, rate=60, size=30, seed=1, speaking=0.0, memory=None,
                 start=0):  # fmt: skip
        layer = GazeLayer(seed)
        self.memory = memory or layer.rest(start)
        tracks = compile_tracks(scene.timelines)
        times = start + np.arange(1, round(secs * rate) + 1) * 1_000_000 // rate
        drafts, self.shifts, before = [], [], start
        for first in range(0, len(times), size):
            part = times[first : first + size]
            controls = np.zeros((len(part), len(Control)))
            controls[:, Control.LISTENING] = scene.is_listening
            controls[:, Control.STILLNESS] = scene.stillness
            feelings = np.zeros((len(part), len(FEELINGS)))
            feelings[:, FEELINGS.index(scene.emotion.label)] = scene.emotion.intensity
            moment = Moment(
                times_micros=part, t=part * 1e-6, since_micros=before, scene=scene,
                tracks=tracks, controls=controls, feelings=feelings,
                speaking=np.full(len(part), speaking), lips=None,
                cued=tracks.cued.at(part * 1e-6),
            )  # fmt: skip
            draft = Draft(len(part))
            self.memory = layer.add(moment, draft, self.memory)
            drafts.append(draft)
            self.shifts += draft.shifts
            before = int(part[-1])
        self.t, self.rate = times * 1e-6, rate
        self.eyes = np.concatenate([d.eyes for d in drafts])
        self.body = np.concatenate([d.body for d in drafts])
        self.vergence = np.concatenate([d.vergence for d in drafts])
        self.held = np.concatenate([d.held for d in drafts])

    def at_partner(self):
        return np.hypot(*self.eyes.T) < FACE

    def episodes(self, *, at_partner):
        changes = np.flatnonzero(np.diff(self.at_partner()))
        lengths = np.diff(changes) / self.rate
        return lengths[self.at_partner()[changes[:-1] + 1] == at_partner]

    def jumps(self):
        quick = np.hypot(*np.diff(self.eyes, axis=0).T) * self.rate > 25
        return np.count_nonzero(quick[1:] & ~quick[:-1]) / self.t[-1]


def gaze_cue(name, start=1_000_000, end=3_000_000, weight=1.0, target=None):
    return Cue(
        layer=Layer.GAZE, name=name, start_micros=start, ready_micros=start + 60_000,
        relax_micros=end, end_micros=end + 100_000, weight=weight, target=target,
    )  # fmt: skip


def told(*cues, **scene):
    line = Timeline(utterance_id="u", origin_micros=0, duration_micros=4_000_000, cues=cues)
    return Scene(timelines=(line,), **scene)


@pytest.mark.parametrize(
    ("what", "speaking", "share"),
    [({}, 0.0, 0.65), ({"is_listening": True}, 0.0, 0.75), ({}, 1.0, 0.5)],
    ids=["idle", "listening", "speaking"],
)
def test_the_partner_is_looked_at_as_much_as_people_do(what, speaking, share):
    ratios = [
        Watched(Scene(**what), speaking=speaking, seed=seed).at_partner().mean()
        for seed in (1, 2, 3)
    ]
    assert np.mean(ratios) == pytest.approx(share, abs=0.07)


def test_looks_last_seconds_and_never_stare():
    listening = Watched(Scene(is_listening=True))
    assert 2.0 < listening.episodes(at_partner=True).mean() < 5.0
    assert 0.7 < listening.episodes(at_partner=False).mean() < 1.8
    speaking = Watched(Scene(), speaking=1.0)
    assert 1.2 < speaking.episodes(at_partner=True).mean() < 3.0
    assert speaking.episodes(at_partner=True).max() < 12.0


def test_eyes_jump_about_as_often_as_recorded():
    for speaking in (0.0, 1.0):
        assert 0.65 <= Watched(Scene(), speaking=speaking).jumps() <= 2.1


def test_between_jumps_they_are_nearly_still_and_never_quite():
    watched = Watched(Scene())
    speed = np.hypot(*np.diff(watched.eyes, axis=0).T) * 60
    assert 0.05 < np.median(speed) < 2.0


@pytest.mark.parametrize("label", [EmotionLabel.SHYNESS, EmotionLabel.THINKING])
def test_a_held_feeling_averts_the_eyes_its_own_way(label):
    watched = Watched(Scene(emotion=Emotion(label=label, intensity=0.6)))
    away = watched.eyes[~watched.at_partner()]
    assert watched.at_partner().mean() < 0.5
    assert away[:, 1].mean() > 2 if label is EmotionLabel.SHYNESS else away[:, 1].mean() < -2


def test_style_and_culture_change_how_much_is_looked():
    shares = [
        Watched(Scene(style=Style(gaze=gaze), policy=Policy(gaze=culture)), speaking=1.0)
        .at_partner().mean()
        for gaze, culture in ((-0.8, 1.0), (0.0, 1.0), (0.8, 1.0), (0.8, 0.7))
    ]  # fmt: skip
    assert shares[0] < shares[1] - 0.07
    assert shares[2] > shares[1] + 0.07
    assert shares[3] < shares[2] - 0.1


def test_keeping_still_looks_at_the_partner_and_does_not_move():
    watched = Watched(Scene(stillness=1.0), 30)
    assert np.hypot(*watched.eyes.T).max() < 0.01


def test_eyes_never_cross_or_diverge():
    for scene in (Scene(), Scene(gaze=(0.05, EYE_HEIGHT_METRES, 0.2)), Scene(gaze=(3.0, 2.0, 9.0))):
        watched = Watched(scene, 60, speaking=1.0)
        assert watched.vergence.min() > 0
        assert watched.vergence.max() <= vergence(0.3) + 1e-9


def test_the_partner_stands_where_the_culture_puts_him():
    near, far = Scene(policy=Policy(distance_metres=0.6)), Scene(policy=Policy(distance_metres=1.2))
    for scene in (near, far):
        watched = Watched(replace(scene, stillness=1.0), 2)
        metres = scene.policy.distance_metres
        assert watched.vergence[-1] == pytest.approx(vergence(metres), abs=1e-6)


def test_a_target_is_looked_at_with_the_head_behind_the_eyes():
    point = (0.9, 1.2, 1.0)
    look, watched = look_at(point), Watched(Scene(gaze=point), 4)
    assert np.hypot(*(watched.eyes[60] - (look.yaw, look.pitch))) < 3.5
    head = watched.body[:, Channel.YAW]
    assert np.argmax(watched.eyes[:, 0] > 0.9 * look.yaw) < np.argmax(head > 0.5 * head[120])
    assert 0.4 * look.yaw < head[120] < 0.8 * look.yaw


def test_around_a_target_looks_away_are_rarer_and_smaller():
    look, watched = look_at((0.3, 1.4, 1.0)), Watched(Scene(gaze=(0.3, 1.4, 1.0)), speaking=1.0)
    aside = np.hypot(*(watched.eyes[60:] - (look.yaw, look.pitch)).T)
    assert (aside < FACE).mean() > 0.75
    assert np.percentile(aside, 99) < 17


def test_a_target_far_aside_takes_the_trunk_along():
    watched = Watched(Scene(gaze=(3.0, 1.4, 0.4)), 4)
    assert watched.body[-1, Channel.TWIST] > 5
    assert Watched(Scene(gaze=(0.5, 1.4, 1.0)), 4).body[-1, Channel.TWIST] == 0


def test_a_target_that_moves_is_followed_without_jumps():
    memory, drafts = None, []
    for k in range(40):
        scene = Scene(gaze=(0.01 * k, EYE_HEIGHT_METRES, 1.08), stillness=1.0)
        watched = Watched(scene, 0.1, size=6, memory=memory, start=k * 100_000)
        memory = watched.memory
        drafts.append(watched.eyes)
    yaw = np.concatenate(drafts)[:, 0]
    assert yaw[-1] == pytest.approx(np.degrees(np.arctan2(0.39, 1.0)), abs=1.0)
    assert np.abs(np.diff(yaw)).max() * 60 < 15


def test_who_begins_to_listen_looks_up():
    for seed in range(4):
        first = Watched(Scene(emotion=Emotion(label=EmotionLabel.SHYNESS, intensity=1.0)), 6.1,
                        seed=seed)  # fmt: skip
        then = Watched(Scene(is_listening=True), 0.6, seed=seed, memory=first.memory,
                       start=6_100_000)  # fmt: skip
        assert then.at_partner()[12:].all()


@pytest.mark.parametrize(
    ("name", "axis", "sign"),
    [("away-left", 0, 1), ("away-right", 0, -1), ("away-up", 1, -1), ("away-down", 1, 1),
     ("away-think", 1, -1)],
)  # fmt: skip
def test_a_look_away_that_is_asked_for_goes_there_and_comes_back(name, axis, sign):
    watched = Watched(told(gaze_cue(name)), 5)
    there = watched.eyes[(watched.t > 1.1) & (watched.t < 2.95)]
    assert (there[:, axis] * sign).mean() > 5
    assert (np.hypot(*there.T) > FACE).all()
    assert watched.at_partner()[(watched.t > 3.1) & (watched.t < 3.4)].all()


def test_a_mirrored_look_away_goes_to_the_other_side():
    one = Watched(told(gaze_cue("away-side")), 2)
    other = Watched(told(gaze_cue("away-side", weight=-1.0)), 2)
    at = np.searchsorted(one.t, 1.2)
    assert one.eyes[at, 0] * other.eyes[at, 0] < -20


def test_a_look_at_a_thing_goes_to_the_thing():
    point = (-0.4, 1.0, 0.8)
    look, watched = look_at(point), Watched(told(gaze_cue("target", target=point)), 5)
    there = watched.eyes[(watched.t > 1.2) & (watched.t < 3)]
    assert np.hypot(*(there - (look.yaw, look.pitch)).T).max() < 4
    assert watched.at_partner()[(watched.t > 3.2) & (watched.t < 3.5)].all()


def test_a_look_at_the_partner_that_is_asked_for_lasts():
    shy = Emotion(label=EmotionLabel.SHYNESS, intensity=1.0)
    watched = Watched(told(gaze_cue("partner", end=9_000_000), emotion=shy), 9)
    assert watched.at_partner()[watched.t > 1.1].all()


def test_who_bows_does_not_keep_looking_up():
    bow = replace(gaze_cue("bow-30"), layer=Layer.POSTURE, ready_micros=1_600_000)
    watched = Watched(told(bow), 5)
    assert watched.held[(watched.t > 1.7) & (watched.t < 2.9)].max() < 0.01
    assert watched.held[watched.t > 3.2].min() == 1.0
    assert watched.eyes[np.searchsorted(watched.t, 2.5), 1] > 5


def test_large_shifts_are_told_to_the_lids():
    watched = Watched(told(gaze_cue("target", target=(0.9, 1.4, 1.0))), 4)
    assert any(abs(at - 1_000_000) < 2 and size > 30 for at, size in watched.shifts)
    assert all(size >= 15 for _, size in watched.shifts)


def test_the_schedule_does_not_depend_on_the_blocks():
    scene = told(gaze_cue("away-think"), emotion=Emotion(label=EmotionLabel.DOUBT, intensity=0.5))
    one, two = Watched(scene, 30, size=7), Watched(scene, 30, size=1800)
    np.testing.assert_allclose(one.eyes, two.eyes, atol=1e-9)
    np.testing.assert_allclose(one.body, two.body, atol=1e-9)
    assert one.shifts == two.shifts


@pytest.mark.parametrize("rate", [30, 90, 120])
def test_another_frame_rate_shows_the_same_gaze(rate):
    here, there = Watched(Scene(), 30), Watched(Scene(), 30, rate=rate)
    moments = np.arange(1, 299) / 10
    one = here.eyes[np.round(moments * 60).astype(int) - 1]
    other = there.eyes[np.round(moments * rate).astype(int) - 1]
    # Times are whole microseconds, and a jump is fast: a microsecond of it may differ.
    assert np.abs(one - other).max() < 0.01


def test_two_characters_look_around_each_in_their_own_way():
    one, other = Watched(Scene(), 30), Watched(Scene(), 30, seed=2)
    assert np.abs(one.eyes - other.eyes).max() > 5
    np.testing.assert_array_equal(one.eyes, Watched(Scene(), 30).eyes)


def facing(joined):
    head = np.degrees(to_yaw_pitch_roll(joined.head[:, 3:]))
    left, right = (
        np.degrees(to_yaw_pitch_roll(joined.bones[:, BONE_INDEX[eye]]))
        for eye in ("leftEye", "rightEye")
    )
    return head, left, right


def test_head_and_eyes_together_point_at_the_target(run):
    look = look_at((0.6, EYE_HEIGHT_METRES, 1.08))
    head, left, right = facing(run(Scene(gaze=(0.6, EYE_HEIGHT_METRES, 1.08)), 4))
    whole = head[60:, 0] + (left + right)[60:, 0] / 2
    assert np.median(whole) == pytest.approx(look.yaw, abs=1.5)
    assert head[-1, 0] > 5


def test_a_nodding_head_does_not_take_the_eyes_along(run, timeline_of):
    line = timeline_of()
    asked = gaze_cue("partner", start=0, end=20_000_000)
    held = replace(line, cues=tuple(c for c in (*line.cues, asked) if c.name != "keep-open"))
    head, left, right = facing(run(Scene(timelines=(held,)), 12))
    pitch = head[150:, 1] + (left + right)[150:, 1] / 2
    assert np.ptp(head[150:, 1]) > 6
    quiet = np.abs(np.diff(pitch)) * 60 < 25  # hops and blinks apart
    assert quiet.mean() > 0.85
    assert np.abs(np.diff(pitch))[quiet].mean() < 0.35 * np.abs(np.diff(head[150:, 1])).mean()


def test_shapes_and_bones_tell_the_same(run):
    joined = run(Scene(gaze=(0.3, 1.2, 1.0), stillness=1.0), 3)
    _, left, right = facing(joined)
    last = joined.weights[-1]
    assert last[SHAPE_INDEX["eyeLookOutLeft"]] * 33 == pytest.approx(left[-1, 0], abs=0.3)
    assert last[SHAPE_INDEX["eyeLookInRight"]] * 36 == pytest.approx(right[-1, 0], abs=0.3)
    assert last[SHAPE_INDEX["eyeLookDownLeft"]] * 35 == pytest.approx(left[-1, 1], abs=0.3)
    assert right[-1, 0] - left[-1, 0] == pytest.approx(2 * vergence(0.96), abs=0.4)


def test_a_gaze_shift_is_quick_and_never_a_jump(run):
    _, left, _ = facing(run(Scene(gaze=(0.3, EYE_HEIGHT_METRES, 1.08)), 0.5, sampler=Sampler(3)))
    assert left[6, 0] > 10
    assert np.abs(np.diff(left[:, 0])).max() < 7.5
