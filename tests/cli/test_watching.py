import numpy as np
import pytest

from bridge.cli.watching import Watcher
from bridge.model import (
    AudioChunk,
    Frame,
    Interrupted,
    PerformanceEvent,
    UtteranceStarted,
)

TEXT = "A cat, a bat."


def frame(pts, utterance_id="u1", jaw=0.0):
    weights = np.zeros(52, np.float32)
    weights[0] = jaw
    return Frame(
        character="ada", seq=0, pts_micros=pts, utterance_id=utterance_id, weights=weights,
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32), bones=np.zeros((0, 4), np.float32),
        hips=np.zeros(3, np.float32),
    )  # fmt: skip


def started(pts=0, text=TEXT, utterance_id="u1"):
    return UtteranceStarted(
        character="ada", seq=0, pts_micros=pts, utterance_id=utterance_id, turn_id="t", text=text,
        sentence_type="statement", act="inform", emotion="joy",
    )  # fmt: skip


def event(kind, name, start, end, utterance_id="u1"):
    return PerformanceEvent(
        character="ada", seq=0, pts_micros=start, end_micros=end, utterance_id=utterance_id,
        kind=kind, name=name,
    )  # fmt: skip


def cut(pts, utterance_id="u1"):
    return Interrupted(character="ada", seq=0, pts_micros=pts, utterance_id=utterance_id)


def sound(pts=0):
    return AudioChunk(
        character="ada", seq=0, pts_micros=pts, utterance_id="u1", sample_rate=8000,
        samples=np.zeros(8, np.float32),
    )  # fmt: skip


def watching(*records, at=0):
    watcher = Watcher()
    for record in records:
        watcher.watch(record, at)
    return watcher


WORDS = [
    event("word", name, 100_000 * n, 100_000 * (n + 1))
    for n, name in enumerate(["A", "cat", "a", "bat"])
]


def test_nothing_is_seen_before_anything_came():
    glimpse = Watcher().glimpse(0)
    assert (glimpse.utterance_id, glimpse.text, glimpse.phone, glimpse.trouble) == ("", "", "", "")
    assert glimpse.word_span == (0, 0)
    assert glimpse.weights.shape == (0, 52)
    assert glimpse.first_sound_micros is None


@pytest.mark.parametrize(("at", "span"), [(0, "A"), (150_000, "cat"), (399_999, "bat")])
def test_the_word_being_heard_is_found_in_its_text(at, span):
    watcher = watching(started(), frame(0), *WORDS)
    start, end = watcher.glimpse(at).word_span
    assert TEXT[start:end] == span


def test_the_second_of_two_alike_words_is_the_second_one():
    glimpse = watching(started(text="so, so"), frame(0), *[
        event("word", "so", 0, 100), event("word", "so", 100, 200)
    ]).glimpse(150)  # fmt: skip
    assert glimpse.word_span == (4, 6)


def test_a_word_that_the_text_does_not_have_is_passed_over():
    records = [event("word", "ninety", 0, 100), event("word", "cat", 100, 200)]
    glimpse = watching(started(), frame(0), *records).glimpse(150)
    assert glimpse.word_span == (2, 5)


def test_what_is_ahead_is_not_seen_yet():
    watcher = watching(started(), frame(0, jaw=0.1), frame(50_000, jaw=0.9))
    assert watcher.glimpse(49_999).weights[:, 0] == pytest.approx([0.1])
    assert watcher.glimpse(50_000).weights[:, 0] == pytest.approx([0.1, 0.9])


def test_frames_sent_again_replace_the_first_version():
    frames = [frame(0), frame(16_667, jaw=0.9), frame(33_333, jaw=0.9), frame(16_667, jaw=0.2)]
    glimpse = watching(*frames).glimpse(1_000_000)
    assert glimpse.weights[:, 0] == pytest.approx([0.0, 0.2])


def test_only_the_latest_seconds_are_kept():
    glimpse = watching(*(frame(second * 1_000_000) for second in range(10))).glimpse(10_000_000)
    assert len(glimpse.weights) == 5


def test_an_interruption_ends_words_and_phones():
    watcher = watching(
        started(), frame(0), *WORDS, event("phone", "æ", 110_000, 190_000), cut(150_000)
    )
    assert watcher.glimpse(149_999).phone == "æ"
    assert watcher.glimpse(150_000).phone == ""
    assert watcher.glimpse(150_000).word_span == (0, 0)


def test_silence_shows_no_text():
    glimpse = watching(started(), frame(0), frame(500_000, utterance_id="")).glimpse(600_000)
    assert (glimpse.text, glimpse.detail, glimpse.utterance_id) == ("", "", "")


def test_the_first_sound_is_timed_from_the_latest_question():
    watcher = Watcher()
    watcher.asked(1_000_000)
    watcher.watch(sound(), 1_040_000)
    watcher.watch(sound(), 1_900_000)
    assert watcher.glimpse(2_000_000).first_sound_micros == 40_000


def test_trouble_is_shown_until_the_next_question():
    watcher = watching(event("error", "the voice is gone", 0, 0))
    assert watcher.glimpse(0).trouble == "the voice is gone"
    watcher.asked(1)
    assert watcher.glimpse(1).trouble == ""
