"""What the commands that make pictures share."""

import re

import typer

__all__ = ["parse_size"]

SMALLEST, LARGEST = 16, 4096
_SIZE = re.compile(r"(\d{1,5})[x×](\d{1,5})")


def parse_size(text: str, *, is_film: bool = False) -> tuple[int, int]:
    """Return ``WIDTHxHEIGHT`` as numbers; a film's must be even. Raises ``BadParameter``."""
    match = _SIZE.fullmatch(text.strip().lower())
    if match is None:
        raise typer.BadParameter(f"--size {text!r}; a size reads 720x720")
    width, height = int(match[1]), int(match[2])
    if not all(SMALLEST <= each <= LARGEST for each in (width, height)):
        raise typer.BadParameter(f"--size {text!r}; {SMALLEST} to {LARGEST} pixels each way")
    if is_film and (width % 2 or height % 2):
        raise typer.BadParameter(f"--size {text!r}; a film's width and height are even numbers")
    return width, height
