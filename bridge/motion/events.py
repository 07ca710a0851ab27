"""The library of head, brow and trunk events: what a cue's name moves, and along which path."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bridge.model import Cue
from bridge.motion.channels import channel_row
from bridge.motion.curves import Floats
from bridge.motion.expressions import Weights, face_row

__all__ = ["BODY_EVENTS", "FACE_EVENTS", "Stroke", "body_strokes", "face_strokes"]

Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One rise, hold and fall of an event."""

    span: Span
    """Start, ready, relax and end, as in a cue."""
    size: float
    """Share of the event's row; negative moves the other way."""


Path = Callable[[Cue], tuple[Stroke, ...]]
"""How an event spends the time of its cue."""


def _hold(cue: Cue) -> tuple[Stroke, ...]:
    span = (cue.start_micros, cue.ready_micros, cue.relax_micros, cue.end_micros)
    return (Stroke(span=span, size=1.0),)


def _swing(count: int, decay: float, *, alternate: bool) -> Path:
    """Make a path of ``count`` swings, each ``decay`` times the one before."""

    def path(cue: Cue) -> tuple[Stroke, ...]:
        length = cue.end_micros - cue.start_micros
        strokes = []
        for k in range(count):
            # Alternating swings overlap by half, so that one side flows into the other.
            share = 2 / (count + 1) if alternate else 1 / count
            start = cue.start_micros + round(length * (k * share / 2 if alternate else k * share))
            end = start + round(length * share)
            top = start + round((end - start) * (0.5 if alternate else 0.38))
            side = (-1) ** k if alternate else 1
            strokes.append(Stroke(span=(start, top, top, end), size=side * decay**k))
        return tuple(strokes)

    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    row: Floats
    path: Path = _hold


def _body(path: Path = _hold, **amplitudes: float) -> _Event:
    return _Event(row=channel_row(**amplitudes), path=path)


BODY_EVENTS: Mapping[str, _Event] = {
    "nod": _body(pitch=4.5),
    "big-nod": _body(_swing(2, 0.5, alternate=False), pitch=11.0),
    "backchannel-nod": _body(_swing(3, 0.7, alternate=False), pitch=4.0),
    "fast-nod": _body(_swing(4, 0.9, alternate=False), pitch=1.5),
    "toss": _body(pitch=-5.0),
    "shake": _body(_swing(4, 0.75, alternate=True), yaw=10.0),
    "small-shake": _body(_swing(3, 0.75, alternate=True), yaw=3.5),
    "question-raise": _body(pitch=-4.5),
    "confirm-push": _body(lean=2.6, pitch=2.0),
    "tilt": _body(roll=8.0, yaw=3.0),
    "contrast": _body(yaw=8.0, roll=-2.0),
    "bow": _body(pitch=9.0, lean=3.0),
    "pull-back": _body(lean=-2.9, pitch=-3.0),
    "lean-in": _body(lean=6.0),
    "settle": _body(pitch=1.5),
    "attend": _body(pitch=-2.0, lean=0.6),
    "inhale": _body(breath=1.5, pitch=-0.6),
    "sigh": _body(breath=2.5, pitch=1.0),
}
"""What moves at weight 1; degrees, by name of the cue."""

_RAISE: Weights = {"browInnerUp": 0.5, "browOuterUp": 0.45}

FACE_EVENTS: Mapping[str, Floats] = {
    "raise": face_row(_RAISE),
    "flash": face_row({"browInnerUp": 0.45, "browOuterUp": 0.6, "eyeWide": 0.15}),
    "wide": face_row({"browInnerUp": 0.5, "browOuterUp": 0.5, "eyeWide": 0.25}),
    "frown": face_row({"browDown": 0.5, "eyeSquint": 0.15}),
    "concern": face_row({"browInnerUp": 0.35, "browDown": 0.1}),
}
"""What the brows do at weight 1, by name of the cue."""


def body_strokes(cue: Cue) -> list[tuple[Stroke, Floats]]:
    """Return the strokes of a head, posture or gesture cue with their (C,) rows.

    A name without an entry moves nothing: the wire may carry names of a newer library.
    """
    event = BODY_EVENTS.get(cue.name)
    if event is None:
        return []
    return [(stroke, event.row * (stroke.size * cue.weight)) for stroke in event.path(cue)]


def face_strokes(cue: Cue) -> list[tuple[Stroke, Floats]]:
    """Return the strokes of a brow cue with their (S,) rows."""
    row = FACE_EVENTS.get(cue.name)
    if row is None:
        return []
    return [(stroke, row * cue.weight) for stroke in _hold(cue)]
