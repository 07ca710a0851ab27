"""How well face and sound stay together at a client, over a good and over a bad network."""

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass

from bridge import wire
from bridge.bench.link import Link
from bridge.bench.report import Row, row
from bridge.bench.script import scripted_stream
from bridge.client.monitor import Monitor
from bridge.client.report import MonitorReport
from bridge.client.sound_card import SoundCard

__all__ = ["CLIENT_DRIFT_PPM", "NETWORKS", "Network", "measure", "perform"]

CLIENT_DRIFT_PPM = 100.0
"""Sidecar's crystal against the client's; cheap ones are within 50 each."""

CARD_DRIFT_PPM = 200.0
"""Sound card's crystal against the client's; the worst that USB devices show."""

_START_MICROS = 987_654_321  # the client's clock when the session's reads about 0
_TICK_MICROS = 1e6 / 60
_PING_MICROS = 1_000_000
_FIRST_PINGS, _FIRST_PING_MICROS = 8, 50_000
_BT1359 = ("ITU-R BT.1359 detectability, ms", "+45/-125")
_HOUSE_JITTER = ("largest jitter SD that passes as steady, ms", 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A way from sidecar to client, and how good sync must be at its end."""

    name: str
    delay_micros: int
    jitter_micros: int
    loss: float
    p99_reach_millis: float

    def link(self, seed: int) -> Link:
        """Return one direction of it."""
        return Link(
            delay_micros=self.delay_micros,
            jitter_micros=self.jitter_micros,
            loss=self.loss,
            seed=seed,
        )


NETWORKS = (
    Network(name="quiet", delay_micros=300, jitter_micros=200, loss=0.0, p99_reach_millis=3),
    Network(name="bad", delay_micros=60_000, jitter_micros=40_000, loss=0.02, p99_reach_millis=10),
)


def measure(*, minutes: float = 30.0, seed: int = 0) -> list[Row]:
    """Return rows of figures for both networks; ``minutes`` pass in virtual time only."""
    rows: list[Row] = []
    for network in NETWORKS:
        report = perform(network, minutes=minutes, seed=seed)
        rows += _rows(network, report)
    return rows


def perform(network: Network, *, minutes: float, seed: int = 0) -> MonitorReport:
    """Send a scripted stream over ``network`` to a measuring client; return its report.

    The client's clock runs slower than the session's by ``CLIENT_DRIFT_PPM`` and starts
    elsewhere; its sound card has a drift of its own, latency, and late wake-ups.
    """
    monitor = Monitor(card=SoundCard(drift_ppm=CARD_DRIFT_PPM, seed=seed))
    end = round(minutes * 60e6)
    for at, _, what in heapq.merge(
        _arrivals(network, end, seed), _pings(network, end, seed), _ticks(end)
    ):
        if isinstance(what, bytes):
            monitor.take(wire.decode(what), at)
        elif isinstance(what, tuple):
            sent, session = what
            monitor.pong(sent_micros=sent, session_micros=session, received_micros=at)
        else:
            monitor.tick(at)
    return monitor.report()


_Event = tuple[int, int, bytes | tuple[int, int] | None]
"""Client time, a number that settles ties, and a packet, a pong, or None for a tick."""


def _client_micros(session_micros: float) -> int:
    return round(_START_MICROS + session_micros * (1 - CLIENT_DRIFT_PPM * 1e-6))


def _arrivals(network: Network, end: int, seed: int) -> Iterator[_Event]:
    link = network.link(seed)
    for number, (sent, record) in enumerate(scripted_stream(end, seed=seed)):
        at = link.arrival(sent)
        if at is not None:
            yield _client_micros(at), number, wire.encode(record)


def _pings(network: Network, end: int, seed: int) -> Iterator[_Event]:
    there, back = network.link(seed + 1), network.link(seed + 2)
    first = range(0, _FIRST_PINGS * _FIRST_PING_MICROS, _FIRST_PING_MICROS)
    for sent in (*first, *range(_PING_MICROS, end, _PING_MICROS)):
        answered = there.arrival(sent)
        received = None if answered is None else back.arrival(answered)
        if answered is not None and received is not None:
            yield _client_micros(received), -1, (_client_micros(sent), answered)


def _ticks(end: int) -> Iterator[_Event]:
    for number in range(int(end / _TICK_MICROS)):
        yield _client_micros(number * _TICK_MICROS), -2, None


def _rows(network: Network, report: MonitorReport) -> list[Row]:
    def millis(
        metric: str, micros: float | None, reach: float, beside: tuple[str, float | str]
    ) -> Row:
        # Nothing measured is no success: NaN meets no reach.
        size = math.nan if micros is None else abs(micros) / 1e3
        name = f"{network.name} link: {metric}"
        return row(name, size, "ms", reach=f"<= {reach:g}", compared_with=beside)

    p99 = network.p99_reach_millis
    return [
        millis("A/V skew p50", report.skew_p50_micros, p99, _BT1359),
        millis("A/V skew p95", report.skew_p95_micros, p99, _BT1359),
        millis("A/V skew p99", report.skew_p99_micros, p99, _BT1359),
        millis("A/V jitter SD", report.jitter_micros, 10, _HOUSE_JITTER),
        millis("A/V skew drift over the run", report.skew_drift_micros, 1, _BT1359),
        millis("mouth against loudness", report.content_skew_micros, 20, _BT1359),
        row(
            f"{network.name} link: worst A/V skew", (report.skew_max_micros or math.nan) / 1e3, "ms"
        ),
        row(f"{network.name} link: pictures that held a pose", report.stalled_ticks, "pictures"),
        row(f"{network.name} link: times the sound ran dry", report.underruns, "times"),
    ]
