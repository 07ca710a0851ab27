import numpy as np
import pytest

from bridge.client.sounds import Sound, SoundQueue
from bridge.model import AudioChunk, Interrupted

RATE = 1000  # a sample a millisecond


def chunk(seq, pts_millis, count=10, utterance_id="u1"):
    return AudioChunk(
        character="hana",
        seq=seq,
        pts_micros=pts_millis * 1000,
        utterance_id=utterance_id,
        sample_rate=RATE,
        samples=np.arange(count, dtype=np.float32),
    )


def interrupted(millis, utterance_id="u1"):
    return Interrupted(
        character="hana", seq=99, pts_micros=millis * 1000, utterance_id=utterance_id
    )


def queue(*chunks):
    made = SoundQueue(RATE)
    for one in chunks:
        made.add(one)
    return made


def test_taking_moves_the_beginning():
    sound = Sound(chunk(1, 100), RATE)
    np.testing.assert_array_equal(sound.take(4), [0, 1, 2, 3])
    assert (sound.at_micros, sound.end_micros) == (104_000, 110_000)
    assert len(sound.take(99)) == 6


def test_sounds_are_in_the_order_they_are_heard():
    made = queue(chunk(2, 110), chunk(1, 100))
    assert made.first().seq == 1
    made.finish(made.first())
    assert made.first().seq == 2


def test_a_chunk_that_is_here_or_past_its_turn_is_stale():
    made = queue(chunk(1, 100), chunk(2, 110), chunk(2, 110))
    made.begin(made.first())
    made.add(chunk(1, 100))
    assert made.stale == 2


def test_an_interruption_cuts_its_own_utterance_only():
    made = queue(chunk(1, 100), chunk(2, 110), chunk(3, 130, utterance_id="u2"))
    made.cut(interrupted(105))
    assert len(made.first().samples) == 5
    made.finish(made.first())
    assert made.first().utterance_id == "u2"


def test_it_starves_only_while_an_utterance_goes_on():
    made = queue(chunk(1, 100))
    assert not made.is_starved
    made.begin(made.first())
    made.finish(made.first())
    assert made.is_starved
    made.end("u1")
    assert not made.is_starved


def test_an_interrupted_or_given_up_utterance_is_not_waited_for():
    for stop in (lambda made: made.cut(interrupted(0)), SoundQueue.give_up):
        made = queue(chunk(1, 100))
        made.begin(made.first())
        made.finish(made.first())
        stop(made)
        assert not made.is_starved


def test_a_sender_gone_wild_does_not_fill_the_memory():
    made = queue(chunk(1, 0), chunk(2, 3_600_000), chunk(3, 5, count=0))
    assert len(made._sounds) == 1


def test_clearing_forgets_even_what_was_played():
    made = queue(chunk(7, 100))
    made.begin(made.first())
    made.clear()
    assert made.first() is None
    made.add(chunk(1, 0))
    assert made.first().seq == 1


@pytest.mark.parametrize(("at", "left"), [(90, 0), (100, 0), (104, 4), (110, 10), (200, 10)])
def test_cutting_keeps_what_comes_before(at, left):
    sound = Sound(chunk(1, 100), RATE)
    sound.cut(at * 1000)
    assert len(sound.samples) == left


@pytest.mark.parametrize("rate", [500, 1000, 1500, 44_100])
def test_another_rate_changes_neither_time_nor_shape(rate):
    sound = Sound(chunk(1, 100, count=1000), rate)
    assert sound.end_micros == pytest.approx(1_100_000, abs=1e6 / rate)
    assert len(sound.samples) == rate
    assert sound.samples[rate // 2] == pytest.approx(500, abs=3)
