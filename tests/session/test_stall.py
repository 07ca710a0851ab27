import numpy as np

from bridge.model import Phone, SpeechChunk, Word
from bridge.session.stall import after_silence

CHUNK = SpeechChunk(
    utterance_id="u",
    start_micros=100_000,
    sample_rate=1000,
    samples=np.ones(50, np.float32),
    phones=(Phone(symbol="a", start_micros=100_000, end_micros=150_000),),
    words=(Word(text="a", start_micros=100_000, end_micros=150_000, start_char=0, end_char=1),),
    f0_hz=np.full(5, 100, np.float32),
    f0_hop_micros=10_000,
)


def test_a_chunk_on_time_is_the_same_object():
    assert after_silence(CHUNK, shift_micros=0) is CHUNK


def test_silence_goes_in_front_of_sound_phones_words_and_pitch():
    late = after_silence(CHUNK, shift_micros=0, silence_micros=20_000)
    assert late.start_micros == 100_000
    assert late.samples.tolist() == [0.0] * 20 + [1.0] * 50
    assert [(p.symbol, p.start_micros, p.end_micros) for p in late.phones] == [
        ("", 100_000, 120_000),
        ("a", 120_000, 170_000),
    ]
    assert late.words[0].start_micros == 120_000
    assert late.f0_hz.tolist() == [0.0] * 2 + [100.0] * 5


def test_an_earlier_silence_moves_everything_without_adding_any():
    late = after_silence(CHUNK, shift_micros=30_000)
    assert late.start_micros == 130_000
    assert len(late.samples) == 50
    assert late.phones[0].start_micros == 130_000
