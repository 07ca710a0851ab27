import numpy as np
import pytest

from bridge.client.pose import PoseState, mix, pose_of, rest_of, shown, smoothstep
from bridge.model import Frame


def frame(jaw=0.0, *, turn=0.0, hips=0.0, shapes=3, bones=2):
    rotation = np.array([np.sin(turn / 2), 0, 0, np.cos(turn / 2)], np.float32)
    return Frame(
        character="hana",
        seq=1,
        pts_micros=0,
        utterance_id="",
        weights=np.full(shapes, jaw, np.float32),
        head=np.array([hips, 0, 0, *rotation], np.float32),
        bones=np.tile(rotation, (bones, 1)),
        hips=np.full(3, hips, np.float32),
    )


def test_a_pose_taken_apart_is_the_frame_again():
    one = frame(0.25, turn=0.5, hips=0.1)
    back = shown(pose_of(one), 7.0, PoseState.LIVE, "u1")
    for name in ("weights", "head", "bones", "hips"):
        np.testing.assert_array_equal(getattr(back, name), getattr(one, name))


def test_halfway_is_halfway():
    middle = mix(pose_of(frame(0.0, turn=0.0)), pose_of(frame(1.0, turn=1.0, hips=0.2)), 0.5)
    half = shown(middle, 0, PoseState.LIVE, "")
    np.testing.assert_allclose(half.weights, 0.5)
    np.testing.assert_allclose(half.hips, 0.1, atol=1e-6)
    np.testing.assert_allclose(half.bones, frame(turn=0.5).bones, atol=1e-6)
    np.testing.assert_allclose(half.head[3:], frame(turn=0.5).head[3:], atol=1e-6)


def test_rest_takes_the_posture_of_idling_but_not_its_blink():
    rest = shown(rest_of(pose_of(frame(0.9)), pose_of(frame(1.0, turn=0.3))), 0, "resting", "")
    np.testing.assert_array_equal(rest.weights, 0)
    np.testing.assert_allclose(rest.bones, frame(turn=0.3).bones)


def test_rest_without_an_idle_frame_keeps_the_limbs():
    rest = shown(rest_of(pose_of(frame(0.9, turn=0.7, hips=0.1)), None), 0, "resting", "")
    np.testing.assert_array_equal(rest.weights, 0)
    np.testing.assert_array_equal(rest.head, [0, 0, 0, 0, 0, 0, 1])
    np.testing.assert_allclose(rest.bones, frame(turn=0.7).bones)


def test_poses_of_two_rigs_are_not_alike():
    assert pose_of(frame()).is_like(pose_of(frame(0.5)))
    assert not pose_of(frame()).is_like(pose_of(frame(shapes=4)))
    assert not pose_of(frame()).is_like(pose_of(frame(bones=3)))


@pytest.mark.parametrize(("part", "expected"), [(-1, 0), (0, 0), (0.5, 0.5), (1, 1), (2, 1)])
def test_smoothstep(part, expected):
    assert smoothstep(part) == expected
