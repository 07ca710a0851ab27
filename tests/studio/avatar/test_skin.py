import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.rigs import BONE_INDEX
from bridge.studio.avatar.skeleton import bone_place
from bridge.studio.avatar.skin import (
    arm_weights,
    hand_weights,
    head_weights,
    leg_weights,
    torso_weights,
)

ALL = (arm_weights, hand_weights, head_weights, leg_weights, torso_weights)


@pytest.mark.parametrize("weigh", ALL)
@settings(deadline=None)
@given(point=st.tuples(st.floats(-1, 1), st.floats(0, 1.7), st.floats(-0.2, 0.2)))
def test_every_vertex_is_held(weigh, point):
    weights = weigh(np.array([point]))
    assert weights.min() >= 0
    assert np.isclose(weights.sum(), 1.0)


@pytest.mark.parametrize(
    ("weigh", "bone", "child"),
    [
        (arm_weights, "leftUpperArm", "leftLowerArm"),
        (arm_weights, "rightLowerArm", "rightHand"),
        (leg_weights, "leftUpperLeg", "leftLowerLeg"),
        (leg_weights, "rightLowerLeg", "rightFoot"),
        (hand_weights, "leftIndexProximal", "leftIndexIntermediate"),
        (head_weights, "neck", "head"),
        (torso_weights, "spine", "chest"),
    ],
)
def test_the_middle_of_a_bone_follows_it(weigh, bone, child):
    middle = 0.5 * (bone_place(bone) + bone_place(child))
    assert weigh(middle[None])[0, BONE_INDEX[bone]] > 0.7


def test_the_chin_belongs_to_the_head():
    assert head_weights(np.array([[0.0, 1.364, 0.08]]))[0, BONE_INDEX["head"]] > 0.95
