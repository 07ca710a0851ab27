import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.model import Clip
from bridge.performance.accent import heard_accents, spread_out

WORD = 300_000


def clip(pitch, loudness):
    """Return a clip in which each word has one pitch and one loudness."""
    rows = WORD // 10_000
    values = np.zeros((rows * len(pitch), 3), np.float32)
    values[:, 0] = np.repeat(loudness, rows)
    values[:, 1] = np.repeat(pitch, rows)
    return Clip(
        name="prosody", start_micros=0, hop_micros=10_000,
        channels=("loudness", "pitch", "side"), values=values,
    )  # fmt: skip


def heard(pitch, loudness, language="en", vowels=90_000):
    starts = [k * WORD for k in range(len(pitch))]
    lengths = np.broadcast_to(vowels, len(starts))
    return heard_accents(
        [(start, start + WORD) for start in starts],
        [
            (start + 60_000, start + 60_000 + int(n))
            for start, n in zip(starts, lengths, strict=True)
        ],
        clip(pitch, loudness),
        language,
    )


FLAT = [0.2] * 6


def test_the_word_that_stands_out_is_accented():
    accents = heard([*FLAT[:4], 2.0, 0.2], [*FLAT[:4], 1.5, 0.2])
    assert accents[4] > 1.0
    assert max(accents[:4] + accents[5:]) < 0.6


def test_pitch_says_less_where_it_makes_words():
    pitch = [*FLAT[:4], 2.0]
    english, chinese, japanese = (heard(pitch, FLAT[:5], each)[4] for each in ("en", "zh-CN", "ja"))
    assert chinese < english
    assert japanese < english


def test_length_says_more_where_pitch_makes_words():
    lengths = [90_000] * 4 + [240_000]
    english, chinese = (heard(FLAT[:5], FLAT[:5], each, lengths)[4] for each in ("en", "zh"))
    assert chinese - heard(FLAT[:5], FLAT[:5], "zh")[4] > english - heard(FLAT[:5], FLAT[:5])[4] > 0


def test_a_japanese_accent_needs_loudness_beside_pitch():
    pitch = [*FLAT[:4], 2.0]
    assert heard(pitch, [*FLAT[:4], 2.0], "ja")[4] > heard(pitch, FLAT[:5], "ja")[4] + 0.3


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(-2, 2)), min_size=1, max_size=40),
       st.integers(1, 40))  # fmt: skip
def test_what_was_judged_stays_to_the_bit(sounds, known):
    pitch, loudness = zip(*sounds, strict=True)
    assert heard(pitch[:known], loudness[:known]) == heard(pitch, loudness)[:known]


def test_nothing_said_has_no_accent():
    assert heard_accents([], [], clip([0.0], [0.0]), "en") == []
    beyond = 10 * WORD
    assert heard_accents(
        [(beyond, beyond + WORD)], [(beyond, beyond + 9)], clip([1], [1]), "en"
    ) == [0]


@pytest.mark.parametrize(
    ("marked", "left"),
    [((False, False, False), [1.5, 0.99, 1.5]), ((False, True, True), [1.5] * 3)],
)
def test_accents_keep_a_distance_unless_they_are_marked(marked, left):
    assert spread_out([1.5] * 3, [0, 200_000, 500_000], marked) == left
