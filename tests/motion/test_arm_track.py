import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.motion.arm_track import ARM_CUT_SECS, ArmTrack, held_over
from bridge.motion.channels import CHANNELS, Channel
from bridge.motion.gesture_plays import BODY, Play

NEVER_CUT = np.inf


def play(start, ready, relax, end, *, limb="right", value=1.0):
    row = np.zeros(CHANNELS)
    row[Channel.RIGHT_ELBOW] = value
    span = tuple(round(at * 1e6) for at in (start, ready, relax, end))
    return Play(limb=limb, presence=span, moves=((*span[:2], row),))


def elbow(plays, t, cut=NEVER_CUT):
    track = ArmTrack([(each, 0, cut) for each in plays])
    sampled = track.at(np.atleast_1d(np.asarray(t, float)))
    return None if sampled is None else sampled[:, Channel.RIGHT_ELBOW]


def test_nothing_is_sampled_where_no_arm_is_busy():
    assert elbow([], 1.0) is None
    assert elbow([play(1, 2, 3, 4)], 9.0) is None


def test_a_play_comes_and_goes():
    at = elbow([play(1, 2, 3, 4)], [1.0, 1.5, 2.0, 2.9, 3.5, 4.0])
    assert at == pytest.approx([0, 0.5, 1, 1, 0.5, 0])


def test_the_later_of_two_plays_covers_the_earlier():
    both = [play(0, 1, 3, 4, value=10.0), play(2, 2.5, 5, 6, value=20.0)]
    assert elbow(both, [1.5, 2.25, 2.6, 4.5]) == pytest.approx([10, 15, 20, 20])
    assert elbow(both[::-1], [2.25]) == pytest.approx([15])


def test_what_the_body_gives_adds_up():
    both = [play(0, 1, 3, 4, limb=BODY), play(0, 1, 3, 4, limb=BODY)]
    assert elbow(both, 2.0) == pytest.approx([2])


spans = st.lists(st.floats(0.05, 2.0), min_size=4, max_size=4).map(np.cumsum)


@given(st.lists(spans, min_size=1, max_size=6))
def test_shares_never_exceed_the_whole_arm(drawn):
    plays = [play(*each) for each in drawn]
    values = elbow(plays, np.linspace(0, 8, 481))
    assert values.min() >= -1e-12
    assert values.max() <= 1 + 1e-12


def test_an_interruption_lets_the_arm_fall_within_its_time():
    values = elbow([play(0, 1, 5, 6)], [1.9, 2 + ARM_CUT_SECS / 2, 2 + ARM_CUT_SECS, 4], cut=2.0)
    assert values == pytest.approx([1, 0.5, 0, 0], abs=1e-9)


def test_hands_wait_for_a_stroke_that_follows_soon():
    first, second = play(0, 0.5, 1.0, 1.7), play(1.3, 1.8, 2.0, 2.7)
    values = elbow(held_over([second, first]), np.linspace(0.6, 1.99, 80))
    assert values.min() > 0.999


def test_hands_come_down_when_nothing_follows_for_long():
    first, second = play(0, 0.5, 1.0, 1.7), play(2.4, 2.9, 3.2, 3.9)
    assert held_over([first, second]) == [first, second]
    assert elbow([first, second], 2.0) is None


def test_the_other_arm_does_not_wait():
    first, second = play(0, 0.5, 1.0, 1.7), play(1.3, 1.8, 2.0, 2.7, limb="left")
    assert held_over([first, second]) == [first, second]
