import pytest

from bridge import wire
from bridge.bench.script import LEAD_MICROS, scripted_stream
from bridge.model import AudioChunk, Frame, Interrupted, UtteranceEnded, UtteranceStarted

END = 60_000_000


@pytest.fixture(scope="module")
def sent():
    return list(scripted_stream(END, seed=1))


def of(kind, sent):
    return [(at, record) for at, record in sent if isinstance(record, kind)]


def test_records_are_in_order_and_without_gaps(sent):
    assert [record.seq for _, record in sent] == list(range(len(sent)))
    assert [at for at, _ in sent] == sorted(at for at, _ in sent)


def test_sound_and_poses_are_sent_a_lead_ahead(sent):
    assert all(record.pts_micros - at == LEAD_MICROS for at, record in of(AudioChunk, sent))
    first = [(at, record) for at, record in of(Frame, sent) if at > 0]
    assert all(0 < record.pts_micros - at <= LEAD_MICROS for at, record in first)


def test_every_utterance_ends_or_is_interrupted(sent):
    started = {record.utterance_id for _, record in of(UtteranceStarted, sent)}
    ended = {record.utterance_id for _, record in of(UtteranceEnded, sent)}
    cut = {record.utterance_id for _, record in of(Interrupted, sent)}
    assert len(started) > 5
    assert cut
    assert ended | cut == started
    assert not ended & cut


def test_after_an_interruption_the_mouth_closes_and_the_sound_stops(sent):
    cut_at, cut = of(Interrupted, sent)[0]
    later = [(at, record) for at, record in sent if record.seq > cut.seq]
    assert not [one for _, one in of(AudioChunk, later) if one.utterance_id == cut.utterance_id]
    replaced = [one for at, one in of(Frame, later) if at == cut_at]
    assert replaced[0].pts_micros - cut.pts_micros < 17_000
    closed = [one for one in replaced if one.pts_micros > cut.pts_micros + 100_000]
    assert closed
    assert all(one.weights.max() == 0 for one in closed)


def test_everything_can_be_sent(sent):
    for _, record in sent[:500]:
        assert wire.decode(wire.encode(record)).seq == record.seq


def test_a_script_too_short_to_speak_still_shows_frames():
    assert of(Frame, list(scripted_stream(1_000_000)))
