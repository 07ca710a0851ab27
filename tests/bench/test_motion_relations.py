"""Figures over movement whose answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from bridge.bench.babble import babble
from bridge.bench.motion_relations import (
    blink_distance,
    diversity,
    head_follows_voice,
    speed_distance,
)
from bridge.bench.motion_stage import idle, perform_lines
from bridge.model import Policy, Style
from bridge.rigs import SHAPE_NAMES
from bridge.testing import sample_utterance

TEXTS = (
    "Nobody really knows how many boats were moored in the old harbour, my friend.",
    "We could go and look for them tomorrow, if the wind is kind to us all.",
)


@pytest.fixture(scope="module")
def shown():
    lines = [(sample_utterance(text, utterance_id=text[:4]), babble(text)) for text in TEXTS]
    return perform_lines(lines, style=Style(), policy=Policy())


def test_a_head_that_is_the_voice_follows_it_and_one_of_noise_does_not(shown):
    angles = np.random.default_rng(1).normal(size=shown.angles.shape)
    noise, _ = head_follows_voice(replace(shown, angles=angles))
    times = shown.block.times_micros
    for timeline in shown.timelines:
        clip = next(clip for clip in timeline.clips if clip.name == "prosody")
        hops = timeline.origin_micros + clip.start_micros
        hops = hops + np.arange(len(clip.values)) * clip.hop_micros
        seen = (times >= hops[0]) & (times <= hops[-1])
        loud = clip.values[:, list(clip.channels).index("loudness")]
        angles[seen, 1] = np.interp(times[seen], hops, loud)
    follows, _ = head_follows_voice(replace(shown, angles=angles))
    assert noise < 0.3
    assert follows > 0.99


def blinking(gaps):
    starts = np.cumsum(np.round(np.asarray(gaps) * 60).astype(int)) + 10
    weights = np.zeros((starts[-1] + 100, len(SHAPE_NAMES)), np.float32)
    for start in starts:
        weights[start : start + 5, SHAPE_NAMES.index("eyeBlinkLeft")] = 1.0
    still = idle(seconds=0.2)
    return replace(still, block=replace(still.block, weights=weights))


def test_blinks_by_the_clock_are_far_from_peoples():
    natural = np.exp(np.random.default_rng(2).normal(1.2, 0.75, 400)).clip(0.35)
    assert blink_distance([blinking(natural)]) < 0.1
    assert blink_distance([blinking([3.0] * 100)]) > 0.4
    assert np.isnan(blink_distance([idle(seconds=0.2)]))


def test_the_same_speeds_are_no_distance_apart(shown):
    assert speed_distance(shown, shown) == pytest.approx(0.0, abs=1e-6)
    assert 0.1 < speed_distance(shown, idle(seconds=10.0)) <= 1.0


def test_a_hand_that_moves_is_more_diverse_than_one_at_rest(shown):
    assert diversity(shown) > 3 * diversity(idle(seconds=10.0))
