import numpy as np

from bridge.rigs import BONE_INDEX, RIG
from bridge.studio.avatar.eye_opening import EYE_CENTRE
from bridge.studio.avatar.skeleton import BONE_PLACES, FINGERS, bone_place, finger_points


def test_bones_are_where_the_rig_has_them():
    for bone, parent in enumerate(RIG.bone_parents):
        if parent >= 0 and not RIG.bone_names[bone].endswith("Eye"):
            offset = BONE_PLACES[bone] - BONE_PLACES[parent]
            assert np.allclose(offset, RIG.rest_positions[bone], atol=1e-6)


def test_eyes_bones_stand_in_the_eyeballs():
    assert np.allclose(bone_place("leftEye"), EYE_CENTRE)
    assert np.allclose(bone_place("rightEye"), EYE_CENTRE * (-1, 1, 1))


def test_fingers_go_on_beyond_their_last_bone():
    for finger, joints in FINGERS.items():
        points = finger_points(finger)
        assert np.allclose(points[2], BONE_PLACES[BONE_INDEX[f"left{finger}{joints[2]}"]])
        assert points[3, 0] > points[2, 0]
