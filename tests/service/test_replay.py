from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bridge.errors import TakeError
from bridge.hooks import OutputCapabilities
from bridge.model import AudioChunk, Describe, Frame, Heartbeat, Interrupted
from bridge.service.replay import Replay
from bridge.session.pacing import OutputLine
from bridge.testing import FakeOutput, sample_frame, sample_records

LEAD = 150_000
NOW = 40_000_000
STEP = 8_333


class Loudspeaker:
    """Plays what it is given at its time, unless it is cut before."""

    latency = 30_000

    def __init__(self):
        self.queued, self.cuts, self.now = [], [], 0

    def play(self, pts_micros, samples):
        self.queued.append((pts_micros, samples))

    def cut(self):
        self.cuts.append(self.now)
        self.queued = [(pts, samples) for pts, samples in self.queued if pts < self.now]

    def heard_micros(self, now_micros):
        self.now = now_micros
        return now_micros - self.latency

    def close(self):
        pass


class Screening:
    """A replay in virtual time, with an output for engines and one for avatars without sound."""

    def __init__(self, records):
        self.ahead = FakeOutput()
        self.paced = FakeOutput(capabilities=OutputCapabilities(ahead=False))
        self.sound, self.now, self.sent_at = Loudspeaker(), NOW, {}
        self.replay = Replay(
            records,
            session_id="again",
            control_endpoint="tcp://127.0.0.1:1",
            lines=[OutputLine("native", self.ahead), OutputLine("vmc", self.paced)],
            sound=self.sound,
        )

    def run(self):
        while not self.replay.is_over(self.now):
            count = len(self.ahead.records)
            self.replay.tick(self.now)
            for record in self.ahead.records[count:]:
                self.sent_at[record.seq] = self.now
            self.now += STEP
            assert self.now < NOW + 60_000_000
        return self


def take(seconds=1.0, *, extra=()):
    """A describe, then frames at 60 Hz with a weight that numbers them, then ``extra``."""
    describe = replace(sample_records()[0], lead_micros=LEAD)
    frames = []
    for index in range(int(seconds * 60)):
        weights = np.full(52, index / 1000, np.float32)
        pts = 5_000_000 + index * 1_000_000 // 60
        frames.append(sample_frame(seq=2 + index, pts_micros=pts, weights=weights))
    return [describe, *frames, *extra]


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_every_record_comes_again_in_order_with_its_numbers_to_the_bit():
    records = take()
    again = Screening(records).run().ahead.records
    assert [type(record) for record in again] == [type(record) for record in records]
    assert [record.seq for record in again] == [record.seq for record in records]
    for before, after in zip(of(Frame, records), of(Frame, again), strict=True):
        for name in ("weights", "head", "bones", "hips"):
            assert getattr(after, name).tobytes() == getattr(before, name).tobytes()


def test_times_are_moved_and_their_distances_kept():
    records = take()
    again = Screening(records).run().ahead.records
    moved = {a.pts_micros - b.pts_micros for a, b in zip(again[1:], records[1:], strict=True)}
    assert len(moved) == 1
    assert again[1].pts_micros == NOW + LEAD


def test_spans_are_moved_with_their_beginnings():
    event = sample_records()[4]
    records = take(extra=[replace(event, seq=99, pts_micros=5_500_000, end_micros=5_600_000)])
    after = Screening(records).run().ahead.records[-1]
    assert after.end_micros - after.pts_micros == 100_000


def test_it_presents_itself_as_todays_sidecar():
    (describe,) = of(Describe, Screening(take()).run().ahead.records)
    assert (describe.session_id, describe.control_endpoint) == ("again", "tcp://127.0.0.1:1")


def test_records_leave_a_lead_ahead_and_frames_without_sound_when_they_are_heard():
    shown = Screening(take()).run()
    for frame in shown.ahead.frames:
        assert 0 <= shown.sent_at[frame.seq] + LEAD - frame.pts_micros <= STEP
    assert len(shown.paced.frames) >= 55
    assert all(a.pts_micros < b.pts_micros for a, b in pairwise(shown.paced.frames))


def test_sound_is_played_at_its_moved_time():
    chunk = replace(sample_records()[2], seq=90, pts_micros=5_900_000)
    shown = Screening(take(extra=[chunk])).run()
    ((pts, samples),) = shown.sound.queued
    assert pts == NOW + LEAD + 900_000
    assert np.array_equal(samples, chunk.samples)


def interrupted_take():
    """Half a second of frames and sound, made void from 0.4 s on; then other frames."""
    describe, *frames = take(0.5)
    sound = replace(sample_records()[2], seq=32, pts_micros=5_300_000)
    void = [
        replace(sound, seq=33 + i, pts_micros=5_410_000 + i * 20_000, samples=sound.samples[:480])
        for i in range(3)
    ]
    cut = Interrupted(character="ada", seq=40, pts_micros=5_400_000, utterance_id="u1")
    after = [
        sample_frame(seq=41 + i, pts_micros=5_400_000 + i * 16_667, weights=np.ones(52, np.float32))
        for i in range(30)
    ]
    return [describe, *frames, sound, *void, cut, *after]


def test_an_interruption_happens_again_at_its_own_instant():
    shown = Screening(interrupted_take()).run()
    (cut,) = of(Interrupted, shown.ahead.records)
    assert 0 <= shown.sent_at[cut.seq] - cut.pts_micros <= STEP
    assert shown.sound.cuts == [shown.sent_at[cut.seq]]
    assert all(pts < cut.pts_micros for pts, _ in shown.sound.queued)


def test_void_frames_never_reach_an_output_without_sound():
    shown = Screening(interrupted_take()).run()
    (cut,) = of(Interrupted, shown.ahead.records)
    late = [f for f in shown.paced.frames if f.pts_micros >= cut.pts_micros]
    assert late
    assert all(frame.seq > cut.seq for frame in late)


def test_a_take_without_frames_cannot_be_shown():
    describe, *_ = take()
    with pytest.raises(TakeError, match="no frames"):
        Screening([describe, Heartbeat(character="ada", seq=2, pts_micros=0)])


def test_it_knows_how_long_it_is_and_when_it_is_over():
    shown = Screening(take(2.0))
    assert shown.replay.seconds == pytest.approx(119 / 60, abs=0.001)
    assert not shown.replay.is_over(NOW + 1_000_000_000)  # it has not begun
    shown.run()
    assert shown.now - NOW == pytest.approx(2_000_000 + LEAD, abs=50_000)
    assert len(of(AudioChunk, shown.ahead.records)) == 0
