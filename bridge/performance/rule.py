"""What a rule is, and how a rule writes a cue."""

from collections.abc import Iterator
from typing import Protocol

from bridge.model import Cue, Layer
from bridge.performance.pacing import lengths_of
from bridge.performance.passage import Passage
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["PerformanceRule", "cue", "event"]


class PerformanceRule(Protocol):
    """One reason to move.

    A cue must be decided by what is heard until 300 ms after its start, and one of a gesture or
    a bow by what is heard until 1.2 s after it: the rule is asked again whenever more speech has
    come, and what has begun must not change.
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
    about: tuple[int, int] | None = None,
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
        about=about,
    )


def event(
    passage: Passage,
    name: str,
    start_micros: int,
    *,
    weight: float,
    because: str,
    about: tuple[int, int] | None = None,
    hold_micros: int | None = None,
) -> Cue:
    """Return the cue of a head or trunk event, as long as it takes in this style.

    ``hold_micros`` takes the place of the repertoire's. A name that is no event there, such as
    one of a newer policy's, becomes a head cue of middle length.
    """
    movement = REPERTOIRE.get(name)
    if movement is None:
        lengths = (passage.micros(0.3), passage.micros(0.3), passage.micros(0.4))
        layer = Layer.HEAD
    else:
        each = lengths_of(passage, movement)
        lengths = (each.prepare, each.hold, each.retract)
        layer = movement.layer
    if hold_micros is not None:
        lengths = (lengths[0], hold_micros, lengths[2])
    return cue(
        layer, name, start_micros, lengths, weight=weight, because=because, about=about
    )  # fmt: skip
