"""The options that commands share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "CharacterOption",
    "JsonOption",
    "NoSoundOption",
    "PolicyOption",
    "RecordOption",
    "SecondsOption",
    "SeedOption",
    "SizeOption",
    "StyleOption",
    "VrmOption",
    "manner_overrides",
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
PolicyOption = Annotated[
    str, typer.Option(help="A culture's rules by name, or a TOML file of your own.")
]
StyleOption = Annotated[
    str, typer.Option(help="A way of moving by name, or a TOML file of your own.")
]


def manner_overrides(*, style: str, policy: str) -> dict[str, object]:
    """Return the settings that the options ``--style`` and ``--policy`` stand for."""
    overrides: dict[str, object] = {}
    for part, given in (("style", style), ("policy", policy)):
        if given.endswith(".toml"):
            # The command line means a path from where it is typed, not from the character's file.
            overrides |= {f"{part}.name": "file", f"{part}.path": str(Path(given).resolve())}
        elif given:
            overrides[f"{part}.name"] = given
    return overrides
