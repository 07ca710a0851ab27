"""``bridge record``: keeps what a running sidecar performs."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import SecondsOption

__all__ = ["record"]


def record(
    take: Annotated[Path, typer.Argument(help="The take file to write.")],
    endpoint: Annotated[str, typer.Option(help="The native stream.")] = "tcp://127.0.0.1:5570",
    character: Annotated[str, typer.Option(help="Whom to keep; empty: everybody.")] = "",
    seconds: SecondsOption = 0.0,
) -> None:
    """Keep the stream of a running sidecar in a take, until the time is up or Ctrl-C.

    Example: bridge record evening.take --seconds 60
    """
    from bridge.cli.recording import record_stream

    count = record_stream(take, endpoint=endpoint, character=character, seconds=seconds)
    typer.echo(f"kept {count} records in {take}")
