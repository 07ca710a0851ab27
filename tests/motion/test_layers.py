import numpy as np
import pytest

from bridge.model import Scene
from bridge.motion.layers import LAYERS
from bridge.motion.lips import lip_weights
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.steering import rest_steering, steer
from bridge.motion.tracks import compile_tracks


def moment(scene=None, secs=4.0):
    scene = scene or Scene()
    times = np.arange(1, round(secs * 60)) * 1_000_000 // 60
    tracks = compile_tracks(scene.timelines)
    controls, feelings, _ = steer(scene, times * 1e-6, rest_steering(scene, 0))
    return Moment(
        times_micros=times, t=times * 1e-6, since_micros=0, scene=scene, tracks=tracks,
        controls=controls, feelings=feelings, speaking=np.zeros(len(times)),
        lips=lip_weights(tracks.lips, times), cued=tracks.cued.at(times * 1e-6),
    )  # fmt: skip


@pytest.mark.parametrize("make", LAYERS)
def test_a_layer_adds_the_same_whenever_it_is_built(make):
    here, there = make(3), make(3)
    assert isinstance(here, MotionLayer)
    now = moment()
    drafts = []
    for layer in (here, there):
        draft = Draft(len(now.t))
        layer.add(now, draft, layer.rest(0))
        drafts.append(draft)
    for name in ("face", "body", "lids", "eyes"):
        np.testing.assert_array_equal(getattr(drafts[0], name), getattr(drafts[1], name))
        assert np.isfinite(getattr(drafts[0], name)).all()


@pytest.mark.parametrize("make", LAYERS)
def test_a_layer_adds_and_never_overwrites(make):
    now = moment()
    empty, full = Draft(len(now.t)), Draft(len(now.t))
    full.body += 1.0
    full.face += 0.5
    for draft in (empty, full):
        layer = make(5)
        layer.add(now, draft, layer.rest(0))
    np.testing.assert_allclose(full.body - empty.body, 1.0, atol=1e-12)
    np.testing.assert_allclose(full.face - empty.face, 0.5, atol=1e-12)
