"""Figures over made-up movement whose answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from bridge.bench.motion_figures import (
    angular_speed,
    face_figures,
    gesture_figures,
    head_figures,
    limit_figures,
    power_below,
    spectrum,
    speeds,
)
from bridge.bench.motion_stage import PLACES, Performance, idle
from bridge.rigs import SHAPE_NAMES
from bridge.rigs.humanoid import BONE_INDEX
from bridge.rigs.rotations import from_axis_angle, from_yaw_pitch_roll

FPS = 60
T = np.arange(20 * FPS) / FPS


def made_up(**arrays: np.ndarray) -> Performance:
    shown = idle(seconds=len(T) / FPS + 1 / FPS)
    parts = {}
    for name in ("weights", "head", "bones", "hips"):
        parts[name] = np.array(arrays.get(name, getattr(shown.block, name)))
    block = replace(shown.block, **parts)
    rest = {"angles": shown.angles, "places": shown.places} | arrays
    return replace(shown, block=block, angles=rest["angles"], places=rest["places"])


def nodding(hertz: float, degrees: float) -> Performance:
    pitch = np.radians(degrees) * np.sin(2 * np.pi * hertz * T)
    head = np.zeros((len(T), 7), np.float32)
    head[:, 3:] = from_yaw_pitch_roll(np.stack((0 * T, pitch, 0 * T), 1).astype(np.float32))
    angles = np.stack((0 * T, np.degrees(pitch), 0 * T), 1)
    return made_up(head=head, angles=angles)


def test_a_nod_has_the_spread_and_the_speed_of_a_sine():
    shown = nodding(1.0, 10.0)
    found = head_figures(shown)
    assert found["head pitch spread"] == pytest.approx(10.0 / np.sqrt(2), rel=0.02)
    assert found["head yaw spread"] == 0.0
    assert angular_speed(shown).max() == pytest.approx(2 * np.pi * 10.0, rel=0.02)


@pytest.mark.parametrize(("hertz", "below"), [(1.0, 1.0), (4.0, 0.0)])
def test_power_lies_where_the_movement_is(hertz, below):
    assert power_below(*spectrum(nodding(hertz, 5.0)), 2.0) == pytest.approx(below, abs=0.02)


def test_a_hand_that_swings_beside_the_chest_is_as_fast_as_it_swings():
    shown = idle(seconds=len(T) / FPS + 1 / FPS)
    places = np.array(shown.places)
    places[:, :2] = places[:1, :2]
    places[:, PLACES.index("chest")] = places[0, PLACES.index("chest")]
    places[:, 0, 0] += 0.1 * np.sin(2 * np.pi * T)
    swinging = made_up(places=places)
    assert speeds(swinging).max() == pytest.approx(0.2 * np.pi, rel=0.02)
    assert gesture_figures(swinging)["hand inside the torso"] == 0.0


def test_a_hand_in_the_chest_is_found():
    shown = idle(seconds=len(T) / FPS + 1 / FPS)
    places = np.array(shown.places)
    places[: len(T) // 2, 1] = places[: len(T) // 2, PLACES.index("chest")]
    assert gesture_figures(made_up(places=places))["hand inside the torso"] == pytest.approx(0.5)


def test_a_broken_elbow_and_a_sliding_foot_are_found():
    shown = idle(seconds=len(T) / FPS + 1 / FPS)
    assert limit_figures(shown)["joints beyond their limits"] == 0
    bones, places = np.array(shown.block.bones), np.array(shown.places)
    backwards = from_axis_angle(np.array([0, 1, 0], np.float32), np.float32(0.5))
    bones[:7, BONE_INDEX["leftLowerArm"]] = backwards
    places[:, PLACES.index("leftFoot"), 0] += 0.05 * T
    found = limit_figures(made_up(bones=bones, places=places))
    assert found["joints beyond their limits"] == 7
    assert found["foot sliding, p99"] == pytest.approx(5.0, rel=0.1)


def test_blinks_are_counted_and_a_leap_of_the_face_is_found():
    weights = np.zeros((len(T), len(SHAPE_NAMES)), np.float32)
    for start in (100, 400, 800):
        weights[start : start + 6, SHAPE_NAMES.index("eyeBlinkLeft")] = 1.0
    weights[500:, SHAPE_NAMES.index("mouthPucker")] = 0.4
    found = face_figures(made_up(weights=weights))
    assert found["blinks a minute"] == pytest.approx(9.0, rel=0.02)
    assert found["blink at half height, median"] == pytest.approx(100.0)
    assert found["largest step of a blendshape in a frame"] == pytest.approx(0.4)
