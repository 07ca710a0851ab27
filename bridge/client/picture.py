"""A monitor's measurements as a picture."""

from pathlib import Path
from typing import Any

import numpy as np

from bridge.client.plotting import pyplot
from bridge.client.report import MonitorReport
from bridge.client.trace import Trace

__all__ = ["draw_report"]

_LEAST_SPAN_MILLIS = 2.0  # so that microseconds of noise do not fill the picture
_MOST_POINTS = 20_000  # more than a picture has room for


def draw_report(trace: Trace, report: MonitorReport, path: Path) -> None:
    """Write a picture of skew over time, its spread, and the frames buffered, as PNG.

    Raises ``BridgeError`` when matplotlib is missing.
    """
    plt = pyplot()
    figure, axes = plt.subplots(
        2, 2, figsize=(11, 6), width_ratios=(3, 1), layout="constrained", sharex="col"
    )
    try:
        _draw_skew(axes[0, 0], axes[0, 1], trace, report)
        _draw_buffer(axes[1, 0], axes[1, 1], trace)
        figure.suptitle(_title(report))
        figure.savefig(path, dpi=110)
    finally:
        plt.close(figure)


def _draw_skew(over_time: Any, spread: Any, trace: Trace, report: MonitorReport) -> None:
    at, skew = trace.skew()
    millis = skew / 1e3
    start = trace.column("at_micros")[:1].sum()
    every = max(1, len(at) // _MOST_POINTS)
    over_time.plot((at[::every] - start) / 1e6, millis[::every], ".", ms=2, color="#2266aa")
    largest = np.percentile(np.abs(millis), 99.5) if len(millis) else 0.0
    span = max(_LEAST_SPAN_MILLIS, 1.3 * float(largest))
    over_time.set(ylim=(-span, span), ylabel="skew, ms (mouth early is up)", title="pose − sound")
    over_time.axhline(0, lw=0.8, color="0.6")
    beyond = np.abs(millis) > span
    edge = np.clip(millis[beyond], -0.97 * span, 0.97 * span)
    over_time.plot((at[beyond] - start) / 1e6, edge, "x", ms=6, color="#cc3311")
    if len(millis):
        bins = np.linspace(-span, span, 61)
        spread.hist(millis, bins, orientation="horizontal", color="#2266aa")
        spread.set(ylim=(-span, span), title=f"p99 {(report.skew_p99_micros or 0) / 1e3:.2f} ms")
    spread.tick_params(labelbottom=False)


def _draw_buffer(over_time: Any, spread: Any, trace: Trace) -> None:
    at = trace.column("at_micros")
    ahead = trace.column("ahead_micros") / 1e3
    every = max(1, len(at) // _MOST_POINTS)
    seconds = (at - at[:1].sum()) / 1e6
    over_time.plot(seconds[::every], ahead[::every], lw=0.8, color="#228855")
    held = trace.column("is_stalled") > 0
    over_time.plot(seconds[held], ahead[held], "|", ms=12, color="#cc3311", label="pose held")
    over_time.set(xlabel="seconds", ylabel="frames ahead, ms", title="buffer", ylim=(0, None))
    if held.any():
        over_time.legend(loc="upper right")
    if len(ahead):
        spread.hist(ahead, 40, orientation="horizontal", color="#228855")
    spread.set(xlabel="pictures", ylim=over_time.get_ylim())
    spread.tick_params(labelbottom=False)


def _title(report: MonitorReport) -> str:
    def millis(micros: float | None) -> str:
        return "–" if micros is None else f"{micros / 1e3:.2f} ms"

    return (
        f"skew p50 {millis(report.skew_p50_micros)}, p99 {millis(report.skew_p99_micros)}, "
        f"jitter {millis(report.jitter_micros)}; lost {report.lost}, "
        f"underruns {report.underruns}, held {report.stalled_ticks} of {report.ticks} pictures"
    )
