"""``bridge snapshot``: one instant of a take as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import CharacterOption, SizeOption, VrmOption

__all__ = ["snapshot"]


def snapshot(
    take: Annotated[Path, typer.Argument(help="A take file.")],
    at: Annotated[float, typer.Option("--at", min=0, help="Seconds from its beginning.")] = 0.0,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The PNG to write.")] = None,
    size: SizeOption = "720x720",
    vrm: VrmOption = None,
    character: CharacterOption = "",
) -> None:
    """Show the avatar as it is at one instant of TAKE. Needs a Chromium, but no window.

    Example: bridge snapshot sure.take --at 1.2 -o frame.png
    """
    from bridge.cli.extras import extra
    from bridge.cli.picturing import parse_size
    from bridge.client.footage import read_footage
    from bridge.flow import run_until_ended

    with extra("studio"):
        from bridge.cli.showing import assets_with
        from bridge.studio.filming import take_snapshot

    wanted = parse_size(size)
    picture = output or take.with_suffix(".png")
    footage = read_footage(take, character=character)
    taking = take_snapshot(
        footage,
        picture,
        at_micros=round(at * 1e6),
        size=wanted,
        assets=assets_with(vrm, take),
    )
    run_until_ended(taking)
    typer.echo(f"picture: {picture}")
