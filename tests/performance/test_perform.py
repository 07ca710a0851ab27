from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.bench.babble import babble
from bridge.model import (
    Anchor,
    Behaviour,
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
from bridge.performance import RULES, PhoneLips, explain, perform, performed
from bridge.performance.sense import Meaning, Sense
from bridge.rigs.repertoire import REPERTOIRE

TEXTS = (
    "I really love this old harbour, my friend, and everybody here knows it.",
    "Would you ever come to see the beautiful castle gate with me?",
    "No, nobody said goodbye! It was so very sad, um, and the boats were gone.",
)

GRACE_MICROS = {Layer.GESTURE: 1_200_000, Layer.POSTURE: 1_200_000}


SLOW = Style(tempo=-1.0, power=-1.0, activation=1.0, nod_probability=1.0)
QUICK = Style(tempo=1.0, power=1.0, activation=1.0, repetition=1.0, gestures_per_minute=40.0)


def timeline_of(text, speech, *, style=None, policy=None, seed=1, **meaning):
    utterance = Utterance(utterance_id="u", turn_id="t", text=text, language="en", **meaning)
    return perform(
        utterance, speech, lips=PhoneLips(), style=style or Style(), policy=policy or Policy(),
        seed=seed, origin_micros=7_000_000,
    )  # fmt: skip


MEANINGS = st.fixed_dictionaries(
    {
        "sentence_type": st.sampled_from(SentenceType),
        "act": st.sampled_from(DialogueAct),
        "emotion": st.builds(Emotion, label=st.sampled_from(EmotionLabel), intensity=st.just(0.6)),
        "emphases": st.sampled_from([(), (Emphasis(start_char=9, end_char=13),)]),
        "opens_turn": st.booleans(),
        "ends_turn": st.booleans(),
        "style": st.sampled_from([Style(), SLOW, QUICK]),
    }
)


def test_a_timeline_stands_on_the_clock_of_its_utterance():
    speech = babble(TEXTS[0])
    timeline = timeline_of(TEXTS[0], speech)
    assert timeline.origin_micros == 7_000_000
    assert timeline.duration_micros == len(speech.samples) * 1_000_000 // speech.sample_rate
    starts = [cue.start_micros for cue in timeline.cues]
    assert starts == sorted(starts)
    assert {Layer.LIPS, Layer.HEAD, Layer.POSTURE} <= {cue.layer for cue in timeline.cues}
    (clip,) = timeline.clips
    assert clip.channels == ("loudness", "pitch", "side")


def test_the_same_utterance_is_performed_the_same():
    one, two = (timeline_of(TEXTS[0], babble(TEXTS[0])) for _ in range(2))
    assert one.cues == two.cues
    assert (one.clips[0].values == two.clips[0].values).all()


def test_another_seed_performs_it_otherwise():
    several = {timeline_of(TEXTS[0], babble(TEXTS[0]), seed=seed).cues for seed in range(6)}
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
    before = timeline_of(text, early, seed=seed, **meaning)
    after = timeline_of(text, whole, seed=seed, **meaning)
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
    for cue in timeline_of(text, babble(text), seed=seed, **meaning).cues:
        assert cue.start_micros <= cue.ready_micros <= cue.relax_micros <= cue.end_micros
        assert cue.because or cue.layer is Layer.LIPS


@pytest.mark.parametrize("style", [Style(), SLOW, QUICK], ids=["usual", "slow", "quick"])
@pytest.mark.parametrize("text", TEXTS)
def test_brows_never_begin_before_their_word_can_be_known(prefix, text, style):
    """A slow rise would begin while its word is not heard yet."""
    whole = babble(text)
    marked = tuple(Emphasis(start_char=k, end_char=k + 4) for k in range(0, len(text) - 4, 12))
    for word in whole.words:
        early = prefix(whole, word.start_micros)
        heard = len(early.samples) * 1_000_000 // early.sample_rate
        before, after = (
            [
                cue
                for cue in timeline_of(text, speech, style=style, emphases=marked).cues
                if cue.layer is Layer.BROWS and cue.start_micros < heard - 300_000
            ]
            for speech in (early, whole)
        )
        assert before == after


def test_what_a_policy_denies_is_never_performed(passage_of):
    """Two thousand utterances, each with other meanings, wishes and taboos."""
    rng = Random(7)
    names = sorted(REPERTOIRE)
    bases = [passage_of(text) for text in TEXTS]
    tried = 0
    for _ in range(2000):
        base = rng.choice(bases)
        taboos = frozenset(rng.sample(names, rng.randint(1, 60)))
        formal = frozenset(rng.sample(names, 20))
        policy = Policy(
            yes=rng.choice(names), no=rng.choice(names), deny=taboos, deny_formal=formal,
            forms={m: rng.choice(names) for m in Meaning if rng.random() < 0.5},
            counting=tuple(rng.sample(names, 5)), right_hand_only=rng.random() < 0.5,
        )  # fmt: skip
        style = Style(
            gestures_per_minute=60.0, activation=1.0, is_formal=rng.random() < 0.5,
            nod_probability=1.0,
        )  # fmt: skip
        passage = replace(
            base, utterance=_utterance(rng, base.utterance), senses=_senses(rng),
            policy=policy, style=style, seed=rng.getrandbits(30),
        )  # fmt: skip
        found = {cue.name for cue in performed(passage)}
        assert not found & taboos
        assert not (style.is_formal and found & formal)
        tried += len(found)
    assert tried > 10_000


def _utterance(rng, utterance):
    wanted = REPERTOIRE[rng.choice(sorted(REPERTOIRE))]
    place = Anchor(at_char=rng.randrange(len(utterance.text)))
    return replace(
        utterance,
        act=rng.choice(list(DialogueAct)),
        sentence_type=rng.choice(list(SentenceType)),
        behaviours=(Behaviour(layer=wanted.layer, name=wanted.name, stroke=place),),
        ends_turn=rng.random() < 0.5,
    )


def _senses(rng):
    starts = sorted(rng.sample(range(60), 4))
    return tuple(
        Sense(
            meaning=rng.choice(list(Meaning)), start_char=k, end_char=k + 4, value=rng.randint(0, 6)
        )
        for k in starts
    )


def test_what_is_explained_is_what_is_performed():
    utterance = Utterance(
        utterance_id="u", turn_id="t", text=TEXTS[2], language="en",
        act=DialogueAct.ANSWER_NO,
    )  # fmt: skip
    manner = {"style": Style(), "policy": Policy(name="here", deny=frozenset({"shake"})), "seed": 1}
    speech = babble(TEXTS[2])
    verdicts = explain(utterance, speech, **manner)
    timeline = perform(utterance, speech, lips=PhoneLips(), origin_micros=0, **manner)
    done = [verdict.cue for verdict in verdicts if verdict.is_performed]
    assert done == [cue for cue in timeline.cues if cue.layer is not Layer.LIPS]
    (refused,) = (verdict for verdict in verdicts if not verdict.is_performed)
    assert refused.reason == "here never performs 'shake'"
    assert TEXTS[2][refused.start_char : refused.end_char].startswith("No")


def test_what_the_author_asks_for_comes_before_what_rules_would_do():
    wave = Behaviour(layer=Layer.GESTURE, name="wave", stroke=Anchor(at_char=31), because="[wave]")
    utterance = Utterance(
        utterance_id="u", turn_id="t", text=TEXTS[0], language="en", behaviours=(wave,)
    )
    for seed in range(10):
        style = Style(gestures_per_minute=60.0)
        verdicts = explain(utterance, babble(TEXTS[0]), style=style, policy=Policy(), seed=seed)
        hands = [v for v in verdicts if v.cue.layer is Layer.GESTURE]
        (asked,) = (v for v in hands if v.reason == "[wave]")
        near = [
            v for v in hands
            if v is not asked and v.cue.ready_micros < asked.cue.relax_micros
            and asked.cue.ready_micros < v.cue.relax_micros
        ]  # fmt: skip
        assert not near


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_asked_before_anything_is_heard(passage_of, rule):
    for kind in SentenceType:
        passage = passage_of(TEXTS[1], until=100_000, sentence_type=kind)
        assert all(cue.start_micros < 1_000_000 for cue in rule(passage))
