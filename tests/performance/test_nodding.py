import itertools
from dataclasses import replace

import pytest

from bridge.model import Anchor, Behaviour, DialogueAct, Emphasis, Layer, Policy, SentenceType
from bridge.performance.nodding import busy_micros, head_meanings, meaning_events

SEEDS = range(60)


def names(base, **changes):
    """Return the events of many seeds: a meaning is answered only now and then."""
    return [
        [cue.name for cue in meaning_events(replace(base, seed=seed, **changes))] for seed in SEEDS
    ]


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        ("en", "Mama never saw it.", {"small-shake"}),
        ("zh", "我从来没有见过海。", {"small-shake"}),
        ("ja", "海は見たことがありません。", {"small-shake"}),
        ("en", "Everybody came.", {"sweep"}),
        ("zh", "所有人来了。", {"sweep"}),
        ("ja", "みんな来ました。", {"sweep"}),
        ("en", "We must swim.", {"nod"}),
        ("zh", "我们必须走。", {"nod"}),
        ("en", "Maybe mama swims.", {"fast-nod", "tilt"}),
        ("ja", "たぶん行きます。", {"fast-nod", "tilt"}),
        ("en", "Um, the boat.", {"tilt"}),
        ("ja", "えっと、船です。", {"tilt"}),
    ],
)
def test_a_meaning_is_answered_in_any_language(passage_of, language, text, answers):
    found = names(passage_of(text, language=language))
    assert {name for each in found for name in each} == answers
    assert sum(map(bool, found)) >= 0.35 * len(found)


def test_a_contrast_goes_to_the_left_and_then_to_the_right(passage_of):
    base = passage_of("It is good, but it is dear, however we like the harbour very much today.")
    sides = {
        tuple(
            c.weight > 0 for c in meaning_events(replace(base, seed=seed)) if c.name == "contrast"
        )
        for seed in SEEDS
    }
    assert (True, False) in sides
    assert sides <= {(), (True,), (True, False)}


def test_a_list_is_stepped_through_from_side_to_side(passage_of):
    base = passage_of("First we open the gate, second we light the lamps, and third we wait.")
    steps = {
        tuple(
            cue.weight
            for cue in meaning_events(replace(base, seed=seed))
            if cue.name == "list-step"
        )
        for seed in SEEDS
    }
    assert steps == {(), (1.0, -1.0, 1.0)}


def test_yes_and_no_inside_a_sentence_are_the_cultures(passage_of):
    no = names(passage_of("Mama never saw it."), policy=Policy(no="toss"))
    assert {name for each in no for name in each} == {"toss"}
    yes = names(passage_of("Yes, mama saw it."), policy=Policy(yes="wobble"))
    assert {name for each in yes for name in each} == {"wobble"}


def test_an_answer_is_not_given_twice(passage_of):
    act = DialogueAct.ANSWER_NO
    assert not any(names(passage_of("No, mama.", act=act)))
    assert not any(names(passage_of("Yes, mama.", act=DialogueAct.AGREE)))
    question = SentenceType.YES_NO_QUESTION
    assert not any(names(passage_of("Mama came, right?", sentence_type=question)))


def test_a_mark_makes_sure(passage_of):
    mark = (Emphasis(start_char=5, end_char=10),)
    marked = names(passage_of("Mama never saw it.", emphases=mark))
    plain = names(passage_of("Mama never saw it."))
    assert sum(map(bool, marked)) > sum(map(bool, plain))


def test_nods_fall_on_the_vowel_and_others_begin_before_their_word(passage_of):
    base = passage_of("We all must swim over there to the very old harbour, never mind.")
    for seed in SEEDS:
        passage = replace(base, seed=seed)
        for cue in meaning_events(passage):
            at = passage.micros_at(cue.about[0])
            if cue.name == "nod":
                assert cue.ready_micros > at
            else:
                assert at - cue.start_micros == 100_000


def test_meanings_keep_their_distance_and_leave_room_for_what_is_asked(passage_of):
    text = "Everybody always must never forget all of it, not even maybe, but everything is no."
    base = passage_of(text)
    asked = Behaviour(layer=Layer.HEAD, name="shake", ready=Anchor(at_char=17))
    held = passage_of(text, behaviours=(asked,))
    for seed in SEEDS:
        times = [each.at_micros for each in head_meanings(replace(base, seed=seed))]
        assert all(b - a >= 1_200_000 for a, b in itertools.pairwise(times))
        for each in head_meanings(replace(held, seed=seed)):
            assert each.sense.start_char not in range(14, 21)


def test_what_is_not_heard_is_not_answered(passage_of):
    text = "Mama saw the boats, um, she never saw it."
    early = passage_of(text, until=1_000_000)
    assert all(not list(meaning_events(replace(early, seed=seed))) for seed in SEEDS)
    assert any(names(passage_of(text)))


def test_beside_a_greeting_or_an_answer_the_head_does_nothing_else(passage_of):
    text = "Um, maybe it is not so."
    free = names(passage_of(text))
    assert sum(map(len, free)) > 60
    stalling = passage_of(text, act=DialogueAct.STALLING)
    for seed in SEEDS:
        passage = replace(stalling, seed=seed)
        assert busy_micros(passage)[0] == 0
        assert all(each.at_micros >= 700_000 for each in head_meanings(passage))
