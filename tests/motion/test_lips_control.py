import numpy as np
import pytest

from bridge.motion.lips_control import PRESENCE, mixing_rows
from bridge.rigs.arkit import SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.viseme_weights import MOUTH_INDEX, MOUTH_WEIGHTS

S = len(SHAPE_NAMES)


def rows(name, amount=1.0):
    row = mixing_rows(np.array([MOUTH_INDEX[name]]), np.array([amount], np.float32))[0]
    targets, gripped, touched, grip, touch = np.split(row[: 5 * S], 5)
    return (targets, grip, gripped, touch, touched), row[5 * S :]


def test_vowels_have_targets_and_no_grip():
    (targets, *rest), presence = rows("aa", 0.5)
    np.testing.assert_allclose(targets, 0.5 * MOUTH_WEIGHTS[MOUTH_INDEX["aa"]])
    assert not np.any(rest)
    assert presence[PRESENCE["vowel"]] == 1


def test_consonants_grip_and_lips_that_touch_grip_last():
    (targets, grip, gripped, touch, touched), presence = rows("SS")
    assert not targets.any()
    assert not touch.any()
    assert not touched.any()
    assert grip[SHAPE_INDEX["jawOpen"]] == 1
    np.testing.assert_allclose(gripped, grip * MOUTH_WEIGHTS[MOUTH_INDEX["SS"]])
    assert presence[PRESENCE["sibilant"]] == 1
    (_, grip, _, touch, _), presence = rows("PP")
    assert not grip.any()
    assert touch[SHAPE_INDEX["mouthPressLeft"]] == 1
    assert presence[PRESENCE["closure"]] == 1


def test_tongue_consonants_do_not_touch_the_lips():
    for name in ("DD", "kk", "nn"):
        (_, grip, *_), _ = rows(name)
        held = {SHAPE_NAMES[column] for column in np.flatnonzero(grip)}
        assert held == {"jawOpen"}, name


def test_a_small_consonant_loosens_its_grip_and_a_large_one_enlarges_its_shape():
    column = SHAPE_INDEX["mouthFunnel"]
    (_, normal, shape, *_), _ = rows("CH")
    (_, loose, *_), _ = rows("CH", 0.5)
    (_, firm, large, *_), _ = rows("CH", 1.2)
    assert loose[column] == np.float32(0.5) * normal[column]
    assert firm[column] == normal[column]
    assert large[column] == np.float32(1.2) * shape[column]


def test_a_short_silence_draws_less_to_rest():
    _, presence = rows("sil", 0.5)
    assert presence[PRESENCE["vowel"]] == 0.5
    assert presence[PRESENCE["opening"]] == 0


def test_effort_opens_the_jaw_of_a_close_vowel_more_than_its_lips():
    jaw, smile = SHAPE_INDEX["jawOpen"], SHAPE_INDEX["mouthSmileLeft"]
    (normal, *_), _ = rows("ih")
    (loud, *_), _ = rows("ih", 1.4)
    (quiet, *_), _ = rows("ih", 0.5)
    assert loud[smile] == pytest.approx(1.4 * normal[smile])
    assert loud[jaw] > 2 * normal[jaw]
    assert quiet[jaw] == pytest.approx(0.5**1.5 * normal[jaw])
