import pytest

from bridge.performance.lips_timing import (
    EARLY_MICROS,
    JAW_RAMP_MICROS,
    LIP_RAMP_MICROS,
    PARTED_MICROS,
    TIMINGS,
)
from bridge.rigs.viseme_weights import BREATH_IN, MOUTH_NAMES

PEAK_OF_MEAN_SPEED = 1.875


def test_every_mouth_that_sounds_has_a_row():
    assert set(TIMINGS) == set(MOUTH_NAMES) - {"sil", BREATH_IN}


@pytest.mark.parametrize("mouth", TIMINGS)
def test_no_cue_asks_for_more_look_ahead_than_there_is(mouth):
    timing = TIMINGS[mouth]
    slowest = 1.2 * max(timing.after_pause_micros, timing.after_speech_micros)
    assert slowest + EARLY_MICROS < 300_000
    assert 0 <= timing.apex <= 0.5
    assert timing.apex < timing.hold <= 1


def test_the_mouth_is_twenty_to_forty_milliseconds_early():
    assert 20_000 <= EARLY_MICROS <= 40_000


def test_shortest_ramps_respect_the_speed_limits():
    assert PEAK_OF_MEAN_SPEED * 0.40 / (LIP_RAMP_MICROS / 1e6) <= 12
    assert PEAK_OF_MEAN_SPEED * 0.40 / (JAW_RAMP_MICROS / 1e6) <= 8


def test_lips_still_look_apart_after_the_first_part_of_a_ramp():
    u = PARTED_MICROS / LIP_RAMP_MICROS
    assert u**3 * (10 - 15 * u + 6 * u * u) <= 0.15
