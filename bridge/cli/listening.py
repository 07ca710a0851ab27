"""What ``bridge monitor`` does between its options and its answer."""

from collections.abc import Callable
from pathlib import Path

from bridge.cli.placing import require_place
from bridge.client.connection import Connection
from bridge.client.discovery import first_character, require_address
from bridge.client.monitor import Monitor
from bridge.client.picture import draw_report
from bridge.client.plotting import pyplot
from bridge.client.report import MonitorReport
from bridge.client.watch import watch
from bridge.flow import SystemClock
from bridge.model import StreamRecord, UtteranceStarted

__all__ = ["lines_of", "listen"]


def listen(
    endpoint: str,
    character: str,
    *,
    seconds: float,
    picture: Path | None,
    show: Callable[[str], None] | None,
) -> MonitorReport:
    """Watch a character until the time is up or Ctrl-C; return what was measured.

    Args:
        endpoint: Of the native stream.
        character: Its name; empty takes the first one that describes itself.
        seconds: How long; 0 is until Ctrl-C.
        picture: Where to draw the figures, if anywhere.
        show: Told what is being said, line by line.

    Raises ``BridgeError`` at once where nobody is, or where the picture could not be drawn.
    """
    require_address(endpoint)
    if picture is not None:
        require_place(picture)
        pyplot()
    clock, measuring = SystemClock(), Monitor()
    name = character or first_character(endpoint)
    connection = Connection(endpoint, character=name, clock=clock, name="monitor")

    def see(record: StreamRecord) -> None:
        if show is not None and isinstance(record, UtteranceStarted):
            show(f"{record.character}: {record.text}")

    end = clock.now_micros() + seconds * 1e6 if seconds else float("inf")
    try:
        watch(connection, measuring, clock, go_on=lambda: clock.now_micros() < end, see=see)
    except KeyboardInterrupt:
        pass
    finally:
        connection.close()
    report = measuring.report()
    if picture is not None:
        draw_report(measuring.trace, report, picture)
    return report


def lines_of(report: MonitorReport) -> list[str]:
    """Return the figures as lines for a person."""
    lines = [
        f"{report.received} records in {report.duration_micros / 1e6:.1f} s: "
        f"{report.lost} lost, {report.duplicates} twice, {report.late_frames} frames late",
        f"{report.ticks} pictures, {report.stalled_ticks} stalled; "
        f"{report.underruns} underruns, {report.starved_micros / 1e3:.0f} ms starved",
    ]
    if report.skew_p99_micros is None:
        return [*lines, "nothing was said, so there is no skew"]
    figures = {
        "p50": report.skew_p50_micros,
        "p95": report.skew_p95_micros,
        "p99": report.skew_p99_micros,
        "worst": report.skew_max_micros,
        "jitter": report.jitter_micros,
    }
    skew = ", ".join(f"{k} {v / 1e3:.2f}" for k, v in figures.items() if v is not None)
    return [*lines, f"skew in ms: {skew}   (detectable from +45 or -125, ITU-R BT.1359)"]
