from dataclasses import replace

import numpy as np
import pytest

from bridge.client import Monitor, PoseState
from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Interrupted,
    RigDescription,
    UtteranceEnded,
    UtteranceStarted,
)

MILLI = 1000
RATE = 24_000
FRAME = 16_667
CHUNK = 40 * MILLI
OFFSET = 7_000 * MILLI
"""Session time minus client time."""
LEAD = 200 * MILLI
RIG = RigDescription(
    shape_names=("eyeBlinkLeft", "jawOpen"),
    bone_names=("hips",),
    bone_parents=(-1,),
    rest_positions=np.zeros((1, 3), np.float32),
)
DESCRIBE = Describe(
    character="hana",
    seq=0,
    session_id="one",
    rig=RIG,
    frame_rate=60,
    sample_rate=RATE,
    lead_micros=LEAD,
    control_endpoint="",
)
START, END = OFFSET + 1000 * MILLI, OFFSET + 3400 * MILLI


def loudness(pts):
    return np.where((pts >= START) & (pts < END), np.sin(np.pi * (pts - START) / 240_000) ** 2, 0)


def frame(pts, seq=0):
    return Frame(
        character="hana",
        seq=seq,
        pts_micros=pts,
        utterance_id="u1" if START <= pts < END else "",
        weights=np.array([0, loudness(pts)], np.float32),
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=np.array([[0, 0, 0, 1]], np.float32),
        hips=np.zeros(3, np.float32),
    )


def audio(pts):
    times = pts + np.arange(CHUNK * RATE // 1_000_000) * (1e6 / RATE)
    samples = loudness(times) * np.sin(2e-6 * np.pi * 180 * times)
    return AudioChunk(
        character="hana",
        seq=0,
        pts_micros=pts,
        utterance_id="u1",
        sample_rate=RATE,
        samples=samples.astype(np.float32),
    )


def stream(*, mouth_late=0):
    """(client time of arrival, record) of one utterance between idle frames, by arrival."""
    stamp = {"character": "hana", "seq": 0, "utterance_id": "u1"}
    words = dict.fromkeys(("turn_id", "text", "sentence_type", "act", "emotion"), "")
    records = [
        UtteranceStarted(pts_micros=START, **stamp, **words),
        UtteranceEnded(pts_micros=END, **stamp),
        *(audio(pts) for pts in range(START, END, CHUNK)),
    ]
    for pts in range(OFFSET + LEAD, OFFSET + 4500 * MILLI, FRAME):
        records.append(replace(frame(pts - mouth_late), pts_micros=pts))
    records.sort(key=lambda record: record.pts_micros)
    arrivals = [(record.pts_micros - LEAD - OFFSET, record) for record in records]
    return [(0, DESCRIBE)] + [
        (max(at, 0), replace(record, seq=seq)) for seq, (at, record) in enumerate(arrivals, 1)
    ]


def perform(arrivals, *, until=4000 * MILLI):
    monitor = Monitor()
    monitor.pong(sent_micros=0, session_micros=OFFSET, received_micros=0)
    shown = []
    for now in range(0, until, FRAME):
        while arrivals and arrivals[0][0] <= now:
            at, record = arrivals.pop(0)
            monitor.take(record, at)
        shown.append(monitor.tick(now))
    return monitor, shown


def test_face_and_sound_stay_together():
    monitor, _ = perform(stream())
    report = monitor.report()
    assert report.sounding_ticks > 100
    assert report.skew_p99_micros < 1 * MILLI
    assert abs(report.content_skew_micros) < 10 * MILLI
    assert report.lost == report.underruns == report.late_frames == 0


def test_a_mouth_that_is_late_in_content_is_found_though_its_stamps_are_right():
    report = perform(stream(mouth_late=80 * MILLI))[0].report()
    assert report.skew_p99_micros < 1 * MILLI
    assert report.content_skew_micros == pytest.approx(-80 * MILLI, abs=10 * MILLI)


def test_latency_runs_from_the_announcement():
    report = perform(stream())[0].report()
    assert report.first_sound_micros == pytest.approx(LEAD, abs=2 * FRAME)
    assert report.first_frame_micros == pytest.approx(LEAD, abs=2 * FRAME)


def test_records_come_a_lead_early():
    report = perform(stream())[0].report()
    assert report.early_p1_micros == pytest.approx(LEAD, abs=20 * MILLI)


def test_what_is_lost_is_counted_and_bridged():
    arrivals = stream()
    kept = [pair for number, pair in enumerate(arrivals) if number % 20 or number < 3]
    lost = len(arrivals) - len(kept)
    monitor, shown = perform(kept)
    report = monitor.report()
    assert report.lost == pytest.approx(lost, abs=1)
    assert report.skew_p99_micros < 1 * MILLI
    assert all(one.state is PoseState.LIVE for one in shown[30:-5])


def test_a_frame_that_comes_twice_is_counted_once():
    arrivals = stream()
    report = perform([*arrivals[:50], arrivals[49], *arrivals[50:]])[0].report()
    assert report.duplicates == 1


def test_an_interruption_empties_both_queues():
    cut = START + 500 * MILLI
    arrivals = [pair for pair in stream() if pair[0] < cut - OFFSET]
    stop = Interrupted(character="hana", seq=9999, pts_micros=cut, utterance_id="u1")
    monitor, shown = perform([*arrivals, (cut - OFFSET, stop)], until=2500 * MILLI)
    assert monitor.player.underruns == 0
    assert shown[-1].state is PoseState.RESTING
    assert shown[-1].pts_micros < cut
    assert not monitor.player.heard(2500 * MILLI).is_sounding


def test_nothing_is_shown_before_the_clock_is_known():
    monitor = Monitor()
    monitor.take(DESCRIBE, 0)
    monitor.take(frame(OFFSET, seq=1), 0)
    assert monitor.tick(1000) is None
    assert monitor.report().ticks == 0


def test_records_of_unknown_kinds_are_not_lost():
    monitor = Monitor()
    monitor.take(DESCRIBE, 0)
    monitor.skip(1)
    monitor.take(frame(OFFSET, seq=2), 0)
    assert monitor.report().lost == 0


def test_another_session_starts_over():
    monitor, _ = perform(stream(), until=2000 * MILLI)
    monitor.take(replace(DESCRIBE, session_id="two"), 2000 * MILLI)
    assert not monitor.offset.is_known
    assert monitor.tick(2010 * MILLI) is None
    monitor.pong(sent_micros=2020 * MILLI, session_micros=50 * MILLI, received_micros=2020 * MILLI)
    for seq, pts in enumerate(range(0, 500 * MILLI, FRAME), 1):
        monitor.take(frame(pts, seq=seq), 2020 * MILLI)
    shown = [monitor.tick(2020 * MILLI + step) for step in range(0, 300 * MILLI, FRAME)]
    assert shown[-1].state is PoseState.LIVE
    assert monitor.report().lost == 0
