import wave

import numpy as np
import pytest
from footages import RATE, cut, describe, event, frame, said, sound
from hypothesis import given
from hypothesis import strategies as st

from bridge.client.footage import footage_of, read_footage, read_records, write_wave
from bridge.errors import BridgeError, TakeError
from bridge.model import Heartbeat
from bridge.record import TakeWriter
from bridge.testing.samples import sample_records
from bridge.wire import encode


def test_frames_become_arrays_by_time():
    footage = footage_of([describe(), frame(0), frame(16_667, weight=1.0), frame(33_333)])
    assert footage.times_micros.tolist() == [0, 16_667, 33_333]
    assert footage.weights[:, 0].tolist() == [0, 1, 0]
    assert footage.head.shape == (3, 7)
    assert footage.bones.shape[0] == footage.hips.shape[0] == 3


def test_sound_lies_where_it_is_heard_and_silence_elsewhere():
    footage = footage_of([describe(), frame(0), sound(500_000, RATE // 4), frame(1_000_000)])
    assert len(footage.samples) == RATE
    loud = np.flatnonzero(footage.samples)
    assert (loud[0], loud[-1]) == (RATE // 2, RATE * 3 // 4 - 1)


def test_sound_before_the_first_frame_is_left_out():
    footage = footage_of([describe(), sound(0, RATE), frame(500_000), frame(600_000)])
    assert len(footage.samples) == RATE // 2
    assert np.all(footage.samples == 0.5)


def test_sound_after_the_last_frame_is_kept():
    footage = footage_of([describe(), frame(0), frame(100_000), sound(100_000, RATE)])
    assert len(footage.samples) == RATE // 10 + RATE


def test_an_interruption_takes_its_part_away():
    footage = footage_of([
        describe(), said("Hello."), frame(0), sound(0, RATE), frame(400_000, weight=1.0),
        event("word", "Hel", 0, 700_000), event("word", "lo", 450_000, 700_000),
        event("head", "nod", 0, 700_000, utterance_id="u2"), cut(300_000),
        frame(300_000), frame(900_000),
    ])  # fmt: skip
    assert footage.times_micros.tolist() == [0, 300_000, 900_000]
    assert np.all(footage.weights == 0)
    assert np.flatnonzero(footage.samples)[-1] == RATE * 3 // 10 - 1
    ends = {e.name: e.end_micros for e in footage.events}
    assert ends == {"Hel": 300_000, "nod": 700_000}


def test_one_character_is_chosen_the_first_unless_named():
    records = [
        describe(), describe("bob"), frame(0), frame(0, character="bob", weight=1.0), frame(9)
    ]  # fmt: skip
    assert len(footage_of(records).frames) == 2
    assert footage_of(records, character="bob").weights[0, 0] == 1.0


def test_seconds_count_from_the_first_frame():
    assert footage_of([describe(), frame(1_000_000)]).seconds_at(1_500_000) == 0.5


@pytest.mark.parametrize("records", [[], [describe()], [frame(0)]])
def test_a_take_without_a_performance_is_told(records):
    with pytest.raises(TakeError, match="no frames"):
        footage_of(records)


def test_frames_of_another_rig_are_told():
    with pytest.raises(TakeError, match=r"holds 3 shapes.*52"):
        footage_of([describe(), frame(0), frame(9, shapes=3)])


def write_take(path, records):
    with TakeWriter(path, {"take": 1}) as take:
        for record in records:
            take.write(encode(record))


def test_a_file_gives_back_what_was_written(tmp_path):
    path = tmp_path / "all.take"
    write_take(path, sample_records())
    assert [type(r) for r in read_records(path)] == [type(r) for r in sample_records()]


def test_a_file_that_shows_nothing_is_named(tmp_path):
    path = tmp_path / "idle.take"
    write_take(path, [Heartbeat(character="ada", seq=1, pts_micros=0)])
    with pytest.raises(TakeError, match=r"idle\.take: the take holds no frames of 'ada'"):
        read_footage(path)


def test_a_cut_file_is_named_once(tmp_path):
    path = tmp_path / "cut.take"
    write_take(path, [describe(), frame(0)])
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(TakeError) as caught:
        read_footage(path)
    assert str(caught.value).count("cut.take") == 1


@given(st.lists(st.floats(-2, 2, width=32), max_size=50))
def test_samples_survive_a_wav_file_within_a_step(tmp_path_factory, levels):
    path = tmp_path_factory.getbasetemp() / "any.wav"
    write_wave(path, np.array(levels, np.float32), RATE)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
        read = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32767
    assert read == pytest.approx(np.clip(levels, -1, 1), abs=1.01 / 32767)


def test_a_wav_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(BridgeError, match="cannot be written"):
        write_wave(tmp_path, np.zeros(3, np.float32), RATE)
