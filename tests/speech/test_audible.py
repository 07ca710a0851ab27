import numpy as np

from bridge.speech.audible import audible_stretches

RATE = 16_000


def test_stretches_are_what_is_heard_between_pauses(buzz):
    samples = buzz((0.3, 0), (0.5, 0.3), (0.4, 0), (0.6, 0.3), (0.2, 0))
    found = audible_stretches(samples, RATE)
    assert len(found) == 2
    for (left, right), (start, end) in zip(found, [(0.3, 0.8), (1.2, 1.8)], strict=True):
        assert abs(left - start * 1e6) <= 20_000
        assert abs(right - end * 1e6) <= 20_000


def test_closures_do_not_part_and_clicks_do_not_count(buzz):
    assert len(audible_stretches(buzz((0.3, 0.3), (0.09, 0), (0.3, 0.3)), RATE)) == 1
    click = np.zeros(RATE, np.float32)
    click[8000:8010] = 0.01
    assert len(audible_stretches(np.concatenate([buzz((0.3, 0.3)), click]), RATE)) == 1


def test_silence_has_no_stretches():
    assert audible_stretches(np.zeros(RATE, np.float32), RATE) == []
    assert audible_stretches(np.zeros(0, np.float32), RATE) == []
