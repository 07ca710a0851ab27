from dataclasses import replace

import numpy as np
import pytest

from bridge.model import (
    AudioChunk,
    Cue,
    Layer,
    PerformanceEvent,
    Timeline,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.motion import settled_micros
from bridge.session.score import Score
from bridge.testing import sample_speech, sample_utterance

ORIGIN = 1_000_000
NOD = Cue(
    layer=Layer.HEAD,
    name="nod",
    start_micros=-50_000,
    ready_micros=0,
    relax_micros=10_000,
    end_micros=200_000,
)

PRESS = Cue(
    layer=Layer.LIPS,
    name="PP",
    start_micros=0,
    ready_micros=40_000,
    relax_micros=100_000,
    end_micros=130_000,
)


def score(*, complete=True):
    speech = replace(sample_speech(), is_complete=complete)
    length = len(speech.samples) * 1_000_000 // speech.sample_rate
    timeline = Timeline(
        utterance_id="u1", origin_micros=ORIGIN, duration_micros=length, cues=(NOD, PRESS)
    )
    return Score(sample_utterance(), timeline, speech, horizon_micros=ORIGIN - 400_000)


def run(one, *, until=2_500_000, step=100_000):
    drafts = []
    for start in range(900_000, until, step):
        drafts += list(one.drafts(start, start + step))
    return drafts


def kinds(drafts, kind):
    return [draft for draft in drafts if draft.kind is kind]


def test_the_beginning_comes_once_and_first():
    drafts = run(score())
    assert drafts[0].kind is UtteranceStarted
    assert len(kinds(drafts, UtteranceStarted)) == 1
    assert drafts[0].fields["pts_micros"] == ORIGIN


@pytest.mark.parametrize("step", [33_333, 100_000, 177_777])
def test_every_sample_is_sent_once_at_its_instant(step):
    one = score()
    chunks = [draft.fields for draft in kinds(run(one, step=step), AudioChunk)]
    assert np.array_equal(np.concatenate([c["samples"] for c in chunks]), one.speech.samples)
    sent = 0
    for chunk in chunks:
        assert chunk["pts_micros"] == ORIGIN + sent * 1_000_000 // one.speech.sample_rate
        sent += len(chunk["samples"])


def test_the_end_comes_once_after_all_sound():
    one = score()
    drafts = run(one)
    assert [draft.kind for draft in drafts].count(UtteranceEnded) == 1
    assert drafts[-1].kind is UtteranceEnded
    assert drafts[-1].fields["pts_micros"] == one.end_micros


def test_words_phones_visemes_and_cues_are_told():
    events = [draft.fields for draft in kinds(run(score()), PerformanceEvent)]
    names = [(event["kind"], event["name"]) for event in events]
    assert ("head", "nod") in names
    assert [name for kind, name in names if kind == "word"] == ["Mama", "pays"]
    assert sum(kind == "phone" for kind, _ in names) == len(sample_speech().phones)
    assert ("lips", "PP") in names


def test_an_unfinished_utterance_does_not_end():
    one = score(complete=False)
    assert not kinds(run(one), UtteranceEnded)
    one.complete()
    assert kinds(run(one), UtteranceEnded)


def test_a_cut_ends_the_sound_and_says_nothing_more():
    one = score()
    list(one.drafts(900_000, 1_200_000))
    one.cut(1_150_000)
    assert list(one.drafts(1_200_000, 1_300_000)) == []
    assert one.end_micros == 1_150_000
    assert not one.can_be_cut(1_160_000)


def test_a_cut_utterance_stays_cut_when_more_speech_comes():
    one = score(complete=False)
    one.cut(1_150_000)
    one.revise(replace(one.timeline, cut_micros=None), one.speech, horizon_micros=ORIGIN)
    assert one.timeline.cut_micros == 1_150_000


def test_a_revision_keeps_the_place_on_the_stream():
    one = score()
    one.revise(replace(one.timeline, origin_micros=5), one.speech, horizon_micros=ORIGIN)
    assert one.timeline.origin_micros == ORIGIN


def test_sound_that_is_sent_but_not_heard_can_still_be_cut():
    one = score()
    run(one)
    assert one.can_be_cut(one.end_micros - 1)
    assert not one.can_be_cut(one.end_micros)


def test_it_is_over_after_the_longest_decay():
    one = score()
    run(one)
    settled = settled_micros(one.timeline)
    assert settled >= one.end_micros
    assert not one.is_over(settled)
    assert one.is_over(settled + 1)


def test_what_is_given_up_moves_nothing_and_takes_no_more_speech():
    one = score(complete=False)
    list(one.drafts(900_000, 1_100_000))
    one.give_up(1_100_000)
    one.revise(replace(one.timeline, cues=(NOD,)), sample_speech(), horizon_micros=ORIGIN)
    assert one.timeline.cues == one.timeline.clips == ()
    assert list(one.drafts(1_100_000, 1_300_000)) == []
    assert one.end_micros == 1_100_000


def test_the_name_of_an_event_fits_the_wire():
    one = score()
    word = replace(one.speech.words[0], text="https://" + "a" * 300)
    one.speech = replace(one.speech, words=(word,))
    (event,) = [d for d in kinds(run(one), PerformanceEvent) if d.fields["kind"] == "word"]
    assert len(event.fields["name"]) == 128


def test_a_gesture_that_comes_to_be_known_too_late_is_fitted_in_and_stays_so():
    one = score(complete=False)
    wave = Cue(
        layer=Layer.GESTURE, name="wave", start_micros=100_000, ready_micros=700_000,
        stroke_micros=850_000, relax_micros=1_500_000, end_micros=2_200_000,
    )  # fmt: skip
    known = replace(one.timeline, cues=(*one.timeline.cues, wave))
    one.revise(known, one.speech, horizon_micros=ORIGIN + 300_000)
    (fitted,) = [cue for cue in one.timeline.cues if cue.layer is Layer.GESTURE]
    assert 300_000 <= fitted.start_micros < 350_000
    assert replace(fitted, start_micros=100_000) == wave
    one.revise(known, one.speech, horizon_micros=ORIGIN + 2_000_000)
    assert fitted in one.timeline.cues
