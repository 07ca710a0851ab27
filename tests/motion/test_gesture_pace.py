"""Whatever is asked of a hand, it goes no faster than hands do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import Cue, Layer
from bridge.motion.arm_shares import REST_DEGREES
from bridge.motion.arm_track import ArmTrack, held_over
from bridge.motion.channels import CHANNELS
from bridge.motion.gesture_pace import FASTEST_METRES, LATEST_MICROS, paced, quickest_metres
from bridge.motion.gesture_plays import BODY, gesture_plays
from bridge.motion.gesture_poses import limb_columns
from bridge.motion.reach import ANGLES, palms_of

HERTZ = 120
NAMES = ("beat", "offer", "size-big", "wave", "show-three", "self", "point-up", "sweep-away")


def cue(name, start, prepare=400_000, hold=300_000, weight=1.0, stroke=160_000):
    ready = start + prepare
    return Cue(
        layer=Layer.GESTURE, name=name, start_micros=start, ready_micros=ready,
        stroke_micros=ready + stroke, relax_micros=ready + stroke + hold,
        end_micros=ready + stroke + hold + 400_000, weight=weight,
    )  # fmt: skip


def plays_of(*cues):
    return paced(play for each in cues for play in gesture_plays(each))


def top_speed(plays, limb="right"):
    last = max(play.presence[3] for play in plays) * 1e-6
    t = np.arange(-1.0, last + 0.5, 1.0 / HERTZ)
    rows = ArmTrack([(play, 0, np.inf) for play in held_over(plays)]).at(t)
    rest = np.array([REST_DEGREES.get(name, 0.0) for name in ANGLES])
    palms = palms_of(rest + rows[:, limb_columns(limb)[: len(ANGLES)]])
    return np.linalg.norm(np.diff(palms, axis=0), axis=1).max() * HERTZ


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("weight", [0.6, 1.0, 1.6])
def test_a_hurried_gesture_is_no_faster_than_a_hand(name, weight):
    hurried = cue(name, 0, prepare=150_000, weight=weight)
    assert top_speed(plays_of(hurried)) <= FASTEST_METRES * 1.02


def test_who_has_time_does_just_what_was_planned():
    calm = cue("offer", 0, prepare=900_000, stroke=500_000)
    (play, _), (own, _) = plays_of(calm), gesture_plays(calm)
    assert play.presence[:3] == own.presence[:3]
    for (_, _, row), (_, _, wanted) in zip(play.moves, own.moves, strict=True):
        np.testing.assert_array_equal(row, wanted)


def test_a_beat_goes_less_far_and_a_number_comes_later():
    whole = gesture_plays(cue("beat", 0))[0]
    rest = np.zeros(CHANNELS)
    enough = 1e6 * quickest_metres(rest, whole.moves[0][2], "right") / FASTEST_METRES
    beat = plays_of(cue("beat", 0, prepare=round(0.85 * enough)))[0]
    assert beat.presence[1] == pytest.approx(0.85 * enough, rel=0.05)
    assert np.abs(beat.moves[0][2]).sum() < np.abs(whole.moves[0][2]).sum()
    number = plays_of(cue("show-three", 0, prepare=450_000))[0]
    own = gesture_plays(cue("show-three", 0, prepare=450_000))[0]
    assert number.presence[1] > own.presence[1]
    np.testing.assert_array_equal(number.moves[0][2], own.moves[0][2])


def test_a_hand_that_is_up_already_needs_less_time():
    apart = cue("offer", 0), cue("offer", 9_000_000, prepare=300_000)
    near = cue("offer", 0), cue("offer", 1_200_000, prepare=300_000)
    far, close = (plays_of(*pair)[-2:] for pair in (apart, near))
    wanted = gesture_plays(near[1])[0].moves[-1][2]

    def missed(plays):
        arm = next(play for play in plays if play.limb != BODY)
        return float(np.abs(arm.moves[-1][2] - wanted).max())

    assert missed(close) < missed(far)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.integers(0, 1_500_000), st.integers(0, 700_000),
            st.floats(0.5, 1.6),
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_what_comes_later_changes_nothing_that_came_before(drawn):
    start, cues = 0, []
    for name, after, prepare, weight in drawn:
        start += after
        cues.append(cue(name, start, prepare=prepare, weight=weight))
    whole, part = plays_of(*cues), plays_of(*cues[:-1])
    for early, kept in zip(part, whole, strict=False):
        assert early.presence == kept.presence
        assert early.limb == kept.limb
    ends = max(each.end_micros for each in cues)
    assert all(play.presence[3] <= ends + LATEST_MICROS for play in whole)
    for play in whole:
        assert list(play.presence) == sorted(play.presence)


def test_the_speed_of_a_move_is_that_of_its_way():
    here = np.zeros(CHANNELS)
    assert quickest_metres(here, here, "left") == 0.0
    there = gesture_plays(cue("wave", 0))[0].moves[0][2]
    assert quickest_metres(here, there, "right") == pytest.approx(
        quickest_metres(there, here, "right"), rel=0.02
    )
    assert 0.5 < quickest_metres(here, there, "right") < 2.5
