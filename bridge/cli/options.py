"""The options that commands share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["JsonOption", "NoSoundOption", "RecordOption", "SecondsOption", "SeedOption"]

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object at the end.")]
NoSoundOption = Annotated[bool, typer.Option("--no-sound", help="Play no sound here.")]
RecordOption = Annotated[Path | None, typer.Option("--record", help="Keep the stream in a take.")]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0, help="End after so long; 0: never.")
]
SeedOption = Annotated[int | None, typer.Option("--seed", min=0, help="Seed of everything random.")]
