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

    from bridge.cli.extras import extra
    from bridge.cli.logs import show_logs
    from bridge.cli.staging import Staging, run_on_stage
    from bridge.service import Host

    with extra("studio"):
        from bridge.cli.showing import assets_with, can_show, open_page, show
        from bridge.studio import FanOut, PageServer, Sound

    show_logs()
    overrides: dict[str, object] = {} if seed is None else {"seed": seed}
    fan_out, sound = FanOut(), Sound.OFF if no_sound else Sound.PAGE
    chosen: list[Path | None] = [*files] if files else [None]
    # The sidecar is silent, because two sounds a moment apart are worse than none.
    staging = Staging(
        chosen, overrides=overrides, no_sound=True, record=record, sinks=[fan_out.publish]
    )
    server = PageServer(assets_with(vrm), port=port)

    async def play(host: Host) -> None:
        async with show(host, staging, fan_out, server, sound=sound):
            typer.echo(f"studio    {server.url}\nstream    {host.endpoint}")
            typer.echo("Ctrl-C ends it.")
            if not no_browser and can_show() and not await open_page(server.url):
                typer.echo("no browser could be opened; open the address yourself")
            await asyncio.sleep(seconds or 1e9)

    try:
        run_on_stage(staging, play)
    except KeyboardInterrupt:
        typer.echo("\nended")
    finally:
        server.close()
