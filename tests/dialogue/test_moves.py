import tomllib
from importlib.resources import files

import pytest

from bridge.dialogue.moves import MOST_WEIGHT, MoveMark, move, move_of_aside, movement_name
from bridge.model import Anchor, Layer
from bridge.rigs.repertoire import REPERTOIRE

TABLE = tomllib.loads((files("bridge.dialogue") / "lexicon" / "moves.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(REPERTOIRE))
def test_every_movement_can_be_asked_for(name):
    mark = move(f"move: {name} 0.5")
    assert isinstance(mark, MoveMark)
    assert (mark.name, mark.layer, mark.weight) == (name, REPERTOIRE[name].layer, 0.5)


def test_other_names_stand_for_movements_that_exist():
    assert {*TABLE["names"], *TABLE["asides"].values()} <= set(REPERTOIRE)


def test_another_name_is_never_that_of_a_second_movement():
    aliases = [alias for aliases in TABLE["names"].values() for alias in aliases]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(REPERTOIRE)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("nod", "nod"),
        ("shakes head", "shake"),
        ("head: shake", "shake"),
        ("Thumbs up", None),
        ("thumbs up", "thumbs-up"),
        ("gesture:shrug", "shrug"),
        ("gesture = point_up", "point-up"),
        ("brows: up", "raise"),
        ("look:left", "away-left"),
        ("look up left", "away-up-left"),
        ("gaze away", "away-side"),
        ("looks at the user", "partner"),
        ("挥手", "wave"),
        ("what he meant", None),
        ("see page 3", None),
    ],
)
def test_movements_have_several_names(written, name):
    mark = move(written)
    assert (mark.name if isinstance(mark, MoveMark) else mark) == name


@pytest.mark.parametrize("written", ["gesture: moonwalk", "look: inside out", "nod 0", "head:42"])
def test_what_no_body_does_is_explained_or_left_alone(written):
    assert not isinstance(move(written), MoveMark)


def test_a_side_is_a_hand_or_a_direction():
    assert move("wave left").weight == -1.0
    assert move("wave left hand 0.5").weight == -0.5
    assert move("wave right hand").weight == 1.0
    assert move("tilt left").weight == 1.0
    assert move("tilt right").weight == -1.0
    assert move("posture left").name == "posture-left"


def test_more_than_most_is_most():
    assert move("wave 12").weight == MOST_WEIGHT


def test_stage_directions_move():
    assert move_of_aside(["shrugs", "slowly"]).name == "shrug"
    assert move_of_aside(["glances", "to", "the", "left"]).name == "away-left"
    assert move_of_aside(["looks", "puzzled"]) is None
    assert move_of_aside([]) is None


def test_strokes_fall_on_the_word_and_looks_begin_there():
    wave = move("wave").placed(4)
    assert (wave.layer, wave.stroke, wave.start) == (Layer.GESTURE, Anchor(at_char=4), None)
    look = move("look up").placed(4)
    assert (look.layer, look.stroke, look.start) == (Layer.GAZE, None, Anchor(at_char=4))
    assert wave.because == "[wave]"


def test_a_name_that_nothing_has_is_none():
    assert movement_name("no such thing") == ""
