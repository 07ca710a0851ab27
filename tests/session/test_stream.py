from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bridge.hooks import OutputCapabilities
from bridge.model import (
    AudioChunk,
    Cue,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    Layer,
    PerformanceEvent,
    Scene,
    Style,
    Timeline,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.rigs import RIG
from bridge.session.pacing import OutputLine
from bridge.session.stream import CharacterStream, StreamSettings
from bridge.testing import sample_speech, sample_utterance

LEAD = 150_000


class Collector:
    def __init__(self, *, ahead=True):
        self.capabilities = OutputCapabilities(ahead=ahead)
        self.got = []

    def send(self, record):
        self.got.append(record)

    def close(self):
        self.got.append("closed")


class Loudspeaker:
    def __init__(self):
        self.played, self.cuts = [], 0

    def play(self, pts_micros, samples):
        self.played.append((pts_micros, len(samples)))

    def cut(self):
        self.cuts += 1

    def heard_micros(self, now_micros):
        return now_micros - 30_000  # a device's latency

    def close(self):
        self.is_closed = True


class Rehearsal:
    """A stream stepped by hand, frame by frame, in virtual time."""

    def __init__(self, sampler, *, frame_rate=60):
        self.ahead, self.paced = Collector(), Collector(ahead=False)
        self.sound, self.now = Loudspeaker(), 1_000_000
        description = Describe(
            character="ada",
            seq=0,
            session_id="s",
            rig=RIG,
            frame_rate=frame_rate,
            sample_rate=24_000,
            lead_micros=LEAD,
            control_endpoint="",
        )
        self.stream = CharacterStream(
            StreamSettings(description=description),
            sampler=sampler,
            scene=Scene(),
            lines=[OutputLine("native", self.ahead), OutputLine("vmc", self.paced)],
            sound=self.sound,
            watch=lambda record: None,
            start_micros=self.now,
        )

    def run(self, seconds, *, step=16_667):
        end = self.now + int(seconds * 1e6)
        while self.now < end:
            self.stream.release(self.now)
            self.stream.advance(self.now)
            self.now += step

    def say(self, name="u1", *, speech=None, origin=None):
        speech = speech or sample_speech()
        length = len(speech.samples) * 1_000_000 // speech.sample_rate
        timeline = Timeline(
            utterance_id=name,
            origin_micros=self.stream.horizon_micros + 80_000 if origin is None else origin,
            duration_micros=length,
        )
        self.stream.perform(sample_utterance(utterance_id=name), timeline, speech)

    def got(self, kind):
        return [record for record in self.ahead.got if isinstance(record, kind)]


@pytest.fixture
def rehearsal(sampler):
    return Rehearsal(sampler)


def test_every_record_has_the_next_number(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(2.5)
    assert [r.seq for r in rehearsal.ahead.got] == list(range(1, len(rehearsal.ahead.got) + 1))


@pytest.mark.parametrize("rate", [30, 60, 90, 120])
def test_idle_frames_come_without_gaps_and_ahead_of_time(sampler, rate):
    rehearsal = Rehearsal(sampler, frame_rate=rate)
    rehearsal.run(1.0)
    times = [frame.pts_micros for frame in rehearsal.got(Frame)]
    assert all(abs((b - a) - 1e6 / rate) <= 1 for a, b in pairwise(times))
    assert times[-1] >= rehearsal.now + LEAD - 20_000
    assert times[-1] <= rehearsal.now + LEAD + 110_000


def test_the_stream_describes_itself_every_second_and_when_somebody_comes(rehearsal):
    rehearsal.run(2.5)
    assert len(rehearsal.got(Describe)) == 3
    rehearsal.stream.introduce()
    rehearsal.run(0.02)
    assert len(rehearsal.got(Describe)) == 4
    assert len(rehearsal.got(Heartbeat)) == 4


def test_sound_and_frames_share_one_order(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(2.0)
    started = rehearsal.got(UtteranceStarted)[0]
    audio = rehearsal.got(AudioChunk)
    assert audio[0].pts_micros == started.pts_micros
    total = np.concatenate([chunk.samples for chunk in audio])
    assert np.array_equal(total, sample_speech().samples)
    assert len(rehearsal.got(UtteranceEnded)) == 1
    for chunk in audio:  # never behind the frames of its own instant
        later = [f for f in rehearsal.got(Frame) if f.seq < chunk.seq]
        assert all(f.pts_micros <= chunk.pts_micros + 1 for f in later)
    assert rehearsal.sound.played == [(c.pts_micros, len(c.samples)) for c in audio]


def test_the_first_sound_leaves_with_the_tick_that_hears_of_it(rehearsal):
    rehearsal.run(0.5)
    rehearsal.say()
    rehearsal.run(0.01)
    assert rehearsal.got(AudioChunk)
    assert any(frame.utterance_id == "u1" for frame in rehearsal.got(Frame))


def test_frames_carry_the_utterance_they_belong_to(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(3.0)
    started, ended = rehearsal.got(UtteranceStarted)[0], rehearsal.got(UtteranceEnded)[0]
    for frame in rehearsal.got(Frame):
        speaking = started.pts_micros <= frame.pts_micros < ended.pts_micros
        assert frame.utterance_id == ("u1" if speaking else "")


def test_an_origin_that_has_passed_is_moved_to_where_it_can_still_be_heard(rehearsal):
    rehearsal.run(0.5)
    rehearsal.say(origin=0)
    rehearsal.run(0.1)
    assert rehearsal.got(UtteranceStarted)[0].pts_micros >= 1_500_000


def test_frames_for_outputs_without_sound_leave_when_they_are_heard(rehearsal):
    rehearsal.run(1.0)
    latest = rehearsal.paced.got[-1]
    assert 0 <= rehearsal.now - 30_000 - latest.pts_micros <= 2 * 16_667


def test_an_interruption_voids_what_was_sent_and_the_replacement_follows(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(0.6)
    asked = rehearsal.now
    rehearsal.stream.interrupt()
    rehearsal.run(0.5)
    (cut,) = rehearsal.got(Interrupted)
    assert 0 <= cut.pts_micros - asked <= 17_000
    assert rehearsal.sound.cuts == 1
    assert not [r for r in rehearsal.got(AudioChunk) if r.seq > cut.seq]
    after = [f for f in rehearsal.got(Frame) if f.seq > cut.seq]
    assert 0 < after[0].pts_micros - cut.pts_micros <= 16_667
    assert after[0].weights[0] == 1.0
    assert all(frame.utterance_id == "" for frame in after)


def test_frames_after_an_interruption_go_on_where_the_body_was(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(0.6)
    rehearsal.stream.interrupt()
    rehearsal.run(0.2)
    (cut,) = rehearsal.got(Interrupted)
    before = [f for f in rehearsal.got(Frame) if f.seq < cut.seq and f.pts_micros < cut.pts_micros]
    after = [f for f in rehearsal.got(Frame) if f.seq > cut.seq]
    assert after[0].hips[0] == before[-1].hips[0] + 1


def test_void_frames_never_reach_an_output_without_sound(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(0.6)
    rehearsal.stream.interrupt()
    rehearsal.run(0.5)
    times = [frame.pts_micros for frame in rehearsal.paced.got]
    assert times == sorted(set(times))


def test_interrupting_silence_says_nothing(rehearsal):
    rehearsal.run(0.3)
    rehearsal.stream.interrupt()
    rehearsal.run(0.1)
    assert not rehearsal.got(Interrupted)


def test_the_next_utterance_after_an_interruption_works(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(0.5)
    rehearsal.stream.interrupt()
    rehearsal.run(0.1)
    rehearsal.say("u2")
    rehearsal.run(2.5)
    assert [e.utterance_id for e in rehearsal.got(UtteranceEnded)] == ["u2"]


def test_speech_that_grows_is_sent_once(rehearsal):
    whole = sample_speech()
    part = replace(whole, samples=whole.samples[:12_000], is_complete=False)
    rehearsal.run(0.3)
    rehearsal.say(speech=part)
    rehearsal.run(0.2)
    rehearsal.say(speech=whole)
    rehearsal.run(2.0)
    total = np.concatenate([chunk.samples for chunk in rehearsal.got(AudioChunk)])
    assert np.array_equal(total, whole.samples)
    assert len(rehearsal.got(UtteranceStarted)) == 1


def test_a_report_reaches_clients(rehearsal):
    rehearsal.stream.report("u9", "error", "cannot speak")
    rehearsal.run(0.02)
    (event,) = rehearsal.got(PerformanceEvent)
    assert (event.kind, event.name) == ("error", "cannot speak")


def test_a_scene_can_be_changed_from_outside(rehearsal):
    rehearsal.stream.arrange(style=Style(name="lively"))
    rehearsal.run(0.02)
    assert rehearsal.stream._scene.style.name == "lively"


def test_after_the_machine_slept_frames_begin_again_from_now(rehearsal):
    rehearsal.run(0.5)
    count = len(rehearsal.got(Frame))
    rehearsal.now += 60_000_000
    rehearsal.run(0.2)
    times = [frame.pts_micros for frame in rehearsal.got(Frame)[count:]]
    assert min(times) > 60_000_000
    assert len(times) < 40


def test_a_gesture_without_words_is_seen_and_then_forgotten(rehearsal):
    rehearsal.run(0.3)
    timeline = Timeline(utterance_id="gesture-1", origin_micros=0, duration_micros=400_000)
    rehearsal.stream.gesture(timeline)
    rehearsal.run(0.05)
    assert [g.utterance_id for g in rehearsal.stream._gestures] == ["gesture-1"]
    rehearsal.run(1.0)
    assert rehearsal.stream._gestures == []


def test_closing_leaves_every_output_at_rest_and_the_device_alone(rehearsal):
    rehearsal.stream.close()
    assert rehearsal.sound.is_closed
    assert rehearsal.ahead.got[-1] == rehearsal.paced.got[-1] == "closed"


class PickySampler:
    """Refuses every scene that holds a gesture or a cue named ``poison``."""

    def __init__(self, sampler):
        self.sampler = sampler
        self.rest = sampler.rest

    def sample(self, scene, times_micros, state):
        if any(cue.name == "poison" for timeline in scene.timelines for cue in timeline.cues):
            raise FloatingPointError("this cannot be sampled")
        return self.sampler.sample(scene, times_micros, state)


def poison(name, origin=0):
    cue = Cue(
        layer=Layer.HEAD,
        name="poison",
        start_micros=0,
        ready_micros=0,
        relax_micros=0,
        end_micros=0,
    )
    return Timeline(utterance_id=name, origin_micros=origin, duration_micros=1_000_000, cues=(cue,))


def test_an_utterance_that_cannot_be_rendered_is_given_up_and_the_next_one_works(sampler, caplog):
    rehearsal = Rehearsal(PickySampler(sampler))
    rehearsal.run(0.3)
    origin = rehearsal.stream.horizon_micros + 80_000
    for _ in range(2):  # a revision does not bring it back
        rehearsal.stream.perform(
            sample_utterance(utterance_id="bad"), poison("bad", origin), sample_speech()
        )
        rehearsal.run(0.3)
    rehearsal.say("good")
    rehearsal.run(2.0)
    (cut,) = rehearsal.got(Interrupted)
    assert cut.utterance_id == "bad"
    (error,) = [event for event in rehearsal.got(PerformanceEvent) if event.kind == "error"]
    assert error.name == "FloatingPointError: this cannot be sampled"
    assert [ended.utterance_id for ended in rehearsal.got(UtteranceEnded)] == ["good"]
    times = [frame.pts_micros for frame in rehearsal.got(Frame)]
    assert {round(b - a, -3) for a, b in pairwise(times)} == {17_000}
    assert len(caplog.records) == 1


def test_a_gesture_that_cannot_be_rendered_is_given_up(sampler, caplog):
    rehearsal = Rehearsal(PickySampler(sampler))
    rehearsal.run(0.3)
    rehearsal.stream.gesture(poison("gesture-1"))
    count = len(rehearsal.got(Frame))
    rehearsal.run(0.5)
    assert len(rehearsal.got(Frame)) > count + 25
    assert rehearsal.got(Interrupted) == []
    assert len(caplog.records) == 1


def test_speech_that_will_not_go_on_ends_where_it_is(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say(speech=replace(sample_speech(until_phone=5), is_complete=False))
    rehearsal.run(2.0)
    assert rehearsal.got(UtteranceEnded) == []
    rehearsal.stream.finish("u1")
    rehearsal.run(0.2)
    (ended,) = rehearsal.got(UtteranceEnded)
    (started,) = rehearsal.got(UtteranceStarted)
    assert ended.pts_micros == started.pts_micros + 430_000


def test_what_should_have_sounded_while_the_machine_slept_is_cut(rehearsal):
    rehearsal.run(0.3)
    rehearsal.say()
    rehearsal.run(0.3)
    rehearsal.now += 5_000_000
    rehearsal.run(0.2)
    (cut,) = rehearsal.got(Interrupted)
    late = [chunk for chunk in rehearsal.got(AudioChunk) if chunk.seq > cut.seq]
    assert late == []
    assert rehearsal.sound.cuts == 1


def test_a_long_reason_is_told_in_short(rehearsal):
    rehearsal.stream.report("u1", "error", "x" * 1000)
    rehearsal.run(0.05)
    (event,) = rehearsal.got(PerformanceEvent)
    assert event.name == "x" * 128
