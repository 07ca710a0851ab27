"""``bridge inspect``: a take as numbers and as a picture."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

__all__ = ["inspect"]


def inspect(
    take: Annotated[Path, typer.Argument(help="A take file.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The PNG to draw.")] = None,
    character: Annotated[str, typer.Option(help="Which character, if there are several.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Draw a take: sound, phones, mouth, eyes, head and cues above each other.

    Example: bridge inspect sure.take -o sure.png
    """
    from bridge.client.footage import read_footage
    from bridge.client.take_picture import draw_footage

    picture = output or take.with_suffix(".png")
    footage = read_footage(take, character=character)
    draw_footage(footage, picture)
    facts: dict[str, Any] = {
        "take": str(take),
        "character": footage.description.character,
        "seconds": float(footage.times_micros[-1] - footage.times_micros[0]) / 1e6,
        "frames": len(footage.frames),
        "frame_rate": footage.description.frame_rate,
        "utterances": [utterance.text for utterance in footage.utterances],
        "picture": str(picture),
    }
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False))
        return
    typer.echo(
        f"{facts['character']}: {facts['seconds']:.1f} s, {facts['frames']} frames "
        f"at {facts['frame_rate']} fps"
    )
    for text in facts["utterances"]:
        typer.echo(f"  {text}")
    typer.echo(f"picture: {picture}")
