import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.bench.babble import babble
from bridge.model import (
    DialogueAct,
    Emotion,
    EmotionLabel,
    Emphasis,
    Layer,
    Policy,
    SentenceType,
    Style,
    Utterance,
)
from bridge.performance import RULES, PhoneLips, perform

TEXTS = (
    "I really love this old harbour, my friend, and everybody here knows it.",
    "Would you ever come to see the beautiful castle gate with me?",
    "No, nobody said goodbye! It was so very sad, um, and the boats were gone.",
)

GRACE_MICROS = {Layer.GESTURE: 1_200_000, Layer.POSTURE: 1_200_000}


def performed(text, speech, *, policy=None, seed=1, **meaning):
    utterance = Utterance(utterance_id="u", turn_id="t", text=text, language="en", **meaning)
    return perform(
        utterance, speech, lips=PhoneLips(), style=Style(), policy=policy or Policy(), seed=seed,
        origin_micros=7_000_000,
    )  # fmt: skip


MEANINGS = st.fixed_dictionaries(
    {
        "sentence_type": st.sampled_from(SentenceType),
        "act": st.sampled_from(DialogueAct),
        "emotion": st.builds(Emotion, label=st.sampled_from(EmotionLabel), intensity=st.just(0.6)),
        "emphases": st.sampled_from([(), (Emphasis(start_char=9, end_char=13),)]),
    }
)


def test_a_timeline_stands_on_the_clock_of_its_utterance():
    speech = babble(TEXTS[0])
    timeline = performed(TEXTS[0], speech)
    assert timeline.origin_micros == 7_000_000
    assert timeline.duration_micros == len(speech.samples) * 1_000_000 // speech.sample_rate
    starts = [cue.start_micros for cue in timeline.cues]
    assert starts == sorted(starts)
    assert {Layer.LIPS, Layer.HEAD, Layer.POSTURE} <= {cue.layer for cue in timeline.cues}
    (clip,) = timeline.clips
    assert clip.channels == ("loudness", "pitch", "side")


def test_the_same_utterance_is_performed_the_same():
    one, two = (performed(TEXTS[0], babble(TEXTS[0])) for _ in range(2))
    assert one.cues == two.cues
    assert (one.clips[0].values == two.clips[0].values).all()


def test_another_seed_performs_it_otherwise():
    several = {performed(TEXTS[0], babble(TEXTS[0]), seed=seed).cues for seed in range(6)}
    assert len(several) > 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.floats(0.05, 1.0), st.integers(0, 5), MEANINGS)
def test_what_has_begun_does_not_change_when_more_is_heard(prefix, text, share, seed, meaning):
    whole = babble(text)
    end = whole.phones[-1].end_micros
    early = prefix(whole, int(end * share))
    if not early.phones:
        return
    heard = len(early.samples) * 1_000_000 // early.sample_rate
    before = performed(text, early, seed=seed, **meaning)
    after = performed(text, whole, seed=seed, **meaning)
    settled, later = (
        [
            cue
            for cue in timeline.cues
            if cue.layer != Layer.LIPS
            and cue.start_micros < heard - GRACE_MICROS.get(cue.layer, 300_000)
        ]
        for timeline in (before, after)
    )
    assert settled == later


@given(st.sampled_from(TEXTS), st.integers(0, 1000), MEANINGS)
@settings(max_examples=40, deadline=None)
def test_cues_are_in_order_and_say_why(text, seed, meaning):
    for cue in performed(text, babble(text), seed=seed, **meaning).cues:
        assert cue.start_micros <= cue.ready_micros <= cue.relax_micros <= cue.end_micros
        assert cue.because or cue.layer is Layer.LIPS


@given(st.sampled_from(TEXTS), st.integers(0, 1000), MEANINGS)
@settings(max_examples=40, deadline=None)
def test_what_a_policy_denies_is_never_performed(text, seed, meaning):
    denied = frozenset({"nod", "shake", "tilt", "small-shake", "raise", "bow"})
    policy = Policy(deny=denied)
    names = {
        cue.name for cue in performed(text, babble(text), seed=seed, policy=policy, **meaning).cues
    }
    assert not names & denied


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_asked_before_anything_is_heard(passage_of, rule):
    for kind in SentenceType:
        passage = passage_of(TEXTS[1], until=100_000, sentence_type=kind)
        assert all(cue.start_micros < 1_000_000 for cue in rule(passage))
