"""``bridge film``: a take as a film with its sound."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import CharacterOption, SizeOption, VrmOption

__all__ = ["film"]


def film(
    take: Annotated[Path, typer.Argument(help="A take file.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The MP4 to write.")] = None,
    fps: Annotated[int, typer.Option(min=1, max=120, help="Pictures a second.")] = 30,
    size: SizeOption = "720x720",
    vrm: VrmOption = None,
    character: CharacterOption = "",
) -> None:
    """Make an MP4 of TAKE, every picture at its exact instant. Needs a Chromium and ffmpeg.

    Example: bridge film sure.take -o sure.mp4
    """
    from rich.progress import Progress

    from bridge.cli.extras import extra
    from bridge.cli.picturing import parse_size
    from bridge.client.footage import read_footage
    from bridge.flow import run_until_ended

    with extra("studio"):
        from bridge.cli.showing import assets_with
        from bridge.studio.filming import make_film

    wanted = parse_size(size, is_film=True)
    path = output or take.with_suffix(".mp4")
    footage = read_footage(take, character=character)
    assets = assets_with(vrm, take)
    with Progress(transient=True) as bars:
        bar = bars.add_task("filming", total=None)

        def progress(done: int, total: int) -> None:
            bars.update(bar, completed=done, total=total)

        run_until_ended(
            make_film(
                footage,
                path,
                frames_per_sec=fps,
                size=wanted,
                assets=assets,
                progress=progress,
            )
        )
    typer.echo(f"film: {path}")
