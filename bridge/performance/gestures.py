"""A gesture asked for by name, without words."""

from bridge.errors import RequestError, nearest
from bridge.model import Cue, Layer, Timeline
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["gesture_timeline"]


def gesture_timeline(
    timeline_id: str,
    name: str,
    weight: float,
    target: tuple[float, float, float] | None = None,
) -> Timeline:
    """Return a silent timeline of one movement of the repertoire, from utterance time 0.

    ``target`` is where a pointing or a look goes to, in metres in the character's space. Raises
    ``RequestError`` for a name that no layer knows.
    """
    movement = REPERTOIRE.get(name)
    if movement is None:
        known = ", ".join(sorted(REPERTOIRE))
        message = f"{name!r}; allowed: {known}. {nearest(name, REPERTOIRE)}"
        raise RequestError("unknown-gesture", message.rstrip())
    ready = round(movement.prepare_secs * 1e6)
    stroke = ready + round(movement.stroke_secs * 1e6)
    relax = stroke + round(movement.hold_secs * 1e6)
    asked = Cue(
        layer=movement.layer,
        name=name,
        start_micros=0,
        ready_micros=ready,
        stroke_micros=stroke if movement.layer is Layer.GESTURE else None,
        relax_micros=relax,
        end_micros=relax + round(movement.retract_secs * 1e6),
        weight=weight,
        target=target,
        because="asked for",
    )
    return Timeline(
        utterance_id=timeline_id, origin_micros=0, duration_micros=asked.end_micros, cues=(asked,)
    )
