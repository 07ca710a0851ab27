import numpy as np

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.eye_opening import EYE_CENTRE, EYE_RADIUS
from bridge.studio.avatar.eyes import build_eyes


def test_each_eyeball_hangs_on_the_bone_in_its_middle():
    eyes = build_eyes()
    left = eyes.weights[:, BONE_INDEX["leftEye"]] == 1.0
    assert np.allclose(np.linalg.norm(eyes.positions[left] - EYE_CENTRE, axis=1), EYE_RADIUS)
    assert (eyes.weights[~left, BONE_INDEX["rightEye"]] == 1.0).all()


def test_looking_out_moves_each_iris_to_its_own_side():
    eyes = build_eyes()
    fronts = [
        np.where(eyes.positions[:, 0] * s > 0, eyes.positions[:, 2], 0).argmax() for s in (1, -1)
    ]
    assert eyes.shapes["eyeLookOutLeft"][fronts[0], 0] > 0.001
    assert eyes.shapes["eyeLookOutRight"][fronts[1], 0] < -0.001
    assert eyes.shapes["eyeLookUpLeft"][fronts[0], 1] > 0.001
    assert np.allclose(eyes.shapes["eyeLookUpLeft"][fronts[1]], 0)


def test_a_blink_draws_the_eyeball_back():
    shapes = build_eyes().shapes["eyeBlinkLeft"]
    assert shapes[:, 2].min() < -0.003
    assert np.allclose(shapes[:, :2], 0)
