import numpy as np
import pytest

from bridge.model import Cue, Layer
from bridge.motion.channels import Channel
from bridge.motion.gesture_plays import BODY, gesture_plays
from bridge.motion.pulses import PULSE, with_pulses


def held(name, relax=2_500_000):
    return gesture_plays(
        Cue(
            layer=Layer.GESTURE, name=name, start_micros=0, ready_micros=500_000,
            stroke_micros=700_000, relax_micros=relax, end_micros=relax + 700_000,
        )
    )  # fmt: skip


def beat(start, weight=1.0):
    return Cue(
        layer=Layer.HEAD, name=PULSE, start_micros=start, ready_micros=start + 100_000,
        relax_micros=start + 140_000, end_micros=start + 360_000, weight=weight,
    )  # fmt: skip


def flicks(plays, *pulses):
    return [row for play in with_pulses(plays, pulses) for row in play.circles]


def test_a_held_hand_flicks_on_the_pulse_as_far_as_it_weighs():
    (span, row), (_, larger) = flicks(held("beat"), beat(1_000_000), beat(1_500_000, 1.5))
    assert span == (1_000_000, 1_100_000, 1_140_000, 1_360_000)
    assert row[Channel.RIGHT_ELBOW] < 0 < row[Channel.RIGHT_WRIST_BEND]
    np.testing.assert_allclose(larger, 1.5 * row)
    assert not row[Channel.LEFT_ELBOW]


@pytest.mark.parametrize("start", [300_000, 600_000, 2_450_000, 3_000_000])
def test_a_hand_that_is_under_way_carries_no_pulse(start):
    assert not flicks(held("beat"), beat(start))


@pytest.mark.parametrize("name", ["hand-on-heart", "thumbs-up"])
def test_what_touches_or_stands_for_words_keeps_still(name):
    assert not flicks(held(name), beat(1_500_000))


def test_only_pulses_flick_and_the_trunk_never_does():
    nod = Cue(
        layer=Layer.HEAD, name="nod", start_micros=1_000_000, ready_micros=1_100_000,
        relax_micros=1_140_000, end_micros=1_300_000,
    )  # fmt: skip
    plays = held("beat")
    assert list(with_pulses(plays, (nod,))) == plays
    trunk = next(p for p in with_pulses(plays, (beat(1_000_000),)) if p.limb == BODY)
    assert not trunk.circles
