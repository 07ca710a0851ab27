import numpy as np
import pytest

from bridge.rigs.arkit import MIRROR, SHAPE_INDEX, SHAPE_NAMES
from bridge.rigs.viseme_weights import (
    BREATH_IN,
    FRONT_ROUND,
    MOUTH_INDEX,
    MOUTH_NAMES,
    MOUTH_WEIGHTS,
)
from bridge.rigs.visemes import VISEME_NAMES


def weight(mouth, shape):
    return MOUTH_WEIGHTS[MOUTH_INDEX[mouth], SHAPE_INDEX[shape]]


def test_rows_begin_with_the_visemes_in_their_order():
    assert MOUTH_NAMES[: len(VISEME_NAMES)] == VISEME_NAMES
    assert MOUTH_NAMES[len(VISEME_NAMES) :] == (FRONT_ROUND, BREATH_IN)
    assert MOUTH_WEIGHTS.shape == (len(MOUTH_NAMES), len(SHAPE_NAMES))


def test_weights_are_weights_and_cannot_be_changed():
    assert MOUTH_WEIGHTS.dtype == np.float32
    assert MOUTH_WEIGHTS.min() == 0
    assert MOUTH_WEIGHTS.max() < 1
    with pytest.raises(ValueError, match="read-only"):
        MOUTH_WEIGHTS[0, 0] = 1


def test_only_silence_is_at_rest():
    at_rest = [name for name in MOUTH_NAMES if not MOUTH_WEIGHTS[MOUTH_INDEX[name]].any()]
    assert at_rest == ["sil"]


def test_visemes_are_symmetric():
    np.testing.assert_array_equal(MOUTH_WEIGHTS, MOUTH_WEIGHTS[:, MIRROR])


def test_visemes_move_nothing_but_jaw_mouth_and_tongue():
    moved = {SHAPE_NAMES[column] for column in np.flatnonzero(MOUTH_WEIGHTS.any(axis=0))}
    assert all(name.startswith(("jaw", "mouth", "tongue")) for name in moved)
    assert [m for m in MOUTH_NAMES if weight(m, "tongueOut")] == ["TH"]


@pytest.mark.parametrize("mouth", MOUTH_NAMES)
def test_mouth_close_corrects_an_open_jaw_and_no_more(mouth):
    assert weight(mouth, "mouthClose") <= weight(mouth, "jawOpen")


def test_open_vowels_are_wider_than_everything_that_narrows_the_jaw():
    narrow = [weight(name, "jawOpen") for name in ("PP", "FF", "SS", "CH", "ih", "ou")]
    assert max(narrow) < min(weight(name, "jawOpen") for name in ("aa", "E", "oh"))
    assert weight("SS", "jawOpen") <= 0.10


def test_rounding_grows_from_oh_over_ou_to_ue():
    assert weight("oh", "mouthPucker") < weight("ou", "mouthPucker")
    assert weight("ou", "mouthPucker") < weight(FRONT_ROUND, "mouthPucker")
    assert weight(FRONT_ROUND, "jawOpen") < weight("ou", "jawOpen")
