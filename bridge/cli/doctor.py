"""``bridge doctor``: what is there, what is missing, how to fix it."""

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["doctor"]


def doctor(
    character: Annotated[Path | None, typer.Argument(help="A character file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print the effective configuration, the plugins, the ports, and what to mend.

    Exit status 1 when something that this character needs is missing.

    Example: bridge doctor ada.toml
    """
    from dataclasses import asdict

    from bridge.cli.examining import examine

    findings = examine(character)
    if as_json:
        typer.echo(json.dumps(asdict(findings), ensure_ascii=False, default=str, indent=2))
    else:
        for heading, lines in findings.sections():
            typer.secho(heading, bold=True)
            for line in lines:
                typer.echo(f"  {line}")
    if any(check.is_needed and not check.is_fine for check in findings.checks):
        raise typer.Exit(1)
