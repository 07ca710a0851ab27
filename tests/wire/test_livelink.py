"""Live Link Face packets: a golden one, and what an independent decoder reads in ours."""

import hashlib
import struct
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylivelinkface import FaceBlendShape, PyLiveLinkFace

from bridge.model import Heartbeat
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.humanoid import RIG
from bridge.rigs.rotations import from_yaw_pitch_roll
from bridge.testing import sample_frame
from bridge.wire.livelink import VALUE_NAMES, LiveLinkCodec
from bridge.wire.livelink_options import LiveLinkOptions

REST = np.array([0, 0, 0, 1], np.float32)
GOLDEN_DEVICE = b"0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9"
GOLDEN_SUM = "8933e39bb8905b69027a2527b73b2bacfce2c0d9de577600f67047ec350561b3"
GOLDEN_FRAME = 1234


def frame(*, weights=None, head=REST, left_eye=REST, right_eye=REST, pts_micros=0):
    """Return a frame at rest, but for what is given."""
    shapes = np.zeros(len(RIG.shape_names), np.float32)
    for name, weight in (weights or {}).items():
        shapes[SHAPE_INDEX[name]] = weight
    bones = np.tile(REST, (len(RIG.bone_names), 1))
    bones[RIG.bone_names.index("leftEye")] = left_eye
    bones[RIG.bone_names.index("rightEye")] = right_eye
    return replace(
        sample_frame(), pts_micros=pts_micros, weights=shapes, bones=bones,
        head=np.concatenate([np.zeros(3, np.float32), head]),
    )  # fmt: skip


def turned(yaw=0.0, pitch=0.0, roll=0.0):
    """Return a rotation: to the own left, downwards, to the own left."""
    return from_yaw_pitch_roll(np.array([yaw, pitch, roll], np.float32))


def decoded(one, **options):
    """Return what an independent decoder reads."""
    (packet,) = LiveLinkCodec(LiveLinkOptions(**options)).encode(one)
    has_face, face = PyLiveLinkFace.decode(packet)
    assert has_face
    return face


def test_a_packet_is_byte_for_byte_the_golden_one():
    codec = LiveLinkCodec(LiveLinkOptions(subject="Test"))
    at = round(GOLDEN_FRAME * 1e6 / 60)
    one = frame(weights={"jawOpen": 0.5}, head=turned(yaw=-0.25), pts_micros=at)
    packet = bytearray(codec.encode(one)[0])
    assert len(packet) == 310
    packet[5:41] = GOLDEN_DEVICE
    assert struct.unpack_from(">f", packet, 274)[0] == pytest.approx(0.25, abs=1e-6)
    struct.pack_into(">f", packet, 274, 0.25)
    for at in range(278, 310, 4):
        assert abs(struct.unpack_from(">f", packet, at)[0]) < 1e-6
    packet[278:310] = bytes(32)  # minus zeros
    assert hashlib.sha256(packet).hexdigest() == GOLDEN_SUM


def test_an_independent_decoder_finds_every_shape_under_its_name():
    for place, name in enumerate(RIG.shape_names):
        face = decoded(frame(weights={name: 0.75}))
        assert FaceBlendShape(place).name == VALUE_NAMES[place]
        assert face.get_blendshape(FaceBlendShape(place)) == 0.75
        assert np.count_nonzero(face._blend_shapes[:52]) == 1


def test_the_names_are_those_of_an_independent_list():
    assert tuple(shape.name for shape in FaceBlendShape) == VALUE_NAMES


def test_the_subject_is_the_character_unless_named():
    assert decoded(frame()).name == sample_frame().character
    assert decoded(frame(), subject="Bühne 1").name.startswith("B")


@pytest.mark.parametrize(("part", "first"), [("head", 52), ("left_eye", 55), ("right_eye", 58)])
def test_left_and_up_are_negative_and_a_tilt_to_the_left_is_positive(part, first):
    angles = decoded(frame(**{part: turned(0.3, -0.2, 0.1)}))._blend_shapes[first : first + 3]
    assert angles == pytest.approx([-0.3, -0.2, 0.1], abs=1e-6)


def test_gains_turn_an_axis_of_the_head_round_and_leave_the_eyes():
    one = frame(head=turned(0.3, -0.2, 0.1), left_eye=turned(0.3))
    angles = decoded(one, head=(-1.0, 0.0, 2.0))._blend_shapes[52:56]
    assert angles == pytest.approx([0.3, 0, 0.2, -0.3], abs=1e-6)


def test_a_mirrored_face_exchanges_its_sides():
    one = frame(weights={"eyeBlinkLeft": 1}, head=turned(0.3, -0.2, 0.1), left_eye=turned(0.2))
    face = decoded(one, mirror=True)
    assert face.get_blendshape(FaceBlendShape.EyeBlinkRight) == 1
    assert face._blend_shapes[52:] == pytest.approx([0.3, -0.2, -0.1, 0, 0, 0, 0.2, 0, 0], abs=1e-6)


@given(st.integers(0, 10**12), st.integers(100, 16_667))
def test_time_always_runs_on(start, step):
    codec = LiveLinkCodec()
    places = []
    for at in (start, start + step):
        _, face = PyLiveLinkFace.decode(codec.encode(frame(pts_micros=at))[0])
        places.append((face._frames, face._sub_frame))
    assert places[1] > places[0]


def test_one_subject_is_one_device_in_every_run():
    one, two = LiveLinkCodec(), LiveLinkCodec()
    assert one.encode(frame())[0] == two.encode(frame())[0]
    assert len(one.encode(frame())[0]) == 306 + len(sample_frame().character)


def test_it_ends_with_a_face_at_rest_later_than_the_last():
    codec = LiveLinkCodec()
    assert codec.rest_packets() == []
    codec.encode(frame(weights={"jawOpen": 1}, pts_micros=1_000_000))
    (packet,) = codec.rest_packets()
    _, face = PyLiveLinkFace.decode(packet)
    assert not any(face._blend_shapes)
    assert face._frames == 61


def test_other_records_have_no_packets():
    assert LiveLinkCodec().encode(Heartbeat(character="hana", seq=0, pts_micros=0)) == []
