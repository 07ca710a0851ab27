"""Sound and face as an engine would show them, from a real sidecar over real sockets."""

from live import NAME, live

from bridge.client import Connection, Monitor, watch
from bridge.flow import SystemClock
from bridge.model import Say, UtteranceEnded

FRAME_MICROS = 16_667
AFTER_SECS = 0.5  # the client shows the end of a sentence after it has been told of it
LINES = ("Papa, mama, papa.", "Baba bobo beebee!")


def test_a_client_measures_that_the_mouth_is_with_the_voice_and_that_nothing_is_lost(tmp_path):
    with live(tmp_path) as sidecar:
        clock, monitor = SystemClock(), Monitor()
        connection = Connection(sidecar.stream, sidecar.control, character=NAME, clock=clock)
        ended, end = [], clock.now_micros() + 30_000_000

        def see(record):
            if isinstance(record, UtteranceEnded):
                ended.append(clock.now_micros())

        def goes_on():
            if not monitor.offset.is_known or len(ended) < len(LINES):
                return clock.now_micros() < end
            return clock.now_micros() < ended[-1] + AFTER_SECS * 1e6

        try:
            for line in LINES:
                connection.ask(Say(text=line))
            watch(connection, monitor, clock, go_on=goes_on, see=see)
        finally:
            connection.close()
    report = monitor.report()
    assert len(ended) == len(LINES)
    assert report.sounding_ticks > 100
    assert report.skew_p99_micros < FRAME_MICROS / 2
    assert abs(report.skew_median_micros) < 2_000
    assert report.lost == report.duplicates == 0
    assert connection.malformed == connection.unknown == 0
