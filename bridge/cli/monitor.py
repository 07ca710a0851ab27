"""``bridge monitor``: a measuring client of the native stream."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import JsonOption, SecondsOption

__all__ = ["monitor"]


def monitor(
    endpoint: Annotated[str, typer.Option(help="The native stream.")] = "tcp://127.0.0.1:5570",
    character: Annotated[str, typer.Option(help="Whom to watch; empty: the first.")] = "",
    seconds: SecondsOption = 0.0,
    picture: Annotated[Path | None, typer.Option(help="Draw the figures into a PNG.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Play a stream as an engine would, and measure how well face and sound stay together.

    Example: bridge monitor --seconds 30 --picture sync.png
    """
    from dataclasses import asdict

    from bridge.cli.listening import lines_of, listen

    report = listen(
        endpoint, character, seconds=seconds, picture=picture, show=None if as_json else typer.echo
    )
    if as_json:
        typer.echo(json.dumps(asdict(report)))
        return
    for line in lines_of(report):
        typer.echo(line)
    if picture:
        typer.echo(f"picture: {picture}")
