"""Names in C#: the tables are Python's, and avatars are understood however they spell theirs."""

import json
from functools import cache

import numpy as np
import pytest
import unity
from packets import lengths_before

from bridge.rigs.arkit import PASCAL_NAMES, RAW_NAMES, SHAPE_NAMES
from bridge.rigs.expressions import expressions_of_shapes, visemes_of_shapes
from bridge.rigs.humanoid import BONE_NAMES, UNITY_NAMES
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS
from bridge.rigs.visemes import VISEME_MORPHS, VISEME_NAMES
from bridge.rigs.vrm import EMOTION_NAMES, EXPRESSION_INDEX, EXPRESSION_NAMES, VRM0_CLIPS

pytestmark = unity.needs_tools

VOWELS = ("aa", "ih", "ou", "ee", "oh")
LIDS = ("blink", "blinkLeft", "blinkRight")


def words(name):
    """Return ARKit's name in words: ``["mouth", "Smile", "Left"]``."""
    split = "".join(f" {letter}" if letter.isupper() else letter for letter in name).split()
    return [word.capitalize() for word in split]


# Character Creator's ARKit profile: numbers, words, underscores.
CHARACTER_CREATOR = [f"A{i:02}_{'_'.join(words(name))}" for i, name in enumerate(SHAPE_NAMES, 1)]
SNAKE = ["_".join(words(name)).lower() for name in SHAPE_NAMES]
BEHIND_A_DOT = [f"Head_blendShapes.{name}" for name in SHAPE_NAMES]
AFTER_A_MESH = [f"CC_Base_Body_{name}" for name in RAW_NAMES]
NUMBERED = [f"{name}.001" for name in SHAPE_NAMES]
ARKIT = {
    "Apple's property": SHAPE_NAMES,
    "Apple's raw value": RAW_NAMES,
    "PascalCase": PASCAL_NAMES,
    "capitals": [name.upper() for name in SNAKE],
    "snake_case": SNAKE,
    "lower case": [name.lower() for name in SHAPE_NAMES],
    "Character Creator": CHARACTER_CREATOR,
    "FBX with a node's name": BEHIND_A_DOT,
    "after the mesh's name": AFTER_A_MESH,
    "numbered by Blender": NUMBERED,
}

VROID = [
    f"Face.M_F00_000_00_Fcl_{part}_{name}"
    for part, names in {
        "ALL": "Neutral Angry Fun Joy Sorrow Surprised",
        "BRW": "Angry Fun Joy Sorrow Surprised",
        "EYE": "Natural Angry Close Close_R Close_L Fun Joy Joy_R Joy_L Sorrow Surprised Spread "
        "Iris_Hide Highlight_Hide",
        "MTH": "Close Up Down Angry Small Large Neutral Fun Joy Sorrow Surprised SkinFung "
        "SkinFung_R SkinFung_L A I U E O",
        "HA": "Hide Fung1 Fung1_Low Fung1_Up Fung2 Short Short_Up Short_Low",
    }.items()
    for name in names.split()
]
VROID_FOUND = {
    "happy": "ALL_Joy", "angry": "ALL_Angry", "sad": "ALL_Sorrow", "relaxed": "ALL_Fun",
    "surprised": "ALL_Surprised", "aa": "MTH_A", "ih": "MTH_I", "ou": "MTH_U", "ee": "MTH_E",
    "oh": "MTH_O", "blink": "EYE_Close", "blinkLeft": "EYE_Close_L", "blinkRight": "EYE_Close_R",
    "neutral": "ALL_Neutral",
}  # fmt: skip

MMD = ["真面目", "困る", "にこり", "怒り", "まばたき", "笑い", "ウィンク", "ウィンク右",
       "ウィンク２", "びっくり", "なごみ", "あ", "い", "う", "え", "お", "あ２", "ワ",
       "口角上げ"]  # fmt: skip
MMD_FOUND = {
    "happy": "笑い", "angry": "怒り", "sad": "困る", "relaxed": "なごみ", "surprised": "びっくり",
    "aa": "あ", "ih": "い", "ou": "う", "ee": "え", "oh": "お", "blink": "まばたき",
    "blinkLeft": "ウィンク", "blinkRight": "ウィンク右",
}  # fmt: skip

