import pytest

from bridge.errors import RequestError
from bridge.model import Layer
from bridge.performance.gestures import gesture_timeline
from bridge.rigs.repertoire import REPERTOIRE


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


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_anything_in_the_repertoire_can_be_asked_for(name):
    (cue,) = gesture_timeline("gesture-1", name, -0.5, target=(0.5, 1.2, 2.0)).cues
    movement = REPERTOIRE[name]
    assert (cue.layer, cue.weight, cue.target) == (movement.layer, -0.5, (0.5, 1.2, 2.0))
    assert cue.end_micros == pytest.approx(movement.length_secs * 1e6, abs=2)
    has_stroke = cue.stroke_micros is not None
    assert has_stroke == (movement.layer is Layer.GESTURE)
    if has_stroke:
        assert cue.ready_micros <= cue.stroke_micros <= cue.relax_micros
