import numpy as np

from bridge.model import Scene
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import to_yaw_pitch_roll


def facing(joined):
    head = np.degrees(to_yaw_pitch_roll(joined.head[:, 3:]))
    eyes = np.degrees(to_yaw_pitch_roll(joined.bones[:, BONE_INDEX["leftEye"]]))
    return head, eyes


def test_head_and_eyes_together_point_at_the_target(run):
    head, eyes = facing(run(Scene(gaze=(0.6, 1.455, 1.08)), 4))
    whole = head[180:, 0] + eyes[180:, 0]
    np.testing.assert_allclose(whole, np.degrees(np.arctan2(0.6, 1.0)), atol=2.0)
    assert head[-1, 0] > 5


def test_a_nodding_head_does_not_take_the_eyes_along(run, timeline_of):
    head, eyes = facing(run(Scene(timelines=(timeline_of(),)), 12))
    assert np.ptp(head[:, 1]) > 6
    assert (head[:, 1] + eyes[:, 1]).std() < 0.35 * head[:, 1].std()


def test_shapes_and_bones_tell_the_same(run):
    joined = run(Scene(gaze=(0.3, 1.2, 1.0)), 3)
    _, eyes = facing(joined)
    out = joined.weights[-1, SHAPE_INDEX["eyeLookOutLeft"]] * 33
    down = joined.weights[-1, SHAPE_INDEX["eyeLookDownLeft"]] * 35
    np.testing.assert_allclose([out, down], eyes[-1, :2], atol=0.3)


def test_a_gaze_shift_is_quick_and_never_a_jump(run):
    _, eyes = facing(run(Scene(gaze=(0.3, 1.455, 1.08)), 2))
    assert eyes[18, 0] > 10
    assert np.abs(np.diff(eyes[:, 0])).max() < 6
