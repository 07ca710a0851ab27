from dataclasses import asdict, replace

import numpy as np
import pytest

from bridge.model import Clip, Cue, Emotion, EmotionLabel, Layer, Timeline
from bridge.motion.channels import Channel
from bridge.motion.smoothing import LAG_MICROS
from bridge.motion.steering import FEELINGS
from bridge.motion.tracks import compile_tracks, settled_micros


def cue(layer, name, start=0, weight=1.0):
    return Cue(
        layer=Layer(layer), name=name, start_micros=start, ready_micros=start + 200_000,
        relax_micros=start + 600_000, end_micros=start + 1_000_000, weight=weight,
    )  # fmt: skip


def timeline(*cues, cut=None, clips=()):
    return Timeline(
        utterance_id="u", origin_micros=5_000_000, duration_micros=2_000_000, cues=cues,
        clips=clips, cut_micros=cut,
    )  # fmt: skip


AT = np.array([5.4])


def test_each_cue_goes_to_its_own_track():
    tracks = compile_tracks(
        (timeline(cue("head", "nod"), cue("brows", "raise"), cue("emotion", "joy", weight=0.5)),)
    )
    assert tracks.cued.at(AT).body[0, Channel.PITCH] == pytest.approx(4.5)
    assert tracks.cued.at(AT).brows.max() == pytest.approx(0.5)
    feelings = tracks.cued.at(AT).feelings[0]
    assert feelings[FEELINGS.index("joy")] == pytest.approx(0.5)
    assert feelings.sum() == pytest.approx(0.5)


def test_body_events_are_early_by_the_lag_of_the_smoothing():
    tracks = compile_tracks((timeline(cue("head", "nod")),))
    start = 5.0 - LAG_MICROS * 1e-6
    assert tracks.cued.at(np.array([start - 0.001])).body is None
    assert tracks.cued.at(np.array([start + 0.1])).body[0, Channel.PITCH] == pytest.approx(2.25)


def test_nothing_is_sampled_where_nothing_goes_on():
    tracks = compile_tracks((timeline(cue("head", "nod")),))
    assert tracks.cued.at(np.array([9.0])).body is None
    assert compile_tracks(()).cued.at(AT).speaking is None


def test_a_cut_takes_everything_away():
    whole = timeline(cue("head", "nod"), cue("emotion", "joy"))
    tracks = compile_tracks((replace(whole, cut_micros=5_300_000),))
    t = np.array([5.3, 5.38, 5.47, 5.61])
    assert tracks.cued.at(t).body[:, Channel.PITCH] == pytest.approx([4.5, 2.25, 0, 0], abs=1e-9)
    joy = tracks.cued.at(t).feelings.sum(axis=1)
    assert joy[0] == 1
    assert joy[3] == 0


def test_only_speech_counts_as_speaking():
    clip = Clip(
        name="prosody", start_micros=0, hop_micros=10_000, channels=("loudness", "pitch", "side"),
        values=np.zeros((200, 3), np.float32),
    )  # fmt: skip
    assert compile_tracks((timeline(cue("head", "nod")),)).cued.at(AT).speaking is None
    assert compile_tracks((timeline(clips=(clip,)),)).cued.at(AT).speaking[0, 0] == 1


def test_lid_cues_are_placed_and_dropped_after_a_cut():
    late = timeline(cue("blink", "keep-open", 400_000), cue("blink", "may-blink", 1_200_000))
    lids = compile_tracks((late,)).lids
    assert [(lid.name, lid.start_micros) for lid in lids] == [
        ("keep-open", 5_400_000), ("may-blink", 6_200_000),
    ]  # fmt: skip
    cut = compile_tracks((replace(late, cut_micros=6_000_000),)).lids
    assert [lid.name for lid in cut] == ["keep-open"]


def test_unknown_names_are_left_out():
    tracks = compile_tracks((timeline(cue(Layer.EMOTION, "hunger"), cue(Layer.HEAD, "backflip")),))
    assert tracks.cued.at(AT).feelings is None
    assert tracks.cued.at(AT).body is None


@pytest.mark.parametrize("cut", [None, 3_000_000])
def test_nothing_is_left_once_an_utterance_has_settled(timeline_of, cut):
    feeling = Emotion(label=EmotionLabel.SADNESS, intensity=0.6)
    whole = replace(timeline_of("I am so sorry.", emotion=feeling), cut_micros=cut)
    tracks = compile_tracks((whole,))
    after = np.array([settled_micros(whole) * 1e-6 + 0.001])
    before = after - 0.15
    left, seen = (
        [*asdict(tracks.cued.at(t)).values(), tracks.prosody.at(t)] for t in (after, before)
    )
    assert all(rest is None or np.abs(rest).max() < 1e-9 for rest in left)
    assert any(each is not None for each in seen)


def test_gestures_go_to_the_arms():
    tracks = compile_tracks((timeline(cue("gesture", "open-up")),))
    assert tracks.cued.at(AT).body is None
    assert tracks.arms.at(AT)[0, Channel.LEFT_ELBOW] > 20
    assert compile_tracks((timeline(cue("gesture", "moonwalk")),)).arms.at(AT) is None


def test_two_bows_at_once_are_no_deeper_than_the_deeper():
    def bowed(*names: str) -> float:
        cues = tuple(
            Cue(
                layer=Layer.POSTURE, name=name, start_micros=k * 300_000,
                ready_micros=k * 300_000 + 500_000, relax_micros=1_500_000, end_micros=2_000_000,
            )
            for k, name in enumerate(names)
        )  # fmt: skip
        timeline = Timeline(utterance_id="u", origin_micros=0, duration_micros=2_000_000, cues=cues)
        seen = compile_tracks((timeline,)).cued.at(np.linspace(0.0, 2.0, 200)).body
        return float(np.abs(seen).max())

    assert bowed("bow-15", "bow-30") == pytest.approx(bowed("bow-30"), rel=0.02)
    assert bowed("bow-30", "bow-15") == pytest.approx(bowed("bow-30"), rel=0.02)
