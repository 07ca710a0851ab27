import re
from pathlib import Path

import pytest

from bridge.errors import ConfigError
from bridge.model import Layer
from bridge.motion.gesture_forms import forms, hand_shapes, read_forms
from bridge.rigs.repertoire import REPERTOIRE

BEAT = {"at": [0.2, -0.2, 0.3], "palm": "in-up", "fingers": "forward", "shape": "open"}


def test_every_gesture_of_the_repertoire_has_a_form_and_no_other():
    assert set(forms()) == {n for n, m in REPERTOIRE.items() if m.layer is Layer.GESTURE}


def test_both_hands_have_a_form_where_both_are_taken():
    for name, form in forms().items():
        assert (form.other is not None) == (REPERTOIRE[name].hands == 2), name


def test_the_other_hand_differs_only_where_it_says_so():
    form = forms()["show-six-hands"]
    assert (form.hand.stroke.shape, form.other.stroke.shape) == ("five", "point")
    assert form.hand.stroke.at == form.other.stroke.at


def test_words_of_direction_add_up():
    key = read_forms({"beat": BEAT})["beat"].hand.stroke
    assert key.palm == (-1, 1, 0)
    assert key.fingers == (0, 0, 1)


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("bete", {}, ["bete", "Did you mean 'beat'?"]),
        ("beat", {"plam": "up"}, ["beat.plam", "palm"]),
        ("beat", {"palm": "upwards"}, ["beat.palm", "upwards", "up"]),
        ("beat", {"palm": "up-down"}, ["cancel"]),
        ("beat", {"at": [1, 2]}, ["beat.at", "three numbers"]),
        ("beat", {"shape": "opne"}, ["beat.shape", "Did you mean 'open'?"]),
        ("beat", {"body": {"nose": 3}}, ["beat.body.nose"]),
        ("beat", {"aim": "throw"}, ["beat.aim", "point, offer"]),
        ("beat", {"swing": [{}]}, ["beat.hertz"]),
        ("beat", {"ready": {"wobble": 1}}, ["beat.ready.wobble"]),
        ("beat", {"orbit": {"across": [0, 0, 0]}}, ["beat.orbit.along"]),
    ],
)
def test_a_mistake_in_the_file_is_named(name, change, words):
    with pytest.raises(ConfigError) as caught:
        read_forms({name: BEAT | change})
    assert all(word in str(caught.value) for word in ["gesture_forms.toml", *words])


def test_a_form_without_a_place_is_refused():
    with pytest.raises(ConfigError, match=r"beat\.at"):
        read_forms({"beat": {"palm": "up", "fingers": "forward", "shape": "open"}})


def test_a_fist_bends_every_finger_and_a_pointing_hand_all_but_one():
    fist, point = hand_shapes()["fist"], hand_shapes()["point"]
    assert all(fist[f"{f}_BASE"] > 70 for f in ("INDEX", "MIDDLE", "RING", "LITTLE"))
    assert point["INDEX_BASE"] == point["INDEX_CURL"] == 0
    assert point["MIDDLE_BASE"] > 70


def test_the_page_of_gestures_names_each_one():
    page = Path(__file__).parents[2] / "docs" / "gestures.md"
    named = set(re.findall(r"^\|[^|]*\| `([\w-]+)` \|", page.read_text(encoding="utf-8"), re.M))
    assert named == set(forms())
