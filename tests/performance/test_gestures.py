import pytest

from bridge.errors import RequestError
from bridge.model import Layer
from bridge.performance.gestures import gesture_timeline


def test_a_gesture_begins_at_once_and_ends_with_its_timeline():
    timeline = gesture_timeline("gesture-1", "nod", 0.8)
    (cue,) = timeline.cues
    assert (cue.layer, cue.name, cue.start_micros, cue.weight) == (Layer.HEAD, "nod", 0, 0.8)
    assert cue.start_micros < cue.ready_micros <= cue.relax_micros < cue.end_micros
    assert timeline.duration_micros == cue.end_micros


def test_an_unknown_gesture_is_refused_with_the_nearest_name():
    with pytest.raises(RequestError, match=r"'nodd'; allowed: .*Did you mean 'nod'") as refused:
        gesture_timeline("gesture-1", "nodd", 1.0)
    assert refused.value.code == "unknown-gesture"
