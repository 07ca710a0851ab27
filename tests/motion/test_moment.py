import numpy as np
import pytest

from bridge.model import Scene
from bridge.motion.lips import lip_weights
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.noise import Drift
from bridge.motion.steering import Control, rest_steering, steer
from bridge.motion.tracks import compile_tracks


def test_a_draft_begins_empty():
    draft = Draft(3)
    assert draft.face.shape == (3, 52)
    assert len(draft.body) == len(draft.lids) == len(draft.eyes) == 3
    assert not any(a.any() for a in (draft.face, draft.body, draft.lids, draft.eyes))


def moment_of(scene, drifts):
    times, tracks = np.array([10_000, 20_000]), compile_tracks(())
    controls, feelings, _ = steer(scene, times * 1e-6, rest_steering(scene, 0))
    return Moment(
        times_micros=times, t=times * 1e-6, since_micros=0, scene=scene, tracks=tracks,
        controls=controls, feelings=feelings, speaking=np.zeros(2),
        lips=lip_weights(tracks.lips, times), drifts=drifts,
    )  # fmt: skip


def test_a_moment_tells_what_the_scene_wants():
    moment = moment_of(Scene(stillness=0.25), {})
    np.testing.assert_allclose(moment.control(Control.STILLNESS), 0.25)
    np.testing.assert_allclose(moment.liveliness, 0.75)


def test_a_drift_is_taken_from_those_sampled_together_or_sampled():
    drift, sampled = Drift(1, "x", [(0.1, 0.3, 2.0)]), np.ones((2, 1))
    assert moment_of(Scene(), {drift: sampled}).drifted(drift) is sampled
    alone = moment_of(Scene(), {})
    np.testing.assert_array_equal(alone.drifted(drift), drift.at(alone.t))


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
