"""How an event spends the time of its cue: held, in a part of it, or swinging to and fro."""

from collections.abc import Callable
from dataclasses import dataclass

from bridge.model import Cue

__all__ = ["Path", "Span", "Stroke", "hold", "part", "swing", "swing_both_ways"]

Span = tuple[int, int, int, int]

_TOP = 0.38  # of a nod's time is its way down: it goes faster than it comes back


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One rise, hold and fall of an event."""

    span: Span
    """Start, ready, relax and end, as in a cue."""
    size: float
    """Share of the event's row; negative moves the other way."""


Path = Callable[[Cue], tuple[Stroke, ...]]


def hold(cue: Cue) -> tuple[Stroke, ...]:
    """Go there and stay, as the cue itself says."""
    span = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
    return (Stroke(span=span, size=1.0),)


def part(start: float, ready: float, relax: float, end: float) -> Path:
    """Make a path with sync points at four shares of the cue's time."""

    def path(cue: Cue) -> tuple[Stroke, ...]:
        first, length = cue.start_micros, cue.end_micros - cue.start_micros
        a, b, c, d = (first + round(share * length) for share in (start, ready, relax, end))
        return (Stroke(span=(a, b, c, d), size=1.0),)

    return path


def swing(count: int, decay: float) -> Path:
    """Make a path of ``count`` swings to one side, each ``decay`` times the one before."""

    def path(cue: Cue) -> tuple[Stroke, ...]:
        length = (cue.end_micros - cue.start_micros) / count
        strokes = []
        for k in range(count):
            start = cue.start_micros + round(k * length)
            top = start + round(_TOP * length)
            end = cue.start_micros + round((k + 1) * length)
            strokes.append(Stroke(span=(start, top, top, end), size=decay**k))
        return tuple(strokes)

    return path


def swing_both_ways(count: int, decay: float) -> Path:
    """Make a path of ``count`` swings to one side and the other in turn.

    They overlap by half, so that one side flows into the other.
    """

    def path(cue: Cue) -> tuple[Stroke, ...]:
        half = (cue.end_micros - cue.start_micros) / (count + 1)
        strokes = []
        for k in range(count):
            start, top, end = (cue.start_micros + round((k + j) * half) for j in range(3))
            strokes.append(Stroke(span=(start, top, top, end), size=(-decay) ** k))
        return tuple(strokes)

    return path
