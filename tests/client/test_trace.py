import numpy as np

from bridge.client import Tick, Trace


def tick(at, *, pose=0.0, sound=0.0, is_sounding=True, is_stalled=False):
    return Tick(
        at_micros=at,
        pose_micros=pose,
        sound_micros=sound,
        is_sounding=is_sounding,
        level=0.1,
        jaw=0.2,
        ahead_micros=3.0,
        is_stalled=is_stalled,
    )


def test_columns_come_back():
    trace = Trace()
    trace.ticked(tick(1.0))
    trace.ticked(tick(2.0, is_stalled=True))
    assert len(trace) == 2
    np.testing.assert_array_equal(trace.column("at_micros"), [1.0, 2.0])
    np.testing.assert_array_equal(trace.column("is_stalled"), [0.0, 1.0])


def test_only_sound_has_a_skew():
    trace = Trace()
    trace.ticked(tick(1.0, pose=5.0, sound=3.0))
    trace.ticked(tick(2.0, pose=9.0, is_sounding=False))
    at, skew = trace.skew()
    np.testing.assert_array_equal(at, [1.0])
    np.testing.assert_array_equal(skew, [2.0])


def test_an_empty_trace_has_empty_columns():
    trace = Trace()
    assert len(trace.column("jaw")) == len(trace.skew()[0]) == len(trace.early()) == 0


def test_a_trace_stops_growing(monkeypatch):
    monkeypatch.setattr("bridge.client.trace._MOST", 3)
    trace = Trace()
    for at in range(10):
        trace.ticked(tick(float(at)))
        trace.arrived(float(at))
    assert len(trace) == 3
    assert len(trace.early()) == 6
