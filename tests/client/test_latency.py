import numpy as np

from bridge.client import Heard, PoseState, Shown
from bridge.client.latency import LatencyWatch
from bridge.model import Heartbeat, UtteranceStarted


def started(utterance_id="u1"):
    return UtteranceStarted(
        character="hana",
        seq=1,
        pts_micros=0,
        utterance_id=utterance_id,
        turn_id="",
        text="",
        sentence_type="",
        act="",
        emotion="",
    )


def shown(utterance_id, state=PoseState.LIVE):
    empty = np.zeros(0, np.float32)
    return Shown(
        pts_micros=0,
        state=state,
        utterance_id=utterance_id,
        weights=empty,
        head=empty,
        bones=empty,
        hips=empty,
    )


def heard(utterance_id):
    return Heard(0, bool(utterance_id), 0.0, utterance_id)


def test_time_runs_from_the_announcement_to_the_first_of_each():
    watch = LatencyWatch()
    watch.take(started(), 1000)
    watch.saw(shown(""), heard(""), 1500)
    watch.saw(shown("u1"), heard(""), 2000)
    watch.saw(shown("u1"), heard("u1"), 3000)
    watch.saw(shown("u1"), heard("u1"), 4000)
    assert (watch.frame_micros, watch.sound_micros) == ([1000], [2000])


def test_time_runs_from_the_request_where_there_was_one():
    watch = LatencyWatch()
    watch.requested(200)
    watch.take(started("u1"), 1000)
    watch.take(started("u2"), 5000)
    watch.saw(shown("u1"), heard("u1"), 3000)
    watch.saw(shown("u2"), heard("u2"), 6000)
    assert watch.sound_micros == [2800, 1000]


def test_a_held_pose_does_not_count_as_shown():
    watch = LatencyWatch()
    watch.take(started(), 0)
    watch.saw(shown("u1", PoseState.HELD), heard(""), 100)
    assert watch.frame_micros == []


def test_utterances_that_never_show_do_not_fill_the_memory():
    watch = LatencyWatch()
    watch.take(Heartbeat(character="hana", seq=1, pts_micros=0), 0)
    for number in range(1000):
        watch.take(started(f"u{number}"), 0)
    assert len(watch._unheard) <= 64
