import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Cue, Scene, Timeline
from bridge.motion.channels import Channel, channel_row
from bridge.motion.legs import stand
from bridge.motion.pose import pose_bones
from bridge.rigs.humanoid import BONE_INDEX, BONE_NAMES
from bridge.rigs.kinematics import joint_places
from bridge.rigs.limits import LIMITS_RADIANS, joint_angles
from bridge.rigs.repertoire import REPERTOIRE
from bridge.rigs.rotations import IDENTITY

FEET = ("leftFoot", "rightFoot", "leftToes", "rightToes")
KNEES = [BONE_INDEX["leftLowerLeg"], BONE_INDEX["rightLowerLeg"]]
LEGS = [BONE_INDEX[f"{s}{p}"] for s in ("left", "right") for p in ("UpperLeg", "LowerLeg", "Foot")]
UNMOVED = np.tile(IDENTITY, (1, len(BONE_NAMES), 1))
PLANTED, _ = joint_places(UNMOVED, np.zeros((1, 3), np.float32), FEET)

channels = st.fixed_dictionaries(
    {
        "hips_x": st.floats(-0.05, 0.05),
        "hips_z": st.floats(-0.1, 0.03),
        "hips_y": st.floats(-0.08, 0.02),
        "pelvis_roll": st.floats(-5, 5),
        "pelvis_turn": st.floats(-6, 6),
        "bend": st.floats(0, 45),
    }
)


def standing(**amplitudes):
    body = channel_row(**amplitudes)[None]
    bones = pose_bones(body, np.zeros((1, 3)))
    return bones, stand(bones, body)


def knees(bones):
    return np.degrees(joint_angles(bones)[..., KNEES, 0])


@given(channels)
def test_feet_stay_flat_where_they_are_whatever_the_hips_do(amplitudes):
    bones, hips = standing(**amplitudes)
    places, turned = joint_places(bones, hips, FEET)
    np.testing.assert_allclose(places, PLANTED, atol=1e-4)
    np.testing.assert_allclose(turned, np.broadcast_to(IDENTITY, turned.shape), atol=1e-4)


@given(channels)
def test_no_leg_bends_further_than_a_leg_can(amplitudes):
    bones, _ = standing(**amplitudes)
    angles = joint_angles(bones)[:, LEGS]
    assert (angles >= LIMITS_RADIANS[LEGS, :, 0] - 2e-3).all()
    assert (angles <= LIMITS_RADIANS[LEGS, :, 1] + 2e-3).all()


def test_somebody_at_rest_stands_on_soft_knees_and_sinks_by_a_millimetre():
    bones, hips = standing()
    assert ((knees(bones) > 1) & (knees(bones) < 6)).all()
    assert -0.002 < hips[0, 1] < 0


def test_the_free_knee_bends_when_the_weight_is_shifted():
    bones, hips = standing(hips_x=0.03, pelvis_roll=-3.0)
    stands, is_free = knees(bones)[0]
    assert stands < 3
    assert 8 < is_free < 25
    assert -0.012 < hips[0, 1] < -0.002


@pytest.mark.parametrize("degrees", [15, 30, 45])
def test_a_bow_is_made_on_straight_knees(degrees):
    bones, hips = standing(bend=degrees, hips_z=-0.0023 * degrees)
    assert (knees(bones) < 6).all()
    assert hips[0, 1] > -0.02


def test_hips_pass_from_leg_to_leg_without_a_jolt():
    body = np.zeros((241, len(channel_row())))
    body[:, Channel.HIPS_X] = np.linspace(-0.03, 0.03, 241)
    body[:, Channel.PELVIS_ROLL] = -100.0 * body[:, Channel.HIPS_X]
    bones = pose_bones(body, np.zeros((241, 3)))
    heights = stand(bones, body)[:, 1]
    assert np.abs(np.diff(heights, 2)).max() < 1e-5


@pytest.mark.parametrize("name", ["posture-left", "bow-45", "lean-in", "bow-15"])
def test_feet_do_not_slide_while_a_body_moves(run, name):
    row = REPERTOIRE[name]
    ready, relax = (round(s * 1e6) for s in (row.prepare_secs, row.length_secs - row.retract_secs))
    cue = Cue(
        layer=row.layer, name=name, start_micros=0, ready_micros=ready, relax_micros=relax,
        end_micros=round(row.length_secs * 1e6), weight=1.2,
    )  # fmt: skip
    line = Timeline(utterance_id="b", origin_micros=1_000_000, duration_micros=0, cues=(cue,))
    joined = run(Scene(timelines=(line,)), 10)
    places, _ = joint_places(joined.bones, joined.hips, FEET)
    assert np.abs(places - PLANTED).max() < 0.001
    assert np.linalg.norm(np.diff(places, axis=0), axis=-1).max() * 60 < 0.02
