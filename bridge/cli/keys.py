"""``bridge keys``: CURVE keys, for streams that leave this machine."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["keys"]


def keys(
    folder: Annotated[Path, typer.Argument(help="Where to put the files.")],
    name: Annotated[str, typer.Option(help="Whose keys: server, or a client's name.")] = "server",
) -> None:
    """Make a key pair; put the folder into a character file as stream.keys_folder.

    Example: bridge keys ~/.avatar-bridge/keys
    """
    from bridge.transport import make_keys, save_keys

    public, secret = save_keys(make_keys(), folder, name)
    typer.echo(f"public  {public}   give it to the other side\nsecret  {secret}   keep it")
