"""``bridge say``: one line, spoken and performed."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bridge.cli.options import (
    JsonOption,
    NoSoundOption,
    PolicyOption,
    RecordOption,
    SeedOption,
    StyleOption,
    manner_overrides,
)

__all__ = ["say"]


def say(
    text: Annotated[
        str | None,
        typer.Argument(help="What to say; \\[joy], \\[wave], *stress*, and a block of BML work."),
    ] = None,
    bml: Annotated[Path | None, typer.Option(help="Say this file of BML instead.")] = None,
    character: Annotated[Path | None, typer.Option(help="A character file.")] = None,
    voice: Annotated[str, typer.Option(help="Another voice than the character's.")] = "",
    style: StyleOption = "",
    policy: PolicyOption = "",
    record: RecordOption = None,
    wav: Annotated[Path | None, typer.Option(help="Keep the sound in a WAV file.")] = None,
    no_sound: NoSoundOption = False,
    seed: SeedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Speak and perform TEXT once, to every output of the character.

    Example: bridge say "Are you sure?" --record sure.take
    """
    if bml is not None and text is not None:
        raise typer.BadParameter("give a text or a file of BML, not both")
    if bml is None and text is None:
        raise typer.BadParameter("give a text, or --bml and a file")
    from bridge.cli.logs import show_logs
    from bridge.cli.saying import bml_in, say_once

    show_logs("error")  # what could not be said is told below
    overrides = manner_overrides(style=style, policy=policy)
    if voice:
        overrides["voice.name"] = voice
    if seed is not None:
        overrides["seed"] = seed
    words = bml_in(bml) if bml is not None else text or ""
    said = say_once(
        words, character, overrides=overrides, no_sound=no_sound, record=record, wav=wav
    )
    if as_json:
        typer.echo(json.dumps(said))
    else:
        for reason in said["errors"]:
            typer.echo(f"not said: {reason}", err=True)
        typer.echo(_in_words(said))


def _in_words(said: dict[str, Any]) -> str:
    first = said["first_sound_ms"]
    if first is None:
        return "performed without words"
    return f"said in {said['seconds']:.2f} s; first sound after {first:.0f} ms"
