"""``bridge say``: one line, spoken and performed."""

import json
from pathlib import Path
from typing import Annotated

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
    text: Annotated[str, typer.Argument(help="What to say; \\[joy], *stress* and the like work.")],
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
    from bridge.cli.logs import show_logs
    from bridge.cli.saying import say_once

    show_logs("error")  # what could not be said is told below
    overrides = manner_overrides(style=style, policy=policy)
    if voice:
        overrides["voice.name"] = voice
    if seed is not None:
        overrides["seed"] = seed
    said = say_once(text, character, overrides=overrides, no_sound=no_sound, record=record, wav=wav)
    if as_json:
        typer.echo(json.dumps(said))
    else:
        for reason in said["errors"]:
            typer.echo(f"not said: {reason}", err=True)
        typer.echo(
            f"said in {said['seconds']:.2f} s; first sound after {said['first_sound_ms']:.0f} ms"
        )
