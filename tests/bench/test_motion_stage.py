import numpy as np

from bridge.bench.babble import babble
from bridge.bench.motion_stage import PLACES, idle, perform_lines, stretches
from bridge.model import Policy, Style
from bridge.testing import sample_utterance


def test_lines_follow_each_other_and_every_frame_is_there():
    texts = ("Hello there.", "Is it you?")
    lines = [(sample_utterance(text, utterance_id=text), babble(text)) for text in texts]
    shown = perform_lines(lines, style=Style(), policy=Policy())
    first, second = shown.timelines
    assert second.origin_micros > first.origin_micros + first.duration_micros
    assert np.ptp(np.diff(shown.block.times_micros)) <= 1
    assert shown.places.shape == (len(shown.block.times_micros), len(PLACES), 3)
    assert len(list(stretches(shown.speaking))) == 2
    seconds = sum(timeline.duration_micros for timeline in shown.timelines) / 1e6
    np.testing.assert_allclose(shown.minutes * 60.0, seconds, atol=0.1)


def test_nobody_speaks_when_idle():
    quiet = idle(seconds=2.0)
    assert not quiet.speaking.any()
    assert quiet.angles.std() > 0.0


def test_stretches_are_the_runs_of_true():
    mask = np.array([1, 1, 0, 0, 1, 0, 1, 1, 1], bool)
    assert [(s.start, s.stop) for s in stretches(mask)] == [(0, 2), (4, 5), (6, 9)]
