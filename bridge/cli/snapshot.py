"""``bridge snapshot``: one instant of a take as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import CharacterOption, SizeOption, VrmOption

__all__ = ["snapshot"]


def snapshot(
    take: Annotated[Path, typer.Argument(help="A take file.")],
    at: Annotated[float, typer.Option("--at", min=0, help="Seconds from its beginning.")] = 0.0,
    every: Annotated[
        float, typer.Option(min=0, help="Seconds between pictures on one sheet; 0: one picture.")
    ] = 0.0,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The PNG to write.")] = None,
    size: SizeOption = "720x720",
    vrm: VrmOption = None,
    character: CharacterOption = "",
) -> None:
    """Show the avatar at one instant of TAKE, or all along it. Needs a Chromium, but no window.

    Example: bridge snapshot sure.take --every 0.25 --size 240x360 -o sheet.png
    """
    from rich.progress import Progress

    from bridge.cli.extras import extra
    from bridge.cli.picturing import parse_size
    from bridge.client.footage import read_footage
    from bridge.flow import run_until_ended

    with extra("studio"):
        from bridge.cli.showing import assets_with
        from bridge.studio.filming import take_contact_sheet, take_snapshot

    wanted = parse_size(size)
    picture = output or take.with_suffix(".png")
    footage = read_footage(take, character=character)
    assets = assets_with(vrm, take)
    if not every:
        at_micros = round(at * 1e6)
        run_until_ended(
            take_snapshot(footage, picture, at_micros=at_micros, size=wanted, assets=assets)
        )
    else:
        with Progress(transient=True) as bars:
            bar = bars.add_task("taking pictures", total=None)
            run_until_ended(
                take_contact_sheet(
                    footage,
                    picture,
                    every_micros=max(round(every * 1e6), 10_000),
                    size=wanted,
                    assets=assets,
                    progress=lambda done, total: bars.update(bar, completed=done, total=total),
                )
            )
    typer.echo(f"picture: {picture}")
