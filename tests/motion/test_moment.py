import numpy as np
import pytest

from bridge.model import Scene
from bridge.motion.lips import lip_weights
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.steering import Control, rest_steering, steer
from bridge.motion.tracks import compile_tracks


def test_a_draft_begins_empty():
    draft = Draft(3)
    assert draft.face.shape == (3, 52)
    assert len(draft.body) == len(draft.lids) == len(draft.eyes) == 3
    assert not any(a.any() for a in (draft.face, draft.body, draft.lids, draft.eyes))


def test_a_moment_tells_what_the_scene_wants():
    scene, times = Scene(stillness=0.25), np.array([10_000, 20_000])
    tracks = compile_tracks(())
    controls, feelings, _ = steer(scene, times * 1e-6, rest_steering(scene, 0))
    moment = Moment(
        times_micros=times, t=times * 1e-6, since_micros=0, scene=scene, tracks=tracks,
        controls=controls, feelings=feelings, speaking=np.zeros(2),
        lips=lip_weights(tracks.lips, times),
    )  # fmt: skip
    np.testing.assert_allclose(moment.control(Control.STILLNESS), 0.25)
    np.testing.assert_allclose(moment.liveliness, 0.75)


def test_a_layer_must_add_something_and_needs_no_memory():
    with pytest.raises(TypeError, match="abstract"):
        MotionLayer()

    class Nod(MotionLayer):
        def add(self, moment, draft, memory):
            draft.body[:, 1] += 1

    draft = Draft(2)
    layer = Nod()
    assert layer.rest(0) is None
    layer.add(None, draft, layer.rest(0))
    assert draft.body[:, 1].tolist() == [1, 1]
