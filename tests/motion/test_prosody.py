from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Clip, Timeline
from bridge.motion.channels import Channel
from bridge.motion.prosody import compile_prosody


def timeline(loudness, pitch, side=1.0, cut=None):
    values = np.stack([np.broadcast_to(c, 200) for c in (loudness, pitch, side)], axis=1)
    clip = Clip(
        name="prosody", start_micros=0, hop_micros=10_000, channels=("loudness", "pitch", "side"),
        values=values.astype(np.float32),
    )  # fmt: skip
    return Timeline(
        utterance_id="u", origin_micros=1_000_000, duration_micros=2_000_000, clips=(clip,),
        cut_micros=cut,
    )  # fmt: skip


def at(line, t):
    return compile_prosody((line,), 0.16).at(np.atleast_1d(np.asarray(t, float)))


def test_a_higher_voice_lifts_the_chin_and_a_louder_one_beats_down():
    assert at(timeline(0, 1), 2.0)[0, Channel.PITCH] == pytest.approx(-2.8, abs=0.01)
    assert at(timeline(1, 0), 2.0)[0, Channel.PITCH] == pytest.approx(1.8, abs=0.01)
    assert at(timeline(-1, 0), 2.0)[0, Channel.PITCH] == 0


def test_the_phrase_chooses_the_side():
    left, right = at(timeline(1, 1, 1), 2.0)[0], at(timeline(1, 1, -1), 2.0)[0]
    assert left[Channel.YAW] == pytest.approx(-right[Channel.YAW]) != 0
    assert left[Channel.ROLL] == pytest.approx(-right[Channel.ROLL]) != 0


def test_however_wild_the_voice_the_pull_stays_small():
    wild = np.where(np.arange(200) % 7 < 3, 90.0, -90.0)
    curve = at(timeline(wild, -wild), np.arange(0.9, 3.5, 0.01))
    assert np.abs(curve[:, Channel.PITCH]).max() <= 4
    assert np.abs(np.diff(curve[:, Channel.PITCH])).max() < 0.5


def test_it_dies_away_after_the_voice():
    curve = at(timeline(1, 1), np.arange(2.5, 4.05, 0.01))
    assert np.abs(curve[-1]).max() < 0.01
    assert compile_prosody((timeline(1, 1),), 0.16).at(np.array([9.0])) is None


def test_a_cut_fades_it_out():
    cut = replace(timeline(1, 1), cut_micros=2_000_000)
    assert np.abs(at(cut, [2.0, 2.17])[1]).max() == 0


def test_without_a_clip_there_is_nothing():
    bare = Timeline(utterance_id="u", origin_micros=0, duration_micros=0)
    assert compile_prosody((bare,), 0.16).at(np.array([0.0])) is None
