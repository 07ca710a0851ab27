import pytest
from explained import explained, said

from bridge.model import Policy, Style
from bridge.performance import perform
from bridge.performance.lips import PhoneLips


def test_every_word_has_its_meaning_and_what_it_causes():
    (only,) = explained("No, I never saw three of them.")
    words = {causes.spoken.plain: causes for causes in only.words}
    assert list(words) == ["no", "i", "never", "saw", "three", "of", "them"]
    assert "negation" in words["no"].meanings
    assert "number" in words["three"].meanings
    assert "shake" in {verdict.cue.name for verdict in words["no"].verdicts}
    for causes in only.words:
        for verdict in causes.verdicts:
            assert verdict.start_char < causes.spoken.word.end_char
            assert causes.spoken.word.start_char < verdict.end_char


def test_it_tells_what_is_performed_and_nothing_else():
    line = said("No, I never saw three of them. Did you?")
    found = explained("No, I never saw three of them. Did you?")
    utterance, speech = line[0]
    timeline = perform(
        utterance, speech, lips=PhoneLips(), style=Style(), policy=Policy(), seed=3, origin_micros=0
    )
    done = {(cue.layer, cue.name, cue.start_micros) for cue in timeline.cues}
    told = {(v.cue.layer, v.cue.name, v.cue.start_micros) for v in found[0].verdicts}
    assert told
    assert told == {cue for cue in done if cue[0] != "lips"}


def test_utterances_follow_each_other():
    first, second = explained("Hello there. How are you?")
    assert first.origin_micros == 0
    assert second.origin_micros == first.end_micros + 160_000


def test_a_movement_is_told_once():
    (only,) = explained("What a wonderful, wonderful day!")
    keys = [(v.cue.start_micros, v.cue.layer, v.cue.name, v.reason) for v in only.verdicts]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("notes", "source"),
    [
        ({}, ""),
        ({"sources": {"deny.shake": "Ada"}}, "Ada"),
        ({"sources": {"deny.shake": "Ada"}, "confidence": {"deny.shake": "low"}}, "low: Ada"),
        ({"sources": {"deny.nod": "Bob"}}, ""),
    ],
)
def test_what_is_denied_says_where_the_rule_comes_from(notes, source):
    policy = Policy(deny=frozenset({"shake"}), **notes)
    (only,) = explained("No, not me.", policy)
    denied = [verdict for verdict in only.verdicts if not verdict.is_performed]
    assert {verdict.cue.name for verdict in denied} == {"shake"}
    assert {only.source_of(verdict) for verdict in denied} == {source}
    performed = next(verdict for verdict in only.verdicts if verdict.is_performed)
    assert only.source_of(performed) == ""


def test_what_a_formal_style_leaves_out_says_why_too():
    policy = Policy(deny_formal=frozenset({"shake"}), sources={"deny_formal.shake": "Ada"})
    (formal,) = explained("No, not me.", policy, Style(is_formal=True))
    assert "Ada" in {formal.source_of(verdict) for verdict in formal.verdicts}
    (casual,) = explained("No, not me.", policy)
    assert all(verdict.is_performed for verdict in casual.verdicts)
