import numpy as np
import pytest

from bridge.client import (
    OffsetEstimator,
    Player,
    PoseBuffer,
    SequenceCounter,
    SoundCard,
    Tick,
    Trace,
)
from bridge.client.latency import LatencyWatch
from bridge.client.report import make_report


def report(trace, sequence=None):
    return make_report(
        trace=trace,
        sequence=sequence or SequenceCounter(),
        buffer=PoseBuffer(),
        player=Player(SoundCard()),
        offset=OffsetEstimator(),
        latency=LatencyWatch(),
    )


def trace_of(skews, *, is_sounding=True):
    trace = Trace()
    for number, skew in enumerate(skews):
        trace.ticked(
            Tick(
                at_micros=number * 10_000.0,
                pose_micros=1000.0 + skew,
                sound_micros=1000.0,
                is_sounding=is_sounding,
                level=0.0,
                jaw=0.0,
                ahead_micros=0.0,
                is_stalled=number % 2 == 1,
            )
        )
    return trace


def test_nothing_measured_is_none_and_not_zero():
    empty = report(Trace())
    assert empty.ticks == empty.duration_micros == 0
    assert empty.skew_p99_micros is empty.jitter_micros is empty.content_skew_micros is None
    silent = report(trace_of([5.0] * 10, is_sounding=False))
    assert (silent.ticks, silent.sounding_ticks) == (10, 0)
    assert silent.skew_p50_micros is None


def test_percentiles_are_of_the_size_and_the_median_keeps_its_sign():
    skews = np.linspace(-100, 0, 101)
    found = report(trace_of(skews))
    assert found.skew_median_micros == -50
    assert found.skew_p50_micros == 50
    assert found.skew_p99_micros == 99
    assert found.skew_max_micros == 100
    assert found.jitter_micros == pytest.approx(skews.std())
    assert found.stalled_ticks == 50


def test_drift_is_the_change_over_the_run():
    assert report(trace_of(np.linspace(0, 500, 200))).skew_drift_micros == pytest.approx(500)
    assert report(trace_of([7.0] * 200)).skew_drift_micros == pytest.approx(0)


def test_losses_are_counted():
    sequence = SequenceCounter()
    for seq in (1, 2, 5, 5):
        sequence.note(seq)
    found = report(Trace(), sequence)
    assert (found.received, found.lost, found.duplicates) == (3, 2, 1)
