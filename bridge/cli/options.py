"""The options that commands share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "CharacterOption",
    "JsonOption",
    "NoSoundOption",
    "RecordOption",
    "SecondsOption",
    "SeedOption",
    "SizeOption",
    "VrmOption",
]

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object at the end.")]
NoSoundOption = Annotated[bool, typer.Option("--no-sound", help="Play no sound here.")]
RecordOption = Annotated[Path | None, typer.Option("--record", help="Keep the stream in a take.")]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0, help="End after so long; 0: never.")
]
SeedOption = Annotated[int | None, typer.Option("--seed", min=0, help="Seed of everything random.")]
CharacterOption = Annotated[str, typer.Option(help="Which character, if there are several.")]
SizeOption = Annotated[str, typer.Option(help="WIDTHxHEIGHT in pixels.")]
VrmOption = Annotated[Path | None, typer.Option(help="A VRM file to show, instead of ours.")]
