import math

import numpy as np
import pytest
from footages import cut, frame

from bridge.bench.interrupt import _closed_for_good, _time_try
from bridge.rigs.arkit import SHAPE_INDEX


class FakeClient:
    """A sidecar whose clock jumps to each record it sends, and which is asked at 1 s."""

    def __init__(self, *answers):
        self.answers, self.now, self.asked = answers, 1_000_000, []

    def session_micros(self):
        return self.now

    def ask(self, request):
        self.asked.append(request)

    send = ask

    def forget_answers(self):
        pass

    def receive(self, seconds):
        if len(self.asked) < 2:
            return
        for at, record in self.answers:
            self.now = at
            yield record


def jaw(pts, weight):
    made = frame(pts)
    made.weights[SHAPE_INDEX["jawOpen"]] = weight
    return made


def test_silence_and_the_closed_mouth_are_timed_from_asking():
    client = FakeClient(
        (1_010_000, jaw(1_500_000, 0.9)),  # sent before the cut, void by it
        (1_020_000, cut(1_030_000)),
        (1_020_000, jaw(1_030_000, 0.4)),
        (1_020_000, jaw(1_060_000, 0.01)),
        (1_020_000, jaw(1_080_000, 0.0)),
    )
    assert _time_try(client, 0.0) == pytest.approx((30.0, 60.0))


def test_what_never_came_is_infinite():
    assert _time_try(FakeClient(), 0.0) == (math.inf, math.inf)


def test_a_mouth_that_opens_again_was_not_closed():
    assert _closed_for_good({0: 0.0, 10: 0.5, 20: 0.01, 30: 0.0}) == 20
    assert _closed_for_good({0: 0.0, 10: 0.5}) == math.inf
    assert np.isinf(_closed_for_good({}))
