import logging
from dataclasses import replace

import numpy as np
import pytest

from bridge.errors import VoiceError
from bridge.model import Phone, Word
from bridge.speech import Joiner, join
from bridge.testing import sample_utterance

HELLO = sample_utterance("Hello there.")


def phone(symbol, start, end):
    return Phone(symbol=symbol, start_micros=start, end_micros=end)


@pytest.fixture
def chunks(buzz, chunk):
    """Two chunks of half a second with everything a voice can give."""
    word = Word(text="Hello", start_micros=0, end_micros=500_000, start_char=0, end_char=5)
    return [
        chunk(
            buzz((0.5, 0.3)),
            phones=(phone("h", 0, 500_000),),
            words=(word,),
            f0_hz=np.full(50, 120, np.float32),
        ),
        chunk(
            buzz((0.5, 0.3)),
            500_000,
            phones=(phone("ð", 500_000, 1_000_000),),
            f0_hz=np.full(50, 130, np.float32),
            is_last=True,
        ),
    ]


def test_what_a_voice_gives_is_kept(chunks):
    speech = join(HELLO, chunks)
    assert speech.is_complete
    assert len(speech.samples) == 16_000
    assert [p.symbol for p in speech.phones] == ["h", "ð"]
    assert [w.text for w in speech.words] == ["Hello"]
    assert speech.f0_hz.tolist() == [120.0] * 50 + [130.0] * 50
    assert not speech.samples.flags.writeable
    assert not join(HELLO, chunks[:1]).is_complete


def test_chunks_that_are_no_whole_number_of_hops_keep_their_pitch_in_time(buzz, chunk):
    first = chunk(buzz((0.1055, 0.3)), phones=(phone("a", 0, 105_500),), f0_hz=np.full(11, 100.0))
    second = chunk(
        buzz((0.1055, 0.3)),
        105_500,
        phones=(phone("a", 105_500, 211_000),),
        f0_hz=np.full(11, 200.0),
        is_last=True,
    )
    assert join(HELLO, [first, second]).f0_hz.tolist() == [100.0] * 11 + [200.0] * 11


def test_missing_pitch_is_measured(chunks):
    bare = [replace(c, f0_hz=np.zeros(0, np.float32)) for c in chunks]
    speech = join(HELLO, bare)
    assert speech.f0_hop_micros == 10_000
    assert np.median(speech.f0_hz) == pytest.approx(120, rel=0.02)


def test_missing_words_are_made_from_the_phones_at_the_end(chunks):
    bare = [replace(c, words=()) for c in chunks]
    assert join(HELLO, bare[:1]).words == ()
    assert [w.text for w in join(HELLO, bare).words] == ["Hello", "there"]


def test_missing_phones_are_estimated(chunks):
    bare = [replace(c, phones=(), words=()) for c in chunks]
    speech = join(HELLO, bare)
    assert len(speech.phones) > 5
    assert speech.phones[-1].end_micros == 1_000_000
    assert [w.text for w in speech.words] == ["Hello", "there"]


def test_words_without_phones_hold_estimated_phones(chunks):
    bare = [replace(c, phones=()) for c in chunks]
    speech = join(HELLO, bare)
    assert [w.text for w in speech.words] == ["Hello"]
    assert {p.symbol for p in speech.phones if p.start_micros >= 500_000} == {""}
    assert speech.phones[-1].end_micros == 1_000_000


def test_a_voice_without_phones_is_warned_about_once(chunks, caplog):
    joiner = Joiner("mumble")
    bare = [replace(c, phones=()) for c in chunks]
    with caplog.at_level(logging.WARNING):
        joiner.join(HELLO, chunks)
        assert not caplog.records
        joiner.join(HELLO, bare[:1])
        joiner.join(HELLO, bare)
    assert [record.voice for record in caplog.records] == ["mumble"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: [], "yielded no chunk"),
        (lambda c: [c[0], replace(c[1], utterance_id="u2")], "chunk 1 .* belongs to 'u2'"),
        (lambda c: [c[0], replace(c[1], sample_rate=8000)], "8000 Hz; the first one has 16000"),
        (lambda c: [c[0], replace(c[1], start_micros=9)], "starts at 9 µs; .* ends at 500000"),
        (lambda c: [replace(c[0], is_last=True), c[1]], "another one follows"),
        (lambda c: [replace(c[0], samples=np.full(9, np.nan, np.float32))], "no finite mono"),
    ],
)
def test_chunks_that_do_not_belong_together_are_refused(chunks, change, message):
    with pytest.raises(VoiceError, match=message):
        join(HELLO, change(chunks))


def test_an_utterance_may_end_with_an_empty_chunk(chunks, chunk):
    empty = chunk(np.zeros(0, np.float32), 1_000_000, is_last=True)
    speech = join(HELLO, [chunks[0], replace(chunks[1], is_last=False), empty])
    assert speech.is_complete
    assert [p.symbol for p in speech.phones] == ["h", "ð"]
