"""``bridge studio``: characters in a browser, live."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import RecordOption, SecondsOption, SeedOption, VrmOption

__all__ = ["studio"]


def studio(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Character files; none: the default character.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free one.")] = 5580,
    vrm: VrmOption = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    no_sound: Annotated[bool, typer.Option("--no-sound", help="Start the page muted.")] = False,
    seconds: SecondsOption = 0.0,
    record: RecordOption = None,
    seed: SeedOption = None,
) -> None:
    """See characters talk in a browser, with every cue; the page plays the sound.

    Example: bridge studio ada.toml --vrm mine.vrm
    """
    import asyncio
    from contextlib import suppress

    from bridge.cli.extras import extra
    from bridge.cli.logs import show_logs
    from bridge.cli.staging import Staging, run_on_stage
    from bridge.service import Host

    with extra("studio"):
        from bridge.cli.showing import can_show, open_page, show
        from bridge.studio import FanOut, Sound

    show_logs()
    overrides: dict[str, object] = {} if seed is None else {"seed": seed}
    fan_out = FanOut()
    chosen: list[Path | None] = [*files] if files else [None]
    staging = Staging(
        chosen, overrides=overrides, no_sound=True, record=record, sinks=[fan_out.publish]
    )
    sound = Sound.OFF if no_sound else Sound.PAGE

    async def play(host: Host) -> None:
        async with show(host, staging, fan_out, port=port, vrm=vrm, sound=sound) as url:
            typer.echo(f"studio    {url}\nstream    {host.endpoint}")
            typer.echo("Ctrl-C ends it.")
            if not no_browser and can_show() and not await open_page(url):
                typer.echo("no browser could be opened; open the address yourself")
            await asyncio.sleep(seconds or 1e9)

    with suppress(KeyboardInterrupt):
        run_on_stage(staging, play)
        return
    typer.echo("\nended")
