"""What utterances ask of the gaze: at every instant one cue has the say, or none."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bridge.model import Cue, Layer, Timeline

__all__ = ["NEVER_MICROS", "GazeCue", "GazeCues", "compile_gaze"]

NEVER_MICROS = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class GazeCue:
    """A stretch of time in which the eyes are told where to be."""

    name: str
    """``partner``, ``target``, ``away`` or one of its kinds."""
    start_micros: int
    """Session time at which the eyes set out."""
    end_micros: int
    """When they are free again."""
    weight: float
    """How far, and how firmly: of two cues the stronger has the say. Negative mirrors."""
    target: tuple[float, float, float] | None = None


class GazeCues:
    """The gaze cues of a scene. Immutable.

    Where cues overlap the strongest holds, and of equals the one that came last.
    """

    def __init__(self, cues: Sequence[GazeCue]) -> None:
        ends = {at for cue in cues for at in (cue.start_micros, cue.end_micros)}
        self._changes = sorted(ends)
        self._holding = [_strongest(cues, at) for at in self._changes]

    def at(self, micros: int) -> GazeCue | None:
        """Return the cue that holds from ``micros`` on; None leaves the gaze to itself."""
        index = bisect_right(self._changes, micros)
        return self._holding[index - 1] if index else None

    def after(self, micros: int) -> int:
        """Return when the next cue begins or ends, later than ``micros``."""
        index = bisect_right(self._changes, micros)
        return self._changes[index] if index < len(self._changes) else NEVER_MICROS


def compile_gaze(timelines: Iterable[Timeline]) -> GazeCues:
    """Return the gaze cues of ``timelines`` on the session clock; a cut ends them."""
    return GazeCues(
        [
            _placed(cue, timeline)
            for timeline in timelines
            for cue in timeline.cues
            if cue.layer is Layer.GAZE
        ]
    )


def _placed(cue: Cue, timeline: Timeline) -> GazeCue:
    origin, cut = timeline.origin_micros, timeline.cut_micros
    last = NEVER_MICROS if cut is None else cut
    return GazeCue(
        name=cue.name,
        start_micros=min(origin + cue.start_micros, last),
        end_micros=min(origin + cue.relax_micros, last),
        weight=cue.weight,
        target=cue.target,
    )


def _strongest(cues: Sequence[GazeCue], at: int) -> GazeCue | None:
    active = [cue for cue in cues if cue.start_micros <= at < cue.end_micros]
    return max(active, key=lambda cue: (abs(cue.weight), cue.start_micros), default=None)
