from dataclasses import replace

import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Scene
from bridge.motion import Sampler


class Listener:
    def __init__(self):
        self.contexts = []

    def start(self):
        return None

    def refine(self, block, context, memory):
        self.contexts.append((block, context))
        return block, None


@pytest.fixture
def told(run):
    def tell(scene, secs=6.0, size=12):
        listener = Listener()
        run(scene, secs, sampler=Sampler(1, listener), size=size)
        return listener.contexts

    return tell


def joined(contexts, name):
    return np.concatenate([getattr(context, name) for _, context in contexts])


def test_rows_belong_to_the_instants_of_the_block_and_cannot_be_written(told, timeline_of):
    for block, context in told(Scene(timelines=(timeline_of(),)), 1.0):
        rows = len(block.times_micros)
        assert context.speaking.shape == (rows,)
        assert context.prosody.shape == (rows, 2)
        assert context.feelings.shape == (rows, len(EmotionLabel))
        for array in (context.speaking, context.prosody, context.feelings):
            assert array.dtype == np.float32
            assert not array.flags.writeable


def test_the_voice_is_the_clips_and_silence_is_nothing(told, timeline_of):
    timeline = timeline_of()
    scene = Scene(timelines=(timeline,))
    contexts = told(scene)
    times = np.concatenate([block.times_micros for block, _ in contexts])
    prosody = joined(contexts, "prosody")
    assert not prosody[times < timeline.origin_micros].any()
    (clip,) = timeline.clips
    k = int(np.searchsorted(times, timeline.origin_micros + 1_000_000))
    row = (int(times[k]) - timeline.origin_micros - clip.start_micros) // clip.hop_micros
    np.testing.assert_allclose(prosody[k], clip.values[row, :2])
    assert contexts[0][1].scene is scene


def test_after_an_interruption_no_voice_is_heard(told, timeline_of):
    timeline = replace(timeline_of(), cut_micros=3_000_000)
    contexts = told(Scene(timelines=(timeline,)))
    times = np.concatenate([block.times_micros for block, _ in contexts])
    prosody = joined(contexts, "prosody")
    assert prosody[times < 3_000_000].any()
    assert not prosody[times >= 3_000_000].any()


def test_feelings_are_those_shown(told):
    worried = Scene(emotion=Emotion(label=EmotionLabel.WORRY, intensity=0.4))
    feelings = joined(told(worried, 3.0), "feelings")
    assert feelings[-1].argmax() == list(EmotionLabel).index(EmotionLabel.WORRY)
    assert feelings[-1].max() == pytest.approx(0.4, abs=0.01)
