from itertools import pairwise

import numpy as np
import pytest

from bridge.model import Cue, Layer
from bridge.motion.channels import Channel
from bridge.motion.gesture_plays import BODY, gesture_plays
from bridge.motion.gesture_poses import limb_columns


def cue(name, weight=1.0, hold=600_000, stroke=700_000):
    return Cue(
        layer=Layer.GESTURE, name=name, start_micros=0, ready_micros=500_000,
        stroke_micros=stroke, relax_micros=700_000 + hold, end_micros=1_400_000 + hold,
        weight=weight,
    )  # fmt: skip


def of(plays, limb):
    return next((play for play in plays if play.limb == limb), None)


def test_one_hand_is_the_right_one_and_a_negative_weight_takes_the_left():
    right, left = gesture_plays(cue("beat")), gesture_plays(cue("beat", -1.0))
    assert of(right, "right") is not None
    assert of(right, "left") is None
    assert of(left, "right") is None
    for (_, one), (_, other) in zip(of(right, "right").rows, of(left, "left").rows, strict=True):
        np.testing.assert_allclose(one[limb_columns("right")], other[limb_columns("left")])


def test_two_hands_take_both_and_the_body_gives_something():
    plays = gesture_plays(cue("shrug"))
    assert {play.limb for play in plays} == {"left", "right", BODY}
    assert of(plays, BODY).rows[0][1][Channel.ROLL] == pytest.approx(6)
    assert gesture_plays(cue("shrug", -1.0))[-1].rows[0][1][Channel.ROLL] == pytest.approx(-6)


def test_the_idle_hand_moves_a_little():
    body = of(gesture_plays(cue("offer")), BODY).rows[0][1]
    assert 0 < body[Channel.LEFT_ELBOW] < 15
    assert body[Channel.RIGHT_ELBOW] == 0


def test_a_place_begins_to_leave_when_the_next_begins_to_come():
    rows = of(gesture_plays(cue("wave", hold=1_500_000)), "right").rows
    assert len(rows) >= 4
    for (span, _), (after, _) in pairwise(rows):
        assert span[2:] == after[:2]


def test_a_form_with_a_way_there_waits_for_its_stroke_and_one_without_does_not():
    assert of(gesture_plays(cue("beat")), "right").presence[1] == 500_000
    assert of(gesture_plays(cue("v-out")), "right").presence[1] == 700_000


def test_a_cue_without_a_stroke_goes_to_its_place_when_ready():
    play = of(gesture_plays(cue("beat", stroke=None)), "right")
    assert len(play.rows) == 1
    assert play.presence[1] == 500_000


def test_orbits_swing_along_two_radii_a_quarter_apart():
    rows = of(gesture_plays(cue("circle-search", hold=2_000_000)), "right").rows
    starts = sorted(span[0] for span, _ in rows if span[1] - span[0] == span[3] - span[2] > 1)
    half = 0.5e6 / 1.1
    assert starts[1] - starts[0] == pytest.approx(half / 2, abs=2)


def test_emblems_and_touches_keep_their_place_when_small():
    small, whole = gesture_plays(cue("self", 0.3)), gesture_plays(cue("self", 1.0))
    np.testing.assert_array_equal(of(small, "right").rows[-1][1], of(whole, "right").rows[-1][1])
    tiny, less = gesture_plays(cue("wave", 0.2)), gesture_plays(cue("wave", 0.85))
    np.testing.assert_array_equal(of(tiny, "right").rows[0][1], of(less, "right").rows[0][1])
    far, near = gesture_plays(cue("beat", 1.0)), gesture_plays(cue("beat", 0.5))
    assert (of(far, "right").rows[0][1] != of(near, "right").rows[0][1]).any()


def test_names_of_a_newer_library_move_nothing():
    assert gesture_plays(cue("moonwalk")) == []
    assert gesture_plays(cue("beat", 0.0)) == []
