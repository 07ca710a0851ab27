"""What a rule is, and how a rule writes a cue."""

from collections.abc import Iterator
from typing import Protocol

from bridge.model import Cue, Layer
from bridge.performance.passage import Passage

__all__ = ["PerformanceRule", "cue"]


class PerformanceRule(Protocol):
    """One reason to move.

    A cue must be decided by what is heard until 300 ms after its start: the rule is asked
    again whenever more speech has come, and what has begun must not change.
    """

    def __call__(self, passage: Passage) -> Iterator[Cue]:
        """Yield the cues of a passage, in any order."""
        ...


def cue(
    layer: Layer,
    name: str,
    start_micros: int,
    lengths: tuple[int, int, int],
    *,
    weight: float = 1.0,
    because: str,
) -> Cue:
    """Return a cue from its start and the lengths of its rise, hold and fall."""
    ready = start_micros + max(lengths[0], 0)
    relax = ready + max(lengths[1], 0)
    return Cue(
        layer=layer,
        name=name,
        start_micros=start_micros,
        ready_micros=ready,
        relax_micros=relax,
        end_micros=relax + max(lengths[2], 0),
        weight=weight,
        because=because,
    )
