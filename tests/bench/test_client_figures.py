"""A take is written that costs a client what a stream would."""

from bridge import wire
from bridge.bench.client_figures import write_take
from bridge.model import AudioChunk, Describe, Frame
from bridge.record import read_packets


def test_the_take_holds_one_utterance_of_frames_and_sound(tmp_path):
    write_take(tmp_path / "bench.take")
    records = [wire.decode(packet) for packet in read_packets(tmp_path / "bench.take")]
    assert isinstance(records[0], Describe)
    assert sum(isinstance(one, Frame) for one in records) >= 1500
    assert {one.utterance_id for one in records if isinstance(one, Frame | AudioChunk)} == {"u0"}
