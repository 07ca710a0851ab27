import numpy as np
import pytest

from bridge.motion.eyes import add_lids, add_look, turn_eyes
from bridge.motion.moment import Draft
from bridge.rigs.arkit import SHAPE_INDEX


def look(yaw, pitch):
    face = np.zeros((1, 52))
    add_look(face, np.array([[yaw, yaw, pitch]]))
    return {name: face[0, i] for name, i in SHAPE_INDEX.items()}


def test_looking_left_turns_the_left_eye_out_and_the_right_eye_in():
    face = look(18.0, 0.0)
    assert face["eyeLookOutLeft"] == pytest.approx(18 / 33)
    assert face["eyeLookInRight"] == pytest.approx(18 / 36)
    assert face["eyeLookInLeft"] == face["eyeLookOutRight"] == 0


def test_looking_right_is_its_mirror():
    face = look(-18.0, 0.0)
    assert face["eyeLookInLeft"] == pytest.approx(18 / 36)
    assert face["eyeLookOutRight"] == pytest.approx(18 / 33)


def test_lids_follow_the_eyes_down_and_up():
    down, up = look(0, 17.5), look(0, -13.5)
    assert down["eyeLookDownLeft"] == pytest.approx(0.5)
    assert 0.1 < down["eyeBlinkLeft"] < 0.4
    assert up["eyeLookUpRight"] == pytest.approx(0.5)
    assert up["eyeWideRight"] > 0.1


def turned(*, look=(0.0, 0.0), facing=(0.0, 0.0), inwards=0.0, held=1.0):
    draft = Draft(1)
    draft.eyes[:], draft.vergence[:], draft.held[:] = look, inwards, held
    return turn_eyes(draft, np.array([facing]))[0]


def test_eyes_turn_back_by_what_the_head_turns_away():
    assert turned(look=(10, 4), facing=(6, -3)) == pytest.approx([4, 4, 7])
    assert turned(look=(0, 4), facing=(6, 20), held=0.0) == pytest.approx([0, 0, 4])


def test_each_eye_turns_towards_the_other():
    assert turned(look=(5, 0), inwards=1.8) == pytest.approx([3.2, 6.8, 0])


def test_no_eye_turns_farther_than_is_comfortable():
    for look in ((90, 60), (-90, -60)):
        left, right, pitch = turned(look=look, inwards=1.5)
        assert abs((left + right) / 2) == 25
        assert right > left
        assert pitch in (20, -15)


def test_eyes_that_converge_show_it():
    face = np.zeros((1, 52))
    add_look(face, np.array([[-1.8, 1.8, 0.0]]))
    inwards = [face[0, SHAPE_INDEX[name]] for name in ("eyeLookInLeft", "eyeLookInRight")]
    assert inwards == pytest.approx([0.05, 0.05])
    assert face[0, SHAPE_INDEX["eyeLookOutLeft"]] == 0


def lids(closing, **weights):
    face = np.zeros((1, 52))
    for name, weight in weights.items():
        face[0, SHAPE_INDEX[name]] = weight
    add_lids(face, np.array([closing]))
    return {name: face[0, i] for name, i in SHAPE_INDEX.items()}


def test_a_closed_eye_is_neither_wide_nor_squinting():
    face = lids((1.0, 0.0), eyeWideLeft=0.7, eyeSquintLeft=0.4, eyeWideRight=0.7)
    assert (face["eyeBlinkLeft"], face["eyeWideLeft"], face["eyeSquintLeft"]) == (1, 0, 0)
    assert face["eyeWideRight"] == 0.7


def test_a_heavy_lid_closes_the_rest_of_the_way():
    assert lids((0.5, 0.5), eyeBlinkLeft=0.4)["eyeBlinkLeft"] == pytest.approx(0.7)


def test_brows_do_not_rise_and_sink_at_once():
    face = lids((0.0, 0.0), browInnerUp=0.8, browDownLeft=0.6)
    assert face["browInnerUp"] + face["browDownLeft"] == pytest.approx(1.1)
