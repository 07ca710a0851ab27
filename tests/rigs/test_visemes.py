import numpy as np

from bridge.rigs import visemes
from bridge.rigs.visemes import LipClass


def test_there_are_15_visemes_in_the_order_of_ovr():
    assert " ".join(visemes.VISEME_NAMES) == "sil PP FF TH DD kk CH SS nn RR aa E ih oh ou"
    assert visemes.VISEME_INDEX["ou"] == 14
    assert visemes.VISEME_MORPHS[-3:] == ("viseme_I", "viseme_O", "viseme_U")
    assert len(visemes.VISEME_MORPHS) == 15


def test_closed_mouths_have_no_vowel_and_open_ones_mostly_their_own():
    rows = dict(zip(visemes.VISEME_NAMES, visemes.VOWEL_WEIGHTS, strict=True))
    assert not rows["sil"].any()
    assert not rows["PP"].any()
    for viseme, vowel in {"aa": "aa", "E": "ee", "ih": "ih", "oh": "oh", "ou": "ou"}.items():
        assert visemes.VOWEL_NAMES[np.argmax(rows[viseme])] == vowel
        assert rows[viseme].max() >= 0.9
    assert visemes.VOWEL_WEIGHTS.sum(axis=1).max() <= 1


def test_every_viseme_has_a_lip_class():
    assert set(visemes.LIP_CLASSES) == set(visemes.VISEME_NAMES)
    lips = {name for name, kind in visemes.LIP_CLASSES.items() if kind is LipClass.LIPS}
    assert lips == {"PP", "FF"}
