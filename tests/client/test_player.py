import numpy as np
import pytest

from bridge.client import Player, SoundCard
from bridge.client.player import GIVE_UP_MICROS, STALE_MICROS
from bridge.model import AudioChunk, Heartbeat, Interrupted, UtteranceEnded

RATE = 24_000
LATENCY = 20_000
MILLI = 1000
CHUNK = 40 * MILLI


class Ear:
    """Runs a player in virtual time, session clock and client clock being one."""

    def __init__(self, **card):
        self.card = SoundCard(
            sample_rate=RATE, latency_micros=LATENCY, **{"wake_micros": 0.0, **card}
        )
        self.player = Player(self.card)
        self.seq = 0

    def chunk(self, pts, utterance_id="u1", millis=40, seq=None):
        self.seq += 1
        self.player.take(
            AudioChunk(
                character="hana",
                seq=self.seq if seq is None else seq,
                pts_micros=pts,
                utterance_id=utterance_id,
                sample_rate=RATE,
                samples=np.full(millis * RATE // 1000, 0.5, np.float32),
            )
        )

    def end(self, pts, utterance_id="u1"):
        self.player.take(
            UtteranceEnded(character="hana", seq=0, pts_micros=pts, utterance_id=utterance_id)
        )

    def listen(self, start, stop, step=1 * MILLI):
        """What is heard, as (now, Heard), at every ``step``."""
        heard = []
        for now in range(start, stop, step):
            self.player.advance(now, float)
            if found := self.player.heard(now):
                heard.append((now, found))
        return heard


def sounding(heard):
    return [(now, one) for now, one in heard if one.is_sounding]


def test_a_chunk_is_heard_when_its_time_says():
    ear = Ear()
    ear.chunk(500 * MILLI)
    ear.end(540 * MILLI)
    played = sounding(ear.listen(0, 800 * MILLI))
    assert played[0][0] == pytest.approx(500 * MILLI, abs=1 * MILLI)
    assert played[-1][0] == pytest.approx(540 * MILLI, abs=1 * MILLI)
    assert all(one.level == pytest.approx(0.5) for _, one in played)
    assert ear.player.underruns == 0


def test_session_time_is_continuous_through_silence_sound_and_silence():
    ear = Ear(drift_ppm=200)
    for number in range(25):
        ear.chunk(500 * MILLI + number * CHUNK)
    ear.end(1500 * MILLI)
    heard = ear.listen(0, 2500 * MILLI)
    steps = np.diff([one.pts_micros for _, one in heard])
    assert steps.min() > 0.4 * MILLI
    assert steps.max() < 1.6 * MILLI
    now, last = heard[-1]
    assert last.pts_micros == pytest.approx(now, abs=1 * MILLI)


def test_the_position_is_what_is_heard():
    ear = Ear(wake_micros=300.0, drift_ppm=200)
    for number in range(50):
        ear.chunk(500 * MILLI + number * CHUNK)
    for now in range(0, 2400 * MILLI, 7 * MILLI):
        ear.player.advance(now, float)
        if now > 1000 * MILLI:
            heard, position = ear.player.heard(now), ear.player.position(now)
            assert position == pytest.approx(heard.pts_micros, abs=1 * MILLI)


def test_nothing_is_known_before_the_card_runs():
    ear = Ear()
    assert ear.player.position(0) is None
    assert ear.player.heard(0) is None


def test_a_playout_delay_shifts_everything():
    ear = Ear()
    ear.player = Player(ear.card, playout_delay_micros=100 * MILLI)
    ear.chunk(500 * MILLI)
    assert sounding(ear.listen(0, 800 * MILLI))[0][0] == pytest.approx(600 * MILLI, abs=1 * MILLI)


def test_a_late_beginning_is_played_late_and_whole():
    ear = Ear()
    ear.listen(0, 600 * MILLI)
    ear.chunk(500 * MILLI)
    ear.chunk(540 * MILLI)
    ear.end(580 * MILLI)
    played = sounding(ear.listen(600 * MILLI, 1200 * MILLI))
    assert played[0][1].pts_micros == pytest.approx(500 * MILLI, abs=1 * MILLI)
    assert played[-1][1].pts_micros == pytest.approx(580 * MILLI, abs=2 * MILLI)
    assert ear.player.underruns == 1
    assert ear.player.starved_micros == pytest.approx(120 * MILLI, abs=15 * MILLI)


def test_what_follows_a_shift_slews_back_to_the_session():
    ear = Ear()
    ear.listen(0, 600 * MILLI)
    ear.chunk(500 * MILLI)
    ear.end(540 * MILLI)
    heard = ear.listen(600 * MILLI, 5000 * MILLI)
    now, last = heard[-1]
    assert last.pts_micros == pytest.approx(now, abs=1 * MILLI)


def test_a_starved_utterance_stands_still_and_goes_on_where_it_was():
    ear = Ear()
    ear.chunk(500 * MILLI)
    ear.listen(0, 700 * MILLI)
    assert ear.player.heard(650 * MILLI).pts_micros == pytest.approx(540 * MILLI, abs=1 * MILLI)
    ear.chunk(540 * MILLI)
    ear.end(580 * MILLI)
    played = sounding(ear.listen(700 * MILLI, 900 * MILLI))
    assert played[0][1].pts_micros == pytest.approx(540 * MILLI, abs=1 * MILLI)
    assert ear.player.underruns == 1
    assert ear.player.starved_micros > 100 * MILLI


def test_a_lost_chunk_leaves_a_gap_of_its_own_length():
    ear = Ear()
    ear.chunk(500 * MILLI)
    ear.chunk(580 * MILLI)
    ear.end(620 * MILLI)
    played = sounding(ear.listen(0, 800 * MILLI))
    last = [now for now, one in played if one.pts_micros >= 580 * MILLI]
    assert last[0] == pytest.approx(580 * MILLI, abs=1 * MILLI)
    assert ear.player.underruns == 0


def test_a_chunk_lost_while_starving_is_jumped_over():
    ear = Ear()
    ear.chunk(500 * MILLI)
    ear.listen(0, 600 * MILLI)
    ear.chunk(620 * MILLI)
    played = sounding(ear.listen(600 * MILLI, 800 * MILLI))
    assert played[0][0] == pytest.approx(620 * MILLI, abs=12 * MILLI)


def test_an_utterance_that_never_ends_is_given_up():
    ear = Ear()
    ear.chunk(500 * MILLI)
    end = 600 * MILLI + GIVE_UP_MICROS
    now, last = ear.listen(0, end)[-1]
    assert last.pts_micros == pytest.approx(now, abs=30 * MILLI)


def test_very_late_sound_is_not_played():
    ear = Ear()
    ear.listen(0, 600 * MILLI + STALE_MICROS)
    ear.chunk(500 * MILLI)
    start = 600 * MILLI + STALE_MICROS
    assert not sounding(ear.listen(start, start + 300 * MILLI))
    assert ear.player.stale == 1


def test_sound_that_comes_again_is_not_played_again():
    ear = Ear()
    for number in range(3):
        ear.chunk(500 * MILLI + number * CHUNK)
    ear.end(620 * MILLI)
    ear.listen(0, 600 * MILLI)
    ear.chunk(500 * MILLI, seq=1)
    played = sounding(ear.listen(600 * MILLI, 1000 * MILLI))
    assert played[-1][1].pts_micros == pytest.approx(620 * MILLI, abs=2 * MILLI)
    assert ear.player.stale == 1
    assert ear.player.underruns == 0


def test_an_interruption_is_silence_within_a_block_and_the_latency():
    ear = Ear()
    for number in range(25):
        ear.chunk(500 * MILLI + number * CHUNK)
    ear.listen(0, 700 * MILLI)
    ear.player.take(
        Interrupted(character="hana", seq=90, pts_micros=690 * MILLI, utterance_id="u1")
    )
    played = sounding(ear.listen(700 * MILLI, 1500 * MILLI))
    assert played[-1][0] - 700 * MILLI < LATENCY + 12 * MILLI
    assert ear.player.underruns == 0


def test_the_next_utterance_after_an_interruption_is_in_time():
    ear = Ear()
    ear.chunk(500 * MILLI, millis=1000)
    ear.listen(0, 700 * MILLI)
    ear.player.take(
        Interrupted(character="hana", seq=90, pts_micros=690 * MILLI, utterance_id="u1")
    )
    ear.seq = 100
    ear.chunk(1200 * MILLI, utterance_id="u2")
    played = sounding(ear.listen(800 * MILLI, 1500 * MILLI))
    assert played[0][1].utterance_id == "u2"
    assert played[0][0] == pytest.approx(1200 * MILLI, abs=2 * MILLI)


def test_other_records_are_left_alone():
    ear = Ear()
    ear.player.take(Heartbeat(character="hana", seq=1, pts_micros=0))
    assert not sounding(ear.listen(0, 400 * MILLI))


def test_sound_at_another_rate_is_played_at_its_own_time():
    ear = Ear()
    for number in range(10):
        ear.player.take(
            AudioChunk(
                character="hana",
                seq=number,
                pts_micros=100 * MILLI + number * 100 * MILLI,
                utterance_id="u1",
                sample_rate=22_050,
                samples=np.full(2205, 0.5, np.float32),
            )
        )
    ear.end(1100 * MILLI)
    played = sounding(ear.listen(0, 1500 * MILLI))
    assert played[0][0] == pytest.approx(100 * MILLI, abs=1 * MILLI)
    assert played[-1][0] == pytest.approx(1100 * MILLI, abs=1 * MILLI)
    assert ear.player.underruns == 0


def test_another_session_starts_at_its_own_time():
    ear = Ear()
    ear.chunk(500 * MILLI)
    ear.listen(0, 300 * MILLI)
    ear.player.clear()
    ear.player.advance(400 * MILLI, lambda now: now + 10**9)
    assert ear.player.heard(420 * MILLI).pts_micros > 10**9
