from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Layer, Scene, Style, Timeline
from bridge.motion import Sampler
from bridge.performance import LoudnessLips
from bridge.rigs import SHAPE_INDEX
from bridge.testing import sample_speech
from bridge.testing.contracts import LipModelContract


class TestLoudnessLips(LipModelContract):
    @pytest.fixture
    def part(self):
        return LoudnessLips()


def tone(level, *, seconds=0.5):
    samples = np.full(int(seconds * 24_000), level, np.float32)
    return replace(sample_speech(), samples=samples)


def test_the_mouth_opens_with_the_voice_and_not_in_silence():
    quiet, loud = (LoudnessLips().lips(tone(level), Style()) for level in (0.02, 0.2))
    assert LoudnessLips().lips(tone(0.0), Style()) == ()
    assert max(cue.weight for cue in quiet) < 0.6 * max(cue.weight for cue in loud)
    assert {cue.layer for cue in loud} == {Layer.LIPS}


def test_a_style_decides_how_far():
    small, large = (
        max(cue.weight for cue in LoudnessLips().lips(tone(0.1), Style(jaw=jaw)))
        for jaw in (0.0, 1.0)
    )
    assert large == pytest.approx(3 * small)


def test_no_phone_is_needed():
    speech = sample_speech()
    assert LoudnessLips().lips(replace(speech, phones=()), Style()) == LoudnessLips().lips(
        speech, Style()
    )


def test_the_sampler_understands_its_cues():
    cues = LoudnessLips().lips(tone(0.3), Style())
    timeline = Timeline(
        utterance_id="u1", origin_micros=500_000, duration_micros=500_000, cues=cues
    )
    sampler = Sampler(1)
    times = np.arange(0, 1_500_000, 16_667, dtype=np.int64)
    block, _ = sampler.sample(Scene(timelines=(timeline,)), times, sampler.rest(-16_667))
    jaw = block.weights[:, SHAPE_INDEX["jawOpen"]]
    speaking = (times > 600_000) & (times < 950_000)
    assert jaw[speaking].min() > 0.2
    assert jaw[times < 400_000].max() == jaw[times > 1_300_000].max() == 0
