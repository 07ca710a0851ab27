import pytest

from bridge.client import Monitor, Tick, draw_report


def monitor_with(ticks):
    monitor = Monitor()
    for number in range(ticks):
        monitor.trace.ticked(
            Tick(
                at_micros=number * 16_667.0,
                pose_micros=90_000.0 if number == 99 else 300.0 * (number % 3),
                sound_micros=0.0,
                is_sounding=number % 10 > 2,
                level=0.0,
                jaw=0.0,
                ahead_micros=150_000.0 - number,
                is_stalled=number % 50 == 0,
            )
        )
    return monitor


@pytest.mark.parametrize("ticks", [0, 1, 300])
def test_any_run_can_be_drawn(tmp_path, ticks):
    monitor = monitor_with(ticks)
    path = tmp_path / "skew.png"
    draw_report(monitor.trace, monitor.report(), path)
    assert path.read_bytes().startswith(b"\x89PNG")
