"""``bridge replay``: a take, performed again."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import NoSoundOption, RecordOption

__all__ = ["replay"]


def replay(
    take: Annotated[Path, typer.Argument(help="A take file.")],
    endpoint: Annotated[str, typer.Option(help="Where to publish.")] = "tcp://127.0.0.1:5570",
    vmc: Annotated[str, typer.Option(help="host:port of a VMC receiver; empty: none.")] = "",
    record: RecordOption = None,
    no_sound: NoSoundOption = False,
) -> None:
    """Send a take again: the same frames to the bit, at the same distances, today.

    Example: bridge replay sure.take --vmc 127.0.0.1:39539
    """
    from bridge.cli.logs import show_logs
    from bridge.cli.replaying import replay_take

    show_logs()
    seconds = replay_take(take, endpoint=endpoint, vmc=vmc, record=record, no_sound=no_sound)
    typer.echo(f"replayed {seconds:.1f} s")
