"""Movements that became known too late are fitted in, or left out; what was decided stays so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bridge.model import Cue, Layer, Timeline
from bridge.motion.smoothing import LAG_MICROS
from bridge.rigs.repertoire import REPERTOIRE, Kind

__all__ = ["Fitting"]

LEAST_PREPARATION_MICROS = 250_000
"""An arm that is up sooner was thrown, not raised."""
MOST_DELAY_MICROS = 500_000
"""A sign or a bow may come so long after its words and still be understood with them."""
_PREPARED = frozenset({Layer.GESTURE, Layer.POSTURE})
_IN_TIME_OR_NEVER = frozenset({"inhale"})  # one does not breathe in while speaking

_Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class _Fit:
    start_micros: int
    delay_micros: int
    """Of everything after the start."""


class Fitting:
    """Remembers what became of the gestures and postures of one utterance.

    A movement is judged when it is first seen. One that should have begun already begins now:
    its preparation is shortened, or, where too little of it would be left, it comes a little
    later. A beat is not delayed, because it would mark the wrong word: it is left out.
    """

    def __init__(self) -> None:
        self._fits: dict[_Key, _Fit | None] = {}

    def fit(self, timeline: Timeline, horizon_micros: int) -> Timeline:
        """Return ``timeline`` with what can still be made of it.

        ``horizon_micros`` is the session time up to which poses have been sent.
        """
        # The body is smoothed, and begins early by as much.
        earliest = horizon_micros + LAG_MICROS - timeline.origin_micros
        return replace(timeline, cues=tuple(self._fitted(timeline.cues, earliest)))

    def _fitted(self, cues: tuple[Cue, ...], earliest: int) -> Iterator[Cue]:
        for cue in cues:
            if cue.layer not in _PREPARED:
                yield cue
                continue
            key = (cue.layer.value, cue.name, cue.start_micros, cue.ready_micros)
            if key not in self._fits:
                self._fits[key] = _judged(cue, earliest)
            fit = self._fits[key]
            if fit is not None:
                yield _moved(cue, fit)


def _judged(cue: Cue, earliest: int) -> _Fit | None:
    if cue.start_micros >= earliest:
        return _Fit(cue.start_micros, 0)
    usual = cue.ready_micros - cue.start_micros
    delay = max(earliest + min(LEAST_PREPARATION_MICROS, usual) - cue.ready_micros, 0)
    if delay > _most_delay(cue):
        return None
    return _Fit(earliest, delay)


def _most_delay(cue: Cue) -> int:
    movement = REPERTOIRE.get(cue.name)
    is_beat = movement is None or movement.kind is Kind.BEAT
    return 0 if is_beat or cue.name in _IN_TIME_OR_NEVER else MOST_DELAY_MICROS


def _moved(cue: Cue, fit: _Fit) -> Cue:
    later = fit.delay_micros
    if fit.start_micros == cue.start_micros:
        return cue
    stroke = cue.stroke_micros
    return replace(
        cue,
        start_micros=fit.start_micros,
        ready_micros=cue.ready_micros + later,
        stroke_micros=None if stroke is None else stroke + later,
        relax_micros=cue.relax_micros + later,
        end_micros=cue.end_micros + later,
    )
