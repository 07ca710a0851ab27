from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Cue, Layer, Timeline
from bridge.motion.lips import CUT_MICROS, compile_lips, lip_weights
from bridge.rigs.arkit import SHAPE_INDEX
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_NAMES, MOUTH_WEIGHTS

JAW = SHAPE_INDEX["jawOpen"]
PUCKER = SHAPE_INDEX["mouthPucker"]
PRESS = SHAPE_INDEX["mouthPressLeft"]


def cue(name, start, ready, relax, end, weight=1.0):
    return Cue(
        layer=Layer.LIPS,
        name=name,
        start_micros=start * 1000,
        ready_micros=ready * 1000,
        relax_micros=relax * 1000,
        end_micros=end * 1000,
        weight=weight,
    )


def timeline(*cues, origin=1000, cut=None):
    return Timeline(
        utterance_id="u",
        origin_micros=origin * 1000,
        duration_micros=1_000_000,
        cues=cues,
        cut_micros=None if cut is None else cut * 1000,
    )


def sampled(times, *timelines):
    return lip_weights(compile_lips(timelines), np.asarray(times, np.int64) * 1000)


MAMA = (
    cue("PP", -90, 0, 60, 125),
    cue("aa", 20, 110, 160, 260),
    cue("PP", 160, 250, 310, 375),
    cue("E", 270, 360, 400, 520, 0.6),
)


@pytest.mark.parametrize("mouth", MOUTH_NAMES)
def test_a_lone_vowel_reaches_its_shape_and_a_lone_consonant_what_it_grips(mouth):
    held = sampled([1150], timeline(cue(mouth, 0, 100, 200, 300))).weights[0]
    target = MOUTH_WEIGHTS[MOUTH_INDEX[mouth]]
    assert (held <= target + 1e-6).all()
    if mouth in ("aa", "E", "ih", "oh", "ou", "ue", "breath-in", "sil"):
        np.testing.assert_allclose(held, target, atol=1e-6)


def test_a_vowel_grows_with_its_weight():
    half = sampled([1150], timeline(cue("aa", 0, 100, 200, 300, 0.5))).weights[0, JAW]
    assert half == pytest.approx(0.5 * 0.45, abs=1e-6)


def test_vowels_that_hand_over_cross_fade_without_a_dip():
    first, second = cue("aa", 0, 100, 200, 300), cue("aa", 200, 300, 400, 500)
    jaw = sampled(np.arange(1100, 1400, 5), timeline(first, second)).weights[:, JAW]
    np.testing.assert_allclose(jaw, 0.45, atol=0.03)


def test_the_tongue_leaves_the_lips_to_the_vowel():
    vowel = cue("ou", 0, 100, 400, 500)
    alone = sampled([1250], timeline(vowel)).weights[0]
    with_tongue = sampled([1250], timeline(vowel, cue("DD", 180, 240, 260, 320))).weights[0]
    assert with_tongue[PUCKER] == pytest.approx(alone[PUCKER])
    assert with_tongue[JAW] > alone[JAW]  # it narrows an open jaw, and opens a round one


def test_a_seal_keeps_the_rounding_of_the_vowel_it_grows_into():
    boo = sampled([1150], timeline(cue("PP", 0, 100, 200, 265), cue("ou", 0, 130, 300, 400)))
    assert boo.weights[0, PRESS] == pytest.approx(0.40, abs=1e-3)
    assert boo.weights[0, PUCKER] > 0.4


def test_a_seal_is_full_whatever_else_wants_the_lips():
    crowd = [cue(name, 0, 100, 200, 300) for name in ("RR", "CH", "aa", "TH", "nn", "SS")]
    sample = sampled([1150], timeline(cue("PP", 0, 100, 200, 300), *crowd))
    assert sample.weights[0, PRESS] == pytest.approx(0.40, abs=1e-3)
    assert sample.closure[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("mouth", "demand"), [("PP", "closure"), ("FF", "labiodental"), ("SS", "sibilant"),
                          ("CH", "sibilant"), ("aa", "opening"), ("DD", "opening")],
)  # fmt: skip
def test_demands_are_full_at_the_apex_however_small_the_cue(mouth, demand):
    sample = sampled([1150], timeline(cue(mouth, 0, 100, 200, 300, 0.3)))
    assert getattr(sample, demand)[0] == pytest.approx(1)


def test_nasals_of_the_tongue_demand_nothing():
    sample = sampled([1150], timeline(cue("nn", 0, 100, 200, 300)))
    for demand in (sample.closure, sample.labiodental, sample.sibilant, sample.opening):
        assert demand[0] == 0