# As two avatars of the public carry them: words of their own, and a list that runs backwards.
HOME_MADE = ["HideHairBalls", "HideBlush", "blink_left", "blink_right", "ah", "ih", "uu", "ee",
             "oh", "look_up", "look_down", "look_left", "look_right", "angled_eyebrows",
             "Ponytail_A", "sleeve_i"]  # fmt: skip
HOME_MADE_FOUND = {
    "aa": "ah", "ih": "ih", "ou": "uu", "ee": "ee", "oh": "oh", "blinkLeft": "blink_left",
    "blinkRight": "blink_right", "lookUp": "look_up", "lookDown": "look_down",
    "lookLeft": "look_left", "lookRight": "look_right",
}  # fmt: skip
_SAID = sorted(("ee" if name == "E" else name.lower() for name in VISEME_NAMES[1:]), reverse=True)
BACKWARDS = [
    f"blendShape{16 - i}.vrc_{name}"
    for i, name in enumerate(["blink", "v_sil", *(f"v_{name}" for name in _SAID)])
]

READY_PLAYER_ME = [*SHAPE_NAMES, *VISEME_MORPHS, "mouthOpen", "mouthSmile", "eyesClosed",
                   "eyesLookUp", "eyesLookDown"]  # fmt: skip


@cache
def matches(runtime, *lines):
    said = unity.run_program("ShapeNames", runtime, stdin=f"{chr(10).join(lines)}\n")
    return [json.loads(line) for line in said.splitlines()]


def match(runtime, naming, names):
    (found,) = matches(runtime, "\t".join([naming, *names]))
    return found


@cache
def ask(runtime, question):
    return json.loads(unity.run_program("FaceRecipes", runtime, question))


def test_tables_of_names_are_pythons(runtime):
    assert ask(runtime, "names") == [
        list(names)
        for names in (SHAPE_NAMES, EXPRESSION_NAMES, VRM0_CLIPS, VISEME_NAMES, VISEME_MORPHS,
                      UNITY_NAMES, BONE_NAMES)
    ]  # fmt: skip


def test_recipes_come_to_what_python_makes_of_the_same_faces(runtime):
    rng = np.random.default_rng(4)
    loud = rng.random((400, 52), np.float32)
    quiet = loud * (rng.random((400, 52)) < 0.15)
    rows = np.concatenate([loud, quiet, MOUTH_WEIGHTS, np.eye(52)]).astype(np.float32)
    said = unity.run_program(
        "FaceRecipes", runtime, "recipes", stdin=lengths_before(row.tobytes() for row in rows)
    )
    ours = np.array(json.loads(said))
    wanted = np.concatenate([expressions_of_shapes(rows), visemes_of_shapes(rows)], axis=-1)
    np.testing.assert_allclose(ours, wanted, atol=2e-5)
    assert (ours.max(axis=0) > 0.3).sum() >= 24  # nearly every channel had its say


def test_an_expressions_face_reads_as_that_expression(runtime):
    faces = np.array(ask(runtime, "faces"), np.float32)
    mouths = [MOUTH_WEIGHTS[MOUTH_INDEX["E" if vowel == "ee" else vowel]] for vowel in VOWELS]
    rows = [EXPRESSION_INDEX[vowel] for vowel in VOWELS]
    np.testing.assert_allclose(faces[rows], mouths, atol=1e-6)
    read = expressions_of_shapes(faces)
    for name in EXPRESSION_NAMES:
        if name not in ("relaxed", "neutral"):
            row = read[EXPRESSION_INDEX[name]]
            assert EXPRESSION_NAMES[row.argmax()] == name
            assert row.max() > (0.55 if name in EMOTION_NAMES else 0.7)


@pytest.mark.parametrize("convention", ARKIT)
def test_arkit_is_found_in_every_spelling(convention, runtime):
    names = ARKIT[convention]
    found = match(runtime, "Arkit", ["Hair_A", *names, "Body_fat"])
    assert found["found"] == dict(zip(SHAPE_NAMES, names, strict=True))
    assert found["missing"] == []
    assert match(runtime, "Best", names)["naming"] == "Arkit"


