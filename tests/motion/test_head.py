import numpy as np

from bridge.model import Cue, Layer, Policy, Scene, Timeline
from bridge.rigs.rotations import to_yaw_pitch_roll


def angles(joined):
    return np.degrees(to_yaw_pitch_roll(joined.head[:, 3:]))


def with_cue(name, **changes):
    cue = Cue(
        layer=Layer.HEAD, name=name, start_micros=0, ready_micros=200_000, relax_micros=300_000,
        end_micros=1_000_000, **changes,
    )  # fmt: skip
    line = Timeline(utterance_id="g", origin_micros=2_000_000, duration_micros=0, cues=(cue,))
    return Scene(timelines=(line,))


def test_a_nod_lowers_the_chin_on_time_and_lets_go(run):
    nodding, plain = angles(run(with_cue("nod"), 4)), angles(run(Scene(), 4))
    extra = nodding[:, 1] - plain[:, 1]
    assert 3.8 < extra.max() < 5
    assert 2.18 < extra.argmax() / 60 < 2.35
    assert abs(extra[-1]) < 1e-3
    assert np.abs(extra[:110]).max() < 1e-3


def test_a_shake_goes_both_ways(run):
    extra = angles(run(with_cue("shake"), 4))[:, 0] - angles(run(Scene(), 4))[:, 0]
    assert extra.max() > 4
    assert extra.min() < -3


def test_a_culture_that_moves_the_head_less_nods_less(run):
    scene = with_cue("nod")
    quiet = Scene(timelines=scene.timelines, policy=Policy(head_gain=0.5))
    plain = run(Scene(policy=Policy(head_gain=0.5)), 4)
    extra = angles(run(quiet, 4))[:, 1] - angles(plain)[:, 1]
    assert extra.max() < 3


def test_a_listener_keeps_the_head_stiller_than_a_speaker(run, timeline_of):
    timeline = timeline_of()
    speaking = angles(run(Scene(timelines=(timeline,)), 15))[150:].std(0)
    listening = angles(run(Scene(is_listening=True), 15))[150:].std(0)
    assert (listening < speaking).all()
    assert (listening > 0.2).all()
