"""``bridge run``: characters on stage until stopped."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import NoSoundOption, RecordOption, SecondsOption, SeedOption

__all__ = ["run"]


def run(
    files: Annotated[list[Path], typer.Argument(help="One character file or several.")],
    seconds: SecondsOption = 0.0,
    no_sound: NoSoundOption = False,
    record: RecordOption = None,
    seed: SeedOption = None,
) -> None:
    """Put characters on stage and serve engines until stopped with Ctrl-C.

    Example: bridge run ada.toml bob.toml
    """
    import asyncio

    from bridge.cli.logs import show_logs
    from bridge.cli.staging import Staging, run_on_stage
    from bridge.service import Host

    show_logs()
    overrides: dict[str, object] = {} if seed is None else {"seed": seed}
    staging = Staging(files, overrides=overrides, no_sound=no_sound, record=record)

    async def play(host: Host) -> None:
        typer.echo(f"stream    {host.endpoint}\nrequests  {host.control.endpoint}")
        for name, seat in host.seats.items():
            outputs = ", ".join(line.name for line in seat.lines)
            typer.echo(f"{name}: {outputs}; sound {staging.sound_notes[name]}")
        typer.echo("Ctrl-C ends it.")
        await asyncio.sleep(seconds or 1e9)

    try:
        run_on_stage(staging, play)
    except KeyboardInterrupt:
        typer.echo("\nended")
