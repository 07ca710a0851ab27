import numpy as np

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.clothes import build_clothes
from bridge.studio.avatar.mesh import merged


def test_clothes_are_alike_on_both_sides():
    points = merged(build_clothes()).positions
    assert np.allclose(points[:, 0].max(), -points[:, 0].min(), atol=0.003)


def test_sleeves_follow_the_arm_of_their_side():
    clothes = merged(build_clothes())
    left = (clothes.positions[:, 0] > 0.5) & (clothes.positions[:, 1] > 1.1)
    assert (clothes.weights[left, BONE_INDEX["leftLowerArm"]] > 0.5).all()
    right = (clothes.positions[:, 0] < -0.5) & (clothes.positions[:, 1] > 1.1)
    assert (clothes.weights[right, BONE_INDEX["rightLowerArm"]] > 0.5).all()


def test_shoes_stand_on_the_ground():
    points = merged(build_clothes()).positions
    assert abs(points[:, 1].min()) < 0.004
