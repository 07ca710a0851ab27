"""The repertoire is whole: every movement has its times, its part of the body, its hands."""

import pytest

from bridge.model import Layer
from bridge.rigs.repertoire import REPERTOIRE, Kind

HANDLESS = {Kind.EVENT, Kind.FACE, Kind.GAZE}


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_a_movement_has_times_a_body_can_keep(name):
    movement = REPERTOIRE[name]
    assert movement.name == name
    assert movement.prepare_secs >= 0.1
    assert movement.retract_secs >= 0.2
    assert movement.stroke_secs >= 0.0
    assert movement.hold_secs >= 0.0
    assert movement.length_secs <= 12.0


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_hands_are_what_gestures_are_made_with(name):
    movement = REPERTOIRE[name]
    if movement.layer is Layer.GESTURE:
        assert movement.hands in (1, 2)
        assert movement.stroke_secs > 0.0
        assert movement.kind not in HANDLESS
    else:
        assert movement.hands == 0
        assert movement.kind in HANDLESS
