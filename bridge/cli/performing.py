"""What the demo does: three lines, a conversation, and things to keep."""

import asyncio
import time
from contextlib import suppress
from pathlib import Path

import typer

from bridge.cli.beside import PageBeside
from bridge.cli.conversing import converse
from bridge.cli.metering import DemoMeters
from bridge.cli.staging import Staging, run_on_stage
from bridge.cli.watching import Watcher
from bridge.errors import BridgeError
from bridge.model import StreamRecord
from bridge.service import Host

__all__ = ["LINES", "perform_demo"]

LINES = (
    "[joy 0.8] Hello! I am *so* glad that you came.",
    "[sadness 0.7] My last visitor left without saying a single word.",
    "[curiosity 0.8] But you will stay and talk with me, won't you?",
)
_SETTLE_SECS = 0.8  # the face goes on for a moment after the last sound


def perform_demo(
    character: Path | None,
    *,
    overrides: dict[str, object],
    no_sound: bool,
    seconds: float,
    folder: Path,
    is_interactive: bool,
    is_browser_wanted: bool = True,
) -> None:
    """Run the demo to its end, then leave a take, a WAV and a picture in ``folder``."""
    page = PageBeside(is_wanted=is_interactive and is_browser_wanted)
    take = folder / time.strftime("demo-%Y%m%d-%H%M%S.take")
    watcher = Watcher()
    host_of: list[Host] = []

    def watch(record: StreamRecord) -> None:
        if host_of:
            watcher.watch(record, host_of[0].clock.now_micros())

    staging = Staging(
        [character],
        overrides=overrides,
        no_sound=no_sound,
        record=take,
        watch=watch,
        sinks=page.sinks,
    )
    typer.echo("waking up …")

    async def play(host: Host) -> None:
        host_of.append(host)
        (seat,) = host.seats.values()
        with DemoMeters(host, seat, staging.sound_notes[seat.session.name]) as meters:
            async with page.open(host, staging):
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds or None):
                        watcher.asked(host.clock.now_micros())
                        seat.session.say(" ".join(LINES))
                        if is_interactive:
                            await converse(seat.session, watcher, meters, host.clock)
                        else:
                            await _narrate(host, watcher, meters)
                await asyncio.sleep(_SETTLE_SECS)

    try:
        with suppress(KeyboardInterrupt):
            run_on_stage(staging, play)
    finally:
        if not host_of:
            take.unlink(missing_ok=True)  # nothing was performed
    if host_of:
        _keep(take)


async def _narrate(host: Host, watcher: Watcher, meters: DemoMeters) -> None:
    """Print what is said, for a machine without a terminal, until all is said."""
    (seat,) = host.seats.values()
    shown = ""
    idle = asyncio.ensure_future(seat.session.wait_until_idle())
    try:
        while not idle.done():
            await asyncio.wait({idle}, timeout=0.2)
            glimpse = watcher.glimpse(host.clock.now_micros())
            if glimpse.utterance_id not in ("", shown):
                shown = glimpse.utterance_id
                typer.echo(f"{seat.session.name}: {glimpse.text}   ({glimpse.detail})")
    finally:
        idle.cancel()
        glimpse = watcher.glimpse(host.clock.now_micros())
        figures = meters.read(glimpse)
        for line in (figures.latency, figures.clock, figures.sync, *figures.streams):
            typer.echo(f"  {line}")
        if glimpse.trouble:
            typer.echo(f"  {glimpse.trouble}")


def _keep(take: Path) -> None:
    """Make the WAV and the picture of a take, and say where everything is."""
    from bridge.client.footage import read_footage, write_wave
    from bridge.client.take_picture import draw_footage

    footage = read_footage(take)
    wav, picture = take.with_suffix(".wav"), take.with_suffix(".png")
    write_wave(wav, footage.samples, footage.description.sample_rate)
    kept = [take, wav]
    try:
        draw_footage(footage, picture)
        kept.append(picture)
    except BridgeError as error:
        typer.echo(f"no picture: {error}")
    typer.echo("\nkept:\n" + "\n".join(f"  {path}" for path in kept))
    typer.echo(f"see it again with: bridge replay {take}")
