import pytest

from bridge.dialogue.bml_tree import Element
from bridge.dialogue.bml_words import MOVING, understood
from bridge.errors import RequestError
from bridge.model import EmotionLabel, Layer
from bridge.rigs.repertoire import REPERTOIRE


def asked(tag, /, **attributes):
    found = understood(Element(name=tag, attributes=attributes, line=4))
    return found.layer, found.name, found.weight, found.target


@pytest.mark.parametrize(
    ("tag", "attributes", "expected"),
    [
        ("head", {"lexeme": "NOD"}, (Layer.HEAD, "nod", 1.0, None)),
        ("head", {"lexeme": "NOD", "repetition": "2"}, (Layer.HEAD, "big-nod", 1.0, None)),
        ("head", {"lexeme": "NOD", "repetition": "4"}, (Layer.HEAD, "backchannel-nod", 1.0, None)),
        ("head", {"lexeme": "SHAKE", "amount": "0.4"}, (Layer.HEAD, "shake", 0.4, None)),
        ("head", {"lexeme": "TILT_RIGHT"}, (Layer.HEAD, "tilt", -1.0, None)),
        ("gaze", {"target": "user"}, (Layer.GAZE, "partner", 1.0, None)),
        ("gaze", {"target": "CAMERA"}, (Layer.GAZE, "partner", 1.0, None)),
        ("gazeShift", {"target": "DOWN_LEFT"}, (Layer.GAZE, "away-down-left", 1.0, None)),
        ("gaze", {"target": "1, 1.5 -2"}, (Layer.GAZE, "target", 1.0, (1.0, 1.5, -2.0))),
        (
            "gaze",
            {"target": "user", "offsetDirection": "UPRIGHT"},
            (Layer.GAZE, "away-up-right", 1.0, None),
        ),
        ("gesture", {"lexeme": "Shrug"}, (Layer.GESTURE, "shrug", 1.0, None)),
        (
            "gesture",
            {"lexeme": "WAVE", "mode": "LEFT_HAND"},
            (Layer.GESTURE, "wave", -1.0, None),
        ),
        (
            "gesture",
            {"lexeme": "BEAT", "mode": "BOTH_HANDS"},
            (Layer.GESTURE, "beat-both", 1.0, None),
        ),
        (
            "pointing",
            {"target": "0 1 2", "mode": "LEFT_HAND"},
            (Layer.GESTURE, "point-there", -1.0, (0.0, 1.0, 2.0)),
        ),
        ("pointing", {"target": "user"}, (Layer.GESTURE, "other", 1.0, None)),
        ("faceLexeme", {"lexeme": "OBLIQUE_BROWS"}, (Layer.BROWS, "concern", 1.0, None)),
        ("face", {"lexeme": "JOY", "amount": "0.6"}, (Layer.EMOTION, "joy", 0.6, None)),
        (
            "faceLexeme",
            {"lexeme": "RAISE_MOUTH_CORNERS"},
            (Layer.EMOTION, "content", 1.0, None),
        ),
        ("posture", {"lexeme": "BOW-30"}, (Layer.POSTURE, "bow-30", 1.0, None)),
        ("postureShift", {"lexeme": "LEANING_FORWARD"}, (Layer.POSTURE, "lean-in", 1.0, None)),
    ],
)
def test_words_become_movements(tag, attributes, expected):
    assert asked(tag, **attributes) == expected


def test_a_pose_inside_a_posture_is_its_lexeme():
    pose = Element(name="pose", attributes={"lexeme": "LEANING_LEFT"}, line=2)
    element = Element(name="posture", attributes={}, line=1, parts=[pose])
    assert understood(element).name == "posture-left"


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_every_movement_can_be_asked_for(name):
    layer = REPERTOIRE[name].layer
    tags = {
        Layer.HEAD: ("head", "lexeme"),
        Layer.POSTURE: ("posture", "lexeme"),
        Layer.GESTURE: ("gesture", "lexeme"),
        Layer.BROWS: ("faceLexeme", "lexeme"),
        Layer.GAZE: ("gaze", "target"),
    }
    tag, key = tags[layer]
    if name not in ("target", "away"):
        assert asked(tag, **{key: name.upper().replace("-", "_")})[:2] == (layer, name)


@pytest.mark.parametrize("label", list(EmotionLabel))
def test_every_feeling_can_be_asked_for(label):
    assert asked("faceLexeme", lexeme=label.value.upper())[:2] == (Layer.EMOTION, label.value)


@pytest.mark.parametrize(
    ("tag", "attributes", "message"),
    [
        ("head", {}, "lexeme is missing"),
        ("head", {"lexeme": "WAVE"}, "lexeme: found 'WAVE'; expected"),
        ("head", {"lexeme": "NODD"}, "Did you mean 'nod'"),
        ("head", {"lexeme": "NOD", "amount": "much"}, "expected a number from 0 to 1.5"),
        ("head", {"lexeme": "NOD", "amount": "nan"}, "expected a number from 0 to 1.5"),
        ("head", {"lexeme": "NOD", "repetition": "1e9"}, "expected a number from 0 to 100"),
        ("gaze", {"target": "the door"}, "expected user, camera, x y z"),
        ("gaze", {"target": "1e9 0 0"}, "expected a point within 1000 m"),
        ("gesture", {"lexeme": "moonwalk"}, "lexeme: found 'moonwalk'; expected"),
        ("gesture", {"lexeme": "wave", "mode": "FOOT"}, "expected LEFT_HAND"),
        ("pointing", {"target": "UP"}, "expected user, or x y z"),
        ("face", {"lexeme": "CLOSE_EYES"}, "expected oblique-brows"),
        ("posture", {"lexeme": "SITTING"}, "expected leaning-forward"),
    ],
)
def test_mistakes_say_what_was_found_and_expected(tag, attributes, message):
    with pytest.raises(RequestError) as caught:
        asked(tag, **attributes)
    assert message in str(caught.value)
    assert f"<{tag}> on line 4" in str(caught.value)


def test_every_moving_element_is_told_apart():
    assert {"head", "gaze", "gesture", "pointing", "faceLexeme", "posture"} <= set(MOVING)