def test_vroid_is_read_by_what_the_whole_face_does(runtime):
    found = match(runtime, "Best", VROID)
    assert found["naming"] == "Vrm"
    prefix = "Face.M_F00_000_00_Fcl_"
    assert found["found"] == {name: prefix + shape for name, shape in VROID_FOUND.items()}


@pytest.mark.parametrize("names", [EXPRESSION_NAMES, VRM0_CLIPS], ids=["vrm1", "vrm0"])
def test_both_vrms_are_found_whole(names, runtime):
    found = match(runtime, "Best", names)
    assert (found["naming"], found["share"]) == ("Vrm", 1)
    assert found["found"] == dict(zip(EXPRESSION_NAMES, names, strict=True))


@pytest.mark.parametrize(
    ("names", "wanted"), [(MMD, MMD_FOUND), (HOME_MADE, HOME_MADE_FOUND)], ids=["mmd", "own words"]
)
def test_words_of_people_are_understood(names, wanted, runtime):
    found = match(runtime, "Best", names)
    assert (found["naming"], found["found"]) == ("Vrm", wanted)


@pytest.mark.parametrize(
    "names",
    [
        VISEME_MORPHS,
        [f"vrc.v_{'e' if name == 'E' else name.lower()}" for name in VISEME_NAMES],
        [BACKWARDS[i] for i in (1, 5, 11, 2, 13, 9, 14, 3, 8, 4, 15, 12, 10, 7, 6)],
        [*(name.upper() for name in VISEME_NAMES[:10]), *VISEME_NAMES[10:]],
    ],
    ids=["oculus", "vrchat", "vrchat backwards", "bare"],
)  # fmt: skip
def test_fifteen_visemes_are_found_in_their_order(names, runtime):
    found = match(runtime, "Oculus", sorted(names))
    assert found["found"] == dict(zip(VISEME_NAMES, names, strict=True))
    assert match(runtime, "Best", names)["naming"] == "Oculus"


def test_of_several_namings_the_richer_is_taken_and_all_are_there(runtime):
    best = match(runtime, "Best", READY_PLAYER_ME)
    assert (best["naming"], best["share"]) == ("Arkit", 1)
    assert match(runtime, "Oculus", READY_PLAYER_ME)["share"] == 1
    vrm = match(runtime, "Vrm", READY_PLAYER_ME)["found"]
    assert vrm["blink"] == "eyesClosed"
    assert vrm["blinkLeft"] == "eyeBlinkLeft"
    assert vrm["lookUp"] == "eyesLookUp"
    assert vrm["aa"] == "viseme_aa"


def test_unified_expressions_stand_for_arkit(runtime):
    found = match(runtime, "Arkit", ["EyeClosedLeft", "LipSuckLower", "JawOpen"])["found"]
    assert found == {
        "eyeBlinkLeft": "EyeClosedLeft", "mouthRollLower": "LipSuckLower", "jawOpen": "JawOpen",
    }  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [["Ponytail_A", "Sleeve_I", "Skirt_U"], ["Brow_Happy", "Hair_Joy"], ["Fcl_MTH_Joy"], [""],
     ["_", "L", "123", "..."], []],
)  # fmt: skip
def test_what_only_ends_alike_is_not_taken(names, runtime):
    for naming in ("Arkit", "Vrm", "Oculus"):
        assert match(runtime, naming, names)["found"] == {}


def test_what_is_missing_is_named_with_what_comes_close(runtime):
    names = [name for name in SHAPE_NAMES if name not in ("jawOpen", "cheekPuff")]
    found = match(runtime, "Arkit", [*names, "jawOpn", "zzz"])
    assert found["share"] == pytest.approx(50 / 52)
    missing = dict(found["missing"])
    assert set(missing) == {"jawOpen", "cheekPuff"}
    assert missing["jawOpen"][0] == "jawOpn"
    assert len(missing["jawOpen"]) <= 3
    assert "zzz" not in missing["cheekPuff"]
