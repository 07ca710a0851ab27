from dataclasses import replace

import numpy as np
import pytest

from bridge.motion.expressions import face_row
from bridge.motion.lips import LipSample
from bridge.motion.mixing import FACE_RATES, mix_face
from bridge.rigs.arkit import SHAPE_INDEX

SMILE, BROW, JAW = (SHAPE_INDEX[n] for n in ("mouthSmileLeft", "browInnerUp", "jawOpen"))
ZERO, ONE = np.zeros(1, np.float32), np.ones(1, np.float32)
SILENT = LipSample(
    weights=np.zeros((1, 52), np.float32), closure=ZERO, labiodental=ZERO, sibilant=ZERO,
    opening=ZERO, activity=ZERO,
)  # fmt: skip
FEELING = face_row({"mouthSmile": 0.7, "browInnerUp": 0.5, "jawOpen": 0.3, "mouthFrown": 0.4})[None]


def speaking(**shapes):
    return replace(SILENT, activity=ONE, weights=face_row(shapes)[None].astype(np.float32))


def test_in_silence_the_face_belongs_to_the_feeling():
    assert mix_face(FEELING, SILENT) is FEELING


def test_speech_takes_most_of_the_mouth_and_none_of_the_brows():
    mixed = mix_face(FEELING, speaking())[0]
    assert mixed[BROW] == 0.5
    assert mixed[SMILE] == pytest.approx(0.7 * 0.6)
    assert mixed[JAW] == pytest.approx(0.3 * 0.35)


def test_a_rounded_vowel_takes_the_smile():
    plain, rounded = (
        mix_face(FEELING, speaking())[0],
        mix_face(FEELING, speaking(mouthPucker=0.8))[0],
    )
    assert rounded[SMILE] == pytest.approx(plain[SMILE] * (1 - 0.7 * 0.8))


def test_a_spread_vowel_takes_half_of_the_frown():
    frown = SHAPE_INDEX["mouthFrownLeft"]
    plain, spread = (
        mix_face(FEELING, speaking())[0],
        mix_face(FEELING, speaking(mouthStretch=0.3))[0],
    )
    assert spread[frown] == pytest.approx(plain[frown] / 2)


def test_a_sealed_mouth_hangs_on_to_no_open_jaw():
    assert mix_face(FEELING, replace(speaking(), closure=ONE))[0, JAW] == 0


def test_the_jaw_is_the_slowest():
    assert FACE_RATES[JAW] == 7.9
    assert set(np.delete(FACE_RATES, JAW)) == {12.0}
