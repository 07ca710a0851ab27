"""A gesture asked for by name, without words."""

from bridge.errors import RequestError, nearest
from bridge.model import Layer, Timeline
from bridge.performance.head import EVENT_SECS
from bridge.performance.rule import cue

__all__ = ["gesture_timeline"]


def gesture_timeline(timeline_id: str, name: str, weight: float) -> Timeline:
    """Return a silent timeline of one gesture that begins at utterance time 0.

    Raises ``RequestError`` for a name that no layer knows.
    """
    secs = EVENT_SECS.get(name)
    if secs is None:
        known = ", ".join(sorted(EVENT_SECS))
        message = f"{name!r}; allowed: {known}. {nearest(name, EVENT_SECS)}"
        raise RequestError("unknown-gesture", message.rstrip())
    rise, hold, fall = (round(each * 1e6) for each in secs)
    asked = cue(Layer.HEAD, name, 0, (rise, hold, fall), weight=weight, because="asked for")
    return Timeline(
        utterance_id=timeline_id, origin_micros=0, duration_micros=asked.end_micros, cues=(asked,)
    )
