from itertools import pairwise

import pytest

from bridge.model import Phone
from bridge.performance.lips_segments import segments_of


def phones(*lengths):
    """Phones one after the other, from (symbol, milliseconds)."""
    at, made = 0, []
    for symbol, millis in lengths:
        made.append(Phone(symbol=symbol, start_micros=at, end_micros=at + millis * 1000))
        at += millis * 1000
    return made


def mouths(*lengths):
    return [segment.mouth for segment in segments_of(phones(*lengths))]


def test_each_sound_is_the_viseme_it_shows():
    assert mouths(("m", 60), ("ɑ", 90), ("", 200), ("s", 80)) == ["PP", "aa", "sil", "SS"]


def test_a_diphthong_is_two_mouths():
    first, second = segments_of(phones(("aɪ", 100)))
    assert (first.mouth, second.mouth) == ("aa", "ih")
    assert first.end_micros == second.start_micros
    assert first.is_onset
    assert not second.is_onset
    assert second.known_micros == first.known_micros == 0


def test_what_has_no_shape_or_no_length_is_no_segment():
    assert mouths(("h", 60), ("ʔ", 40), ("☃", 50), ("ɑ", 90), ("p", 0)) == ["aa"]


def test_a_long_vowel_is_stretches_that_follow_its_loudness():
    stretches = segments_of(phones(("ɑ", 260)))
    assert len(stretches) >= 3
    assert [s.is_onset for s in stretches] == [True] + [False] * (len(stretches) - 1)
    assert all(a.end_micros == b.start_micros for a, b in pairwise(stretches))
    assert stretches[-1].end_micros == 260_000


def test_a_long_consonant_is_one_stretch():
    assert mouths(("s", 300)) == ["SS"]


def test_vowels_shown_together_survive_averaging():
    (segment,) = segments_of(phones(("ɤ", 60)))
    assert len(segment.mix) == 2
    mean = sum(weight for _, weight in segment.mix) / 2
    assert mean == pytest.approx((0.5 + 0.3) / 1)


@pytest.mark.parametrize("symbol", ["y", "yː", "ø", "ʏ"])
def test_front_round_vowels_have_a_mouth_of_their_own(symbol):
    assert mouths((symbol, 60)) == ["ue"]


def test_kinds():
    p, m, n, f, w, s, pause = segments_of(
        phones(("p", 60), ("m", 60), ("n", 60), ("f", 60), ("w", 60), ("s", 60), ("", 60))
    )
    assert [x.is_contact for x in (p, m, n, f, w, s)] == [True, True, False, True, False, False]
    assert [x.may_stay_shut for x in (p, m, n, s, pause)] == [False, True, True, False, True]
    assert w.is_vocalic
    assert not w.is_nucleus
    assert not s.is_vocalic
