from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import SpeechChunk, Word
from bridge.speech.proportional import phones_in_words, proportional_times
from bridge.testing import sample_utterance

RATE = 16_000


def assert_covers(phones, start, end):
    assert phones[0].start_micros == start
    assert phones[-1].end_micros == end
    for before, after in pairwise(phones):
        assert before.end_micros == after.start_micros
        assert before.end_micros > before.start_micros


def test_phrases_are_laid_between_audible_pauses(buzz, chunk):
    samples = buzz((0.2, 0), (0.6, 0.3), (0.4, 0), (0.9, 0.3), (0.3, 0))
    utterance = sample_utterance("Well met, my good friend.")
    phones, words = proportional_times(utterance, [chunk(samples, is_last=True)])
    assert_covers(phones, 0, 2_400_000)
    assert [w.text for w in words] == ["Well", "met", "my", "good", "friend"]
    assert abs(words[1].end_micros - 800_000) <= 20_000
    assert abs(words[2].start_micros - 1_200_000) <= 20_000
    assert abs(words[-1].end_micros - 2_100_000) <= 20_000
    silent = [p for p in phones if not p.symbol]
    assert len(silent) == 3


def test_a_pause_that_the_voice_did_not_make_is_not_invented(buzz, chunk):
    utterance = sample_utterance("Well, yes, no, and so on.")
    phones, words = proportional_times(utterance, [chunk(buzz((2.0, 0.3)), is_last=True)])
    assert all(p.symbol for p in phones)
    assert len(words) == 6


def test_a_pause_that_the_text_does_not_show_is_bridged(buzz, chunk):
    samples = buzz((0.5, 0.3), (0.2, 0), (0.5, 0.3), (0.5, 0), (0.5, 0.3))
    phones, _ = proportional_times(
        sample_utterance("One two. Three"), [chunk(samples, is_last=True)]
    )
    assert len([p for p in phones if not p.symbol]) == 1


def test_times_of_a_chunk_stay_when_more_chunks_arrive(buzz, chunk):
    utterance = sample_utterance("The castle gate is open, and nobody is there to see us enter.")
    first = chunk(buzz((1.0, 0.3), (0.2, 0)))
    second = chunk(buzz((1.0, 0.3)), start_micros=1_200_000)
    third = chunk(buzz((1.5, 0.3), (0.1, 0)), start_micros=2_200_000, is_last=True)
    chunks = [first, second, third]
    grown = [proportional_times(utterance, chunks[: n + 1]) for n in range(3)]
    for (phones, words), (more_phones, more_words) in pairwise(grown):
        assert more_phones[: len(phones)] == phones
        assert more_words[: len(words)] == words
    phones, words = grown[-1]
    assert_covers(phones, 0, 3_800_000)
    assert words[-1].text == "enter"
    assert len(words) == 13


def test_sound_without_text_still_moves_the_mouth(buzz, chunk):
    utterance = sample_utterance("Hi.")
    chunks = [chunk(buzz((1.0, 0.3))), chunk(buzz((1.0, 0.3)), 1_000_000, is_last=True)]
    phones, words = proportional_times(utterance, chunks)
    assert_covers(phones, 0, 2_000_000)
    assert len(words) == 1
    assert len([p for p in phones if p.start_micros >= 1_000_000 and p.symbol]) > 5


def test_silence_stays_silent(chunk):
    silence = chunk(np.zeros(RATE, np.float32), is_last=True)
    phones, words = proportional_times(sample_utterance("Hello"), [silence])
    assert [p.symbol for p in phones] == [""]
    assert words == ()


def test_known_words_hold_their_phones():
    words = [
        Word(text=text, start_micros=start, end_micros=end, start_char=-1, end_char=-1)
        for text, start, end in [("Hello", 100_000, 400_000), ("there", 500_000, 900_000)]
    ]
    phones = phones_in_words(words, "en", 0, 1_000_000)
    assert_covers(phones, 0, 1_000_000)
    assert [p.symbol for p in phones if p.start_micros in (0, 400_000, 900_000)] == ["", "", ""]


@settings(deadline=None, max_examples=40)
@given(
    st.text(alphabet="aeiou bdgkt,.!?あ漢7", max_size=40),
    st.lists(st.tuples(st.floats(0.02, 0.6), st.booleans()), min_size=1, max_size=5),
)
def test_phones_cover_any_sound_for_any_text(text, pieces):
    chunks, start = [], 0
    for index, (secs, is_loud) in enumerate(pieces):
        time = np.arange(round(secs * RATE)) / RATE
        samples = (0.3 * is_loud * np.sin(2 * np.pi * 150 * time)).astype(np.float32)
        chunks.append(
            SpeechChunk(
                utterance_id="u1",
                start_micros=start,
                sample_rate=RATE,
                samples=samples,
                f0_hz=np.zeros(0, np.float32),
                is_last=index == len(pieces) - 1,
            )
        )
        start += round(len(samples) * 1_000_000 / RATE)
    phones, words = proportional_times(sample_utterance(text), chunks)
    assert_covers(phones, 0, start)
    for before, after in pairwise(words):
        assert before.end_micros <= after.start_micros
        assert before.end_char <= after.start_char
