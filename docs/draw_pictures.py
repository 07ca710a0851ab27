"""Draws the pictures of the README from a real performance: ``make pictures``.

Nothing in them is made up: a character is put on stage, and a client on loopback measures it.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bridge.cli.metering import DemoMeters
from bridge.cli.panel import panel, panel_as_svg
from bridge.cli.staging import Staging, run_on_stage
from bridge.cli.watching import Watcher
from bridge.client.footage import read_footage
from bridge.client.take_picture import draw_footage
from bridge.model import StreamRecord
from bridge.service import Host

WIDTH = 100
MOMENT_SECS = 3.4  # in the middle of the second sentence
LINES = "Are you sure that you will stay and talk with me? I am *so* glad that you came!"


def main(folder: Path) -> None:
    """Write ``demo.svg`` and ``inspect.png`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    watcher = Watcher()
    hosts: list[Host] = []

    def watch(record: StreamRecord) -> None:
        if hosts:
            watcher.watch(record, hosts[0].clock.now_micros())

    async def play(host: Host) -> None:
        hosts.append(host)
        (seat,) = host.seats.values()
        with DemoMeters(host, seat, "off") as meters:
            await asyncio.sleep(0.5)
            watcher.asked(host.clock.now_micros())
            seat.session.say(LINES)
            await asyncio.sleep(MOMENT_SECS)
            glimpse = watcher.glimpse(host.clock.now_micros())
            drawn = panel(glimpse, meters.read(glimpse), width=WIDTH)
            svg = panel_as_svg(drawn, width=WIDTH)
            (folder / "demo.svg").write_text(svg, encoding="utf-8")
            await seat.session.wait_until_idle()
            await asyncio.sleep(0.8)

    with TemporaryDirectory() as kept:
        take = Path(kept) / "readme.take"
        run_on_stage(Staging([None], overrides={}, no_sound=True, record=take, watch=watch), play)
        draw_footage(read_footage(take), folder / "inspect.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
