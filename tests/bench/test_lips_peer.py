import numpy as np
import pytest

from bridge.bench.lips_peer import PEER_SETTINGS, peer_name, peer_weights
from bridge.model import Phone
from bridge.rigs import SHAPE_INDEX

pytest.importorskip("openfacefx")


def phones(*lengths):
    at, made = 0, []
    for symbol, millis in lengths:
        made.append(Phone(symbol=symbol, start_micros=at, end_micros=at + millis * 1000, stress=1))
        at += millis * 1000
    return made


@pytest.mark.parametrize("setting", PEER_SETTINGS)
def test_it_speaks_our_phones_on_our_rig(setting):
    mama = phones(("", 200), ("m", 80), ("ɑ", 150), ("m", 80), ("ə", 100), ("", 90), ("", 100))
    weights = peer_weights(mama, setting, 60)
    assert weights.shape == (48 + 1, 52)
    jaw = weights[:, SHAPE_INDEX["jawOpen"]]
    assert jaw[20] > 0.3  # in the vowel
    assert weights[14, SHAPE_INDEX["mouthPressLeft"]] > 0.3  # in the seal


def test_diphthongs_and_affricates_are_known_to_it():
    aye, ah = (peer_weights(phones(("", 300), (s, 300), ("", 300)), "default", 60) for s in "aɑ")
    toy = peer_weights(phones(("", 300), ("ɔɪ", 300), ("", 300)), "default", 60)
    cheer = peer_weights(phones(("", 300), ("tʃ", 300), ("", 300)), "default", 60)
    np.testing.assert_array_equal(aye, ah)
    assert toy[35, SHAPE_INDEX["mouthSmileLeft"]] > toy[20, SHAPE_INDEX["mouthSmileLeft"]]
    assert cheer[27, SHAPE_INDEX["mouthFunnel"]] > 0.3


def test_its_name_tells_its_version():
    assert peer_name().startswith("openfacefx 0.")
