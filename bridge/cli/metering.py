"""The figures under the demo's curves, from a real client on loopback."""

from types import TracebackType

import numpy as np

from bridge.cli.panel import Meters
from bridge.cli.watching import Glimpse
from bridge.client.watch import BackgroundMonitor
from bridge.service import Host, Seat

__all__ = ["DemoMeters"]


class DemoMeters:
    """Reads latencies from the host and the sync error from a client that really listens."""

    def __init__(self, host: Host, seat: Seat, sound_note: str) -> None:
        self._host = host
        self._seat = seat
        self._sound_note = sound_note
        self._monitor = BackgroundMonitor(host.endpoint, host.control.endpoint, seat.session.name)

    def __enter__(self) -> "DemoMeters":
        self._monitor.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._monitor.stop()

    def read(self, glimpse: Glimpse) -> Meters:
        """Return today's figures as words."""
        late = tuple(self._host.frames.lateness_micros)
        p99 = float(np.percentile(late, 99)) / 1e3 if late else 0.0
        first = glimpse.first_sound_micros
        p99_skew = self._monitor.report().skew_p99_micros
        return Meters(
            character=self._seat.session.name,
            latency=f"text → sound {first / 1e3:.0f} ms" if first else "text → sound –",
            clock=f"frame clock p99 {p99:.2f} ms late",
            sync="sync error –" if p99_skew is None else f"sync error p99 {p99_skew / 1e3:.2f} ms",
            streams=(
                f"native {self._host.endpoint}",
                f"requests {self._host.control.endpoint}",
                *(f"{line.name} ({line.sent} sent)" for line in self._seat.lines[1:]),
                f"sound {self._sound_note}",
            ),
        )