def test_the_mouth_is_exactly_at_rest_outside_its_cues():
    sample = sampled([0, 900, 909, 1521, 4000], timeline(*MAMA))
    assert not sample.weights.any()
    assert not sample.closure.any()


def test_nobody_speaks_when_there_is_no_cue():
    sample = sampled([0, 16], timeline())
    assert sample.weights.shape == (2, 52)
    assert not sample.weights.any()
    assert not sample.activity.any()
    assert not sampled([0]).weights.any()


def test_cues_of_other_layers_and_unknown_mouths_are_left_alone():
    strange = replace(MAMA[0], name="yawn")
    nod = replace(MAMA[0], layer=Layer.HEAD, name="nod")
    assert not sampled(np.arange(900, 1600, 16), timeline(strange, nod)).weights.any()


def test_activity_covers_speech_and_its_short_silences():
    later = [replace(c, start_micros=c.start_micros + d, ready_micros=c.ready_micros + d,
                     relax_micros=c.relax_micros + d, end_micros=c.end_micros + d)
             for c in MAMA for d in (750_000,)]  # fmt: skip
    sample = sampled([700, 1000, 1600, 1900, 2900], timeline(*MAMA, *later))
    np.testing.assert_array_equal(sample.activity, [0, 1, 1, 1, 0])


def test_breath_and_pauses_are_no_speech():
    quiet = timeline(cue("breath-in", 0, 90, 120, 230), cue("sil", 300, 400, 500, 600))
    assert not sampled(np.arange(900, 1700, 10), quiet).activity.any()


def test_an_interruption_closes_the_mouth_in_time_and_smoothly():
    cut = timeline(*MAMA, cut=1110)
    times = np.arange(1100, 1110 + CUT_MICROS // 1000 + 1)
    sample = sampled(times, cut)
    whole = sampled(times, timeline(*MAMA))
    np.testing.assert_array_equal(sample.weights[0], whole.weights[0])
    assert not sample.weights[-1].any()
    assert sample.closure[-1] == 0
    assert np.abs(np.diff(sample.weights, axis=0)).max() < 0.012  # a millisecond at 12 a second


def test_a_new_utterance_speaks_while_the_old_one_is_cut():
    old, new = timeline(*MAMA, cut=1110), timeline(*MAMA, origin=1250)
    sample = sampled(np.arange(1100, 1700, 4), old, new)
    assert sample.closure[100:].max() == pytest.approx(1, abs=1e-3)
    assert np.isfinite(sample.weights).all()


CUES = st.lists(
    st.builds(
        lambda name, start, lengths, weight: cue(
            name, start, start + lengths[0], start + sum(lengths[:2]), start + sum(lengths), weight
        ),
        st.sampled_from(MOUTH_NAMES),
        st.integers(-200, 800),
        st.tuples(*[st.integers(0, 200)] * 3),
        st.floats(0, 2),
    ),
    max_size=12,
)


@given(CUES)
def test_everything_stays_a_weight(cues):
    sample = sampled(np.arange(700, 2200, 7), timeline(*cues))
    for numbers in (sample.weights, sample.closure, sample.labiodental, sample.sibilant,
                    sample.opening, sample.activity):  # fmt: skip
        assert numbers.min() >= 0
        assert numbers.max() <= 1 + 1e-6
        assert numbers.dtype == np.float32


@given(CUES, st.integers(1, 60))
def test_blocks_and_frame_rates_do_not_show(cues, block):
    track = compile_lips([timeline(*cues)])
    times = np.arange(800_000, 1_900_000, 16_667)
    whole = lip_weights(track, times)
    parts = [lip_weights(track, times[i : i + block]) for i in range(0, len(times), block)]
    np.testing.assert_allclose(
        np.concatenate([part.weights for part in parts]), whole.weights, atol=2e-6
    )
    np.testing.assert_allclose(
        np.concatenate([part.closure for part in parts]), whole.closure, atol=2e-6
    )
    every_third = lip_weights(track, times[::3])
    np.testing.assert_allclose(every_third.weights, whole.weights[::3], atol=2e-6)


@given(CUES)
def test_sampling_twice_is_identical(cues):
    times = np.arange(900_000, 1_500_000, 16_667)
    first, second = (lip_weights(compile_lips([timeline(*cues)]), times) for _ in range(2))
    np.testing.assert_array_equal(first.weights, second.weights)
