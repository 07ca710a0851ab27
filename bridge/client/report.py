"""The figures of a measuring client."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bridge.client.buffer import PoseBuffer
from bridge.client.content import content_skew
from bridge.client.latency import LatencyWatch
from bridge.client.offset import OffsetEstimator
from bridge.client.player import Player
from bridge.client.sequence import SequenceCounter
from bridge.client.trace import Trace

__all__ = ["MonitorReport", "make_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorReport:
    """What a client measured. Skew is pose time minus sound time: positive is mouth early."""

    duration_micros: int
    """Client time from the first to the last tick."""
    ticks: int
    """Pictures drawn."""
    sounding_ticks: int
    """Those drawn while sound was heard; only they have a skew."""
    received: int
    """Records of any kind."""
    lost: int
    """Records that never came."""
    duplicates: int
    """Records that came again."""
    late_frames: int
    """Frames that came after their instant."""
    stalled_ticks: int
    """Pictures that held an old pose or showed the rest pose."""
    underruns: int
    """Times the sound ran dry."""
    starved_micros: int
    """Silence that should have been sound."""
    skew_median_micros: float | None
    """Signed; None when nothing sounded. The other skews likewise."""
    skew_p50_micros: float | None
    """Of the absolute skew."""
    skew_p95_micros: float | None
    skew_p99_micros: float | None
    skew_max_micros: float | None
    jitter_micros: float | None
    """Standard deviation of the skew."""
    skew_drift_micros: float | None
    """By how much a straight line through the skew changes over the run."""
    content_skew_micros: float | None
    """Lag of loudness behind jaw opening at their best match; positive is mouth early.
    None when the two have too little to do with each other."""
    early_p1_micros: float | None
    """How long before its instant all but the latest hundredth of the records came."""
    first_sound_micros: int | None
    """Median time from asking (or announcement) to the first sample heard."""
    first_frame_micros: int | None
    """Median time from asking (or announcement) to the first speaking frame shown."""
    round_trip_micros: int
    """Shortest answer to a ping."""
    drift_ppm: float
    """Session clock against this machine's."""


def make_report(
    *,
    trace: Trace,
    sequence: SequenceCounter,
    buffer: PoseBuffer,
    player: Player,
    offset: OffsetEstimator,
    latency: LatencyWatch,
) -> MonitorReport:
    """Return the figures of what was traced and counted."""
    at = trace.column("at_micros")
    sounding_at, skew = trace.skew()
    size = np.abs(skew)
    return MonitorReport(
        duration_micros=int(at[-1] - at[0]) if len(at) else 0,
        ticks=len(trace),
        sounding_ticks=len(skew),
        received=sequence.received,
        lost=sequence.lost,
        duplicates=sequence.duplicates,
        late_frames=int(buffer.late),  # numpy counts in numbers of its own
        stalled_ticks=int(np.sum(trace.column("is_stalled") > 0)),
        underruns=int(player.underruns),
        starved_micros=round(player.starved_micros),
        skew_median_micros=_percentile(skew, 50),
        skew_p50_micros=_percentile(size, 50),
        skew_p95_micros=_percentile(size, 95),
        skew_p99_micros=_percentile(size, 99),
        skew_max_micros=_percentile(size, 100),
        jitter_micros=float(skew.std()) if len(skew) else None,
        skew_drift_micros=_drift(sounding_at, skew),
        content_skew_micros=content_skew(at, trace.column("jaw"), trace.column("level")),
        early_p1_micros=_percentile(trace.early(), 1),
        first_sound_micros=_median(latency.sound_micros),
        first_frame_micros=_median(latency.frame_micros),
        round_trip_micros=offset.round_trip_micros,
        drift_ppm=offset.drift_ppm,
    )


def _percentile(values: NDArray[np.float64], rank: float) -> float | None:
    return float(np.percentile(values, rank)) if len(values) else None


def _median(values: list[int]) -> int | None:
    return int(np.median(values)) if values else None


def _drift(at: NDArray[np.float64], skew: NDArray[np.float64]) -> float | None:
    if len(at) < 3:
        return None
    since = at - at.mean()
    return float(since @ skew / (since @ since) * (at[-1] - at[0]))
