"""``bridge demo``: the newcomer's first minute."""

from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.options import NoSoundOption, SecondsOption, SeedOption

__all__ = ["demo"]


def demo(
    character: Annotated[Path | None, typer.Option(help="A character file.")] = None,
    seconds: SecondsOption = 0.0,
    no_sound: NoSoundOption = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Stay in the terminal.")] = False,
    seed: SeedOption = None,
    folder: Annotated[Path, typer.Option(help="Where the take, WAV and picture go.")] = Path(
        "takes"
    ),
) -> None:
    """See a character perform three lines, then answer what you type; Ctrl-C ends it.

    Example: bridge demo --seconds 20 --no-sound
    """
    import sys

    from bridge.cli.logs import show_logs
    from bridge.cli.performing import perform_demo

    show_logs()
    overrides: dict[str, object] = {} if seed is None else {"seed": seed}
    perform_demo(
        character,
        overrides=overrides,
        no_sound=no_sound,
        seconds=seconds,
        folder=folder,
        is_interactive=sys.stdin.isatty() and sys.stdout.isatty(),
        is_browser_wanted=not no_browser,
    )
