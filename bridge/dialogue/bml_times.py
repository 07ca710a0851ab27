"""Works out when the sync points of a BML block are, from what they refer to."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bridge.dialogue.bml_tree import MOST_SHOWN, Element, bml_error
from bridge.errors import RequestError, nearest

__all__ = ["POINTS", "BlockTime", "Timed", "Times"]

POINTS = ("start", "ready", "stroke", "relax", "end")
"""Of a movement, in order, as a behaviour names them."""

LONGEST_SECS = 600.0
_ALIASES = {
    "strokeStart": "ready",
    "strokeEnd": "stroke",
    "attackPeak": "ready",
    "stroke_start": "ready",
    "stroke_end": "stroke",
}
_NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_REFERENCE = re.compile(
    rf"(?P<id>[\w.-]+):(?P<point>[\w.-]+?)(?:\s*(?P<sign>[-+])\s*(?P<offset>{_NUMBER}))?"
)
_ABSOLUTE = re.compile(rf"[-+]?{_NUMBER}")


@dataclass(frozen=True, slots=True)
class BlockTime:
    """An instant: after the block's start, or after a place in its speech."""

    char: int | None
    """Where in the speech; None counts from the start of the block."""
    offset_secs: float

    def later(self, secs: float) -> "BlockTime":
        """Return the instant so long after this one."""
        return replace(self, offset_secs=self.offset_secs + secs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An element that has sync points."""

    element: Element
    written: Mapping[str, str]
    """What its points are tied to, by point."""
    lengths: Sequence[float]
    """Seconds from each of ``POINTS`` to the next, where nothing says otherwise."""
    places: Mapping[str, int]
    """Of a speech: its sync points as places in the text. Empty for movements."""

    @staticmethod
    def of(element: Element, lengths: Sequence[float]) -> "Timed":
        """Return an element that moves, or waits."""
        written = {
            _ALIASES.get(key, key): value
            for key, value in element.attributes.items()
            if _ALIASES.get(key, key) in POINTS
        }
        return Timed(element=element, written=written, lengths=lengths, places={})


class Times:
    """The sync points of one block, each worked out when it is asked for."""

    def __init__(self, timed: Mapping[str, Timed]) -> None:
        self._timed = timed
        self._underway: list[tuple[str, str]] = []

    def given(self, key: str) -> dict[str, BlockTime]:
        """Return the instants of the points that an element ties down itself."""
        one = self._timed[key]
        return {point: self._at(key, point) for point in POINTS if point in one.written}

    def _at(self, key: str, point: str) -> BlockTime:
        one = self._timed[key]
        if (key, point) in self._underway:
            ring = " → ".join(f"{a}:{b}" for a, b in [*self._underway, (key, point)])
            raise bml_error(one.element, f"{point}: it waits for itself: {ring[:200]}")
        self._underway.append((key, point))
        try:
            return self._found(one, key, point)
        finally:
            self._underway.pop()

    def _found(self, one: Timed, key: str, point: str) -> BlockTime:
        if point in one.written:
            return self._read(one, point, one.written[point])
        if one.places:
            return self._in_speech(one, key, point)
        tied = [each for each in POINTS if each in one.written]
        wanted = POINTS.index(point)
        if not tied:
            return BlockTime(None, sum(one.lengths[:wanted]))
        before = [each for each in tied if POINTS.index(each) < wanted]
        origin = before[-1] if before else tied[0]
        return self._at(key, origin).later(_between(one.lengths, POINTS.index(origin), wanted))

    def _in_speech(self, one: Timed, key: str, point: str) -> BlockTime:
        place = one.places.get(point)
        if place is None:
            known = ", ".join(one.places)
            message = f"found no sync point {point[:MOST_SHOWN]!r}; it has {known}"
            raise bml_error(one.element, f"{message}. {nearest(point, one.places)}")
        return BlockTime(place, 0.0)

    def _read(self, one: Timed, point: str, written: str) -> BlockTime:
        plain = written.strip()
        if _ABSOLUTE.fullmatch(plain):
            return BlockTime(None, _within_reason(one, point, float(plain)))
        found = _REFERENCE.fullmatch(plain)
        if found is None:
            expected = "seconds, or a sync point such as s1:start or g1:stroke + 0.3"
            shown = written[:MOST_SHOWN]
            raise bml_error(one.element, f"{point}: found {shown!r}; expected {expected}")
        key, other = found["id"], _ALIASES.get(found["point"], found["point"])
        offset = float(found["offset"] or 0.0) * (-1.0 if found["sign"] == "-" else 1.0)
        referred = self._timed.get(key)
        if referred is None:
            raise self._nobody(one, point, key)
        if not referred.places and other not in POINTS:
            message = f"{point}: found {other[:MOST_SHOWN]!r}; expected a point of {key}: "
            raise bml_error(one.element, f"{message}{', '.join(POINTS)}")
        return self._at(key, other).later(_within_reason(one, point, offset))

    def _nobody(self, one: Timed, point: str, key: str) -> RequestError:
        known = ", ".join(sorted(self._timed)) or "none"
        message = f"{point}: there is no element {key[:MOST_SHOWN]!r}; there are {known[:200]}"
        return bml_error(one.element, f"{message}. {nearest(key, self._timed)}")


def _between(lengths: Sequence[float], start: int, end: int) -> float:
    return sum(lengths[start:end]) if start <= end else -sum(lengths[end:start])


def _within_reason(one: Timed, point: str, secs: float) -> float:
    if not (math.isfinite(secs) and abs(secs) <= LONGEST_SECS):
        expected = f"seconds within {LONGEST_SECS:.0f}"
        raise bml_error(one.element, f"{point}: found {secs:g}; expected {expected}")
    return secs
