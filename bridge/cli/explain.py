"""``bridge explain``: which rule moves what, word by word."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import PolicyOption, SeedOption, StyleOption, manner_overrides
from bridge.errors import BridgeError

__all__ = ["explain"]


def explain(
    text: Annotated[str, typer.Argument(help="What would be said; marks as in `bridge say`.")] = "",
    bml: Annotated[Path | None, typer.Option(help="A file with a block of BML, instead.")] = None,
    character: Annotated[Path | None, typer.Option(help="A character file.")] = None,
    language: Annotated[str, typer.Option(help="Of the text: en, zh, ja.")] = "",
    style: StyleOption = "",
    policy: PolicyOption = "",
    emotion: Annotated[str, typer.Option(help="Instead of what the text says: joy:0.6.")] = "",
    voice: Annotated[str, typer.Option(help="Another voice than the character's.")] = "",
    seed: SeedOption = None,
    png: Annotated[Path | None, typer.Option(help="Draw it, too.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell what a body would do for TEXT: each word with its accent, its meaning, its cues and why.

    Example: bridge explain "No, but try three of them." --policy japan --png three.png
    """
    from bridge.cli.explained import as_data, lines_of
    from bridge.cli.explaining import tell

    if text and bml:
        raise typer.BadParameter("TEXT or --bml, not both")
    if bml is not None:
        try:
            text = bml.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise BridgeError(f"{bml}: byte {error.start} is not UTF-8 text") from None
    given = {"language": language, "voice.name": voice}
    overrides: dict[str, object] = {key: value for key, value in given.items() if value}
    overrides |= manner_overrides(style=style, policy=policy)
    if seed is not None:
        overrides["seed"] = seed
    told = tell(text, character, overrides, emotion)
    if png is not None:
        from bridge.client.explanation_picture import draw_explanations

        draw_explanations(told.explanations, png)
    if as_json:
        answer = {**as_data(told), "picture": str(png) if png else None}
        typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    for line in lines_of(told):
        typer.echo(line)
    if png is not None:
        typer.echo(f"picture: {png}")
