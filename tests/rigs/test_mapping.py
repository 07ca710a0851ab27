import pytest

from bridge.errors import RigError
from bridge.rigs.arkit import PASCAL_NAMES, SHAPE_NAMES
from bridge.rigs.mapping import RigMap


def test_the_models_spelling_wins():
    rig_map = RigMap(["jawOpen", "eyeBlinkLeft"], ["JAWOPEN", "EyeBlink_L", "Extra"])
    assert dict(rig_map.found) == {"jawOpen": "JAWOPEN", "eyeBlinkLeft": "EyeBlink_L"}
    assert rig_map.missing == ()
    assert rig_map.find("jawOpen") == "JAWOPEN"


def test_what_the_model_lacks_is_listed_and_refused_with_its_closest_name():
    rig_map = RigMap(["tongueOut", "jawOpen"], ["jawOpen", "tongueOut2"])
    assert rig_map.missing == ("tongueOut",)
    with pytest.raises(RigError, match="tongueOut2"):
        rig_map.find("tongueOut")


def test_both_generations_of_vrm_find_each_other():
    assert dict(RigMap(["happy", "aa", "blinkLeft"], ["Joy", "A", "Blink_L"]).found) == {
        "happy": "Joy",
        "aa": "A",
        "blinkLeft": "Blink_L",
    }
    assert RigMap(["Sorrow"], ["sad"]).find("Sorrow") == "sad"


def test_a_prefix_before_a_dot_does_not_matter():
    assert RigMap(["jawOpen"], ["Face.M_F00.JawOpen"]).find("jawOpen") == "Face.M_F00.JawOpen"


def test_all_shapes_match_a_perfect_sync_model():
    rig_map = RigMap(SHAPE_NAMES, PASCAL_NAMES)
    assert tuple(rig_map.found.values()) == PASCAL_NAMES
