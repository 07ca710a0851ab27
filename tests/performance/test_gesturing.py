"""Rates, mixture and hands are measured over many lines, as much as a character says in an hour."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.model import (
    Anchor,
    Behaviour,
    DialogueAct,
    Emotion,
    EmotionLabel,
    Layer,
    Policy,
    SentenceType,
    Style,
)
from bridge.performance.gesturing import GAP_MICROS, plan_gestures
from bridge.performance.history import History
from bridge.performance.sense import Meaning, Sense
from bridge.rigs.repertoire import REPERTOIRE, Kind

LINES = (
    ("en", "I really think we should try it, but maybe not today."),
    ("en", "The old bridge was built by people who loved the sea."),
    ("en", "You must be careful, because the mountain is huge and the path is tiny."),
    ("en", "Last year we walked along the river until the evening came down on the town."),
    ("en", "My brother made a little boat, and everybody in the village wanted to see it."),
    ("en", "There is a garden behind the house where the children used to play."),
    ("zh", "我觉得这个主意非常好，但是可能太贵了。"),
    ("zh", "昨天我们在老城里看到很多漂亮的房子。"),
    ("ja", "たぶん大丈夫だと思いますけど、でも少し難しいかもしれません。"),
    ("ja", "昨日は友達と海へ行って、おいしい魚を食べました。"),
)
NEUTRAL = Style()
SERIOUS = Style(activation=0.25, extent=-0.4, tempo=-0.3, power=0.2, gestures_per_minute=5.0)
SHY = Style(activation=0.3, extent=-0.6, power=-0.6, gestures_per_minute=6.0)
LIVELY = Style(activation=0.85, extent=0.5, tempo=0.5, power=0.2, gestures_per_minute=20.0)
SEEDS = 60


@pytest.fixture(scope="module")
def bases(passage_of):
    return [passage_of(text, language=language) for language, text in LINES]


@pytest.fixture(scope="module")
def talk(bases):
    """Plan all lines with many seeds, each line after the one before."""

    def plans(style, **policy):
        for seed in range(SEEDS):
            before = History()
            for base in bases:
                passage = replace(
                    base, style=style, policy=Policy(**policy), seed=seed, before=before
                )
                planned = plan_gestures(passage)
                yield passage, planned
                names = (*before.gestures, *(each.movement.name for each in planned))
                lone = [each.weight < 0 for each in planned if each.movement.hands == 1]
                before = History(gestures=names[-6:], is_left=lone[-1] if lone else before.is_left)

    return plans


def rate(said):
    count, micros = 0, 0
    for passage, planned in said:
        count += len(planned)
        micros += passage.expected_micros
    return count * 60e6 / micros


@pytest.mark.parametrize(
    ("style", "least", "most"), [(NEUTRAL, 10, 14), (SERIOUS, 4.5, 7), (LIVELY, 18, 24)]
)
def test_a_style_gestures_as_often_as_it_says(talk, style, least, most):
    assert least <= rate(talk(style)) <= most


def test_a_policy_multiplies_the_rate(talk):
    assert rate(talk(NEUTRAL, gesture_rate=0.7)) < 0.8 * rate(talk(NEUTRAL))
    assert rate(talk(NEUTRAL, gesture_rate=1.5)) > 1.3 * rate(talk(NEUTRAL))


def test_kinds_and_hands_are_mixed_as_speakers_mix_them(talk):
    made = [each for _, planned in talk(NEUTRAL) for each in planned]
    kinds = Counter(each.movement.kind for each in made)
    hands = Counter(
        0 if each.movement.hands == 2 else int(each.weight > 0) * 2 - 1 for each in made
    )
    share = {kind: count / len(made) for kind, count in kinds.items()}
    assert 0.45 <= share[Kind.BEAT] + share[Kind.PRAGMATIC] <= 0.65
    assert 0.15 <= share[Kind.METAPHORIC] <= 0.35  # what others call iconic is among them
    assert 0.05 <= share[Kind.DEICTIC] <= 0.15
    assert share.get(Kind.EMBLEM, 0.0) <= 0.05
    assert 0.5 <= hands[1] / len(made) <= 0.75
    assert 0.08 <= hands[-1] / len(made) <= 0.25  # two of the ten lines contrast
    assert 0.12 <= hands[0] / len(made) <= 0.32


def test_gestures_keep_their_distance_and_do_not_repeat(talk):
    for passage, planned in talk(LIVELY):
        for a, b in itertools.pairwise(planned):
            assert b.expected_micros - a.expected_micros >= GAP_MICROS
            assert a.movement.name != b.movement.name or a.movement.name in ("self", "point-here")
        latest = passage.before.gestures[-1:]
        if latest and planned and planned[0].movement.kind is Kind.BEAT:
            assert planned[0].movement.name != latest[0]


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "No, but you could try three of them.", "show-three"),
        ("en", "Maybe everybody in this huge town has four of those.", "show-four"),
        ("zh", "但是你可以试试三个。", "show-three"),
        ("ja", "たぶんとても大きいのが三つあります。", "show-three"),
    ],
)
def test_what_shows_a_number_comes_before_what_accompanies_words(passage_of, language, text, shown):
    base = passage_of(text, language=language)
    made = [plan_gestures(replace(base, seed=seed)) for seed in range(60)]
    gesturing = [{each.movement.name for each in planned} for planned in made if planned]
    assert len(gesturing) > 15
    assert all(shown in names for names in gesturing)


def test_without_time_for_a_gesture_no_number_is_shown(passage_of):
    base = passage_of("You could try three of them.", style=Style(gestures_per_minute=0.0))
    assert not any(plan_gestures(replace(base, seed=seed)) for seed in range(30))


def test_dominance_makes_gestures_larger_and_the_lack_of_it_smaller(passage_of):
    def size(label):
        emotion = Emotion(label=label, intensity=1.0)
        base = passage_of(
            "Everybody here loves the sea.", emotion=emotion, style=Style(gestures_per_minute=60.0)
        )
        made = [w for seed in range(30) for w in plan_gestures(replace(base, seed=seed))]
        return sum(abs(each.weight) for each in made) / len(made)

    # Both about as awake, 1.1 apart in dominance.
    assert size(EmotionLabel.PRIDE) > 1.2 * size(EmotionLabel.PAIN)


def test_somebody_is_beckoned_as_the_policy_does(passage_of):
    for text, language in (
        ("Come here, please.", "en"),
        ("请你过来一下。", "zh"),
        ("こっちに来て。", "ja"),
    ):
        made = {
            each.movement.name
            for seed in range(40)
            for policy in (Policy(), Policy(forms={"beckon": "beckon-up"}))
            for each in plan_gestures(
                replace(passage_of(text, language=language), seed=seed, policy=policy)
            )
        }
        assert {"come-down", "beckon-up"} <= made, text


def test_a_short_line_has_a_gesture_now_and_then(passage_of):
    base = passage_of("It was a quiet village.")
    made = [len(plan_gestures(replace(base, seed=seed))) for seed in range(300)]
    expected = NEUTRAL.gestures_per_minute * base.expected_micros / 60e6
    assert set(made) == {0, 1}
    assert sum(made) / 300 == pytest.approx(expected, rel=0.3)


def test_a_greeting_waves_nearly_always_and_bows_always(passage_of):
    base = passage_of("Hello!", act=DialogueAct.GREETING)

    def named(policy):
        return [
            [each.movement.name for each in plan_gestures(replace(base, policy=policy, seed=seed))]
            for seed in range(100)
        ]

    waves = named(Policy())
    assert {name for names in waves for name in names} == {"wave-small", "wave"}
    assert sum(map(bool, waves)) >= 90
    assert named(Policy(forms={"greeting": "bow-15"})) == [["bow-15"]] * 100
    assert named(Policy(forms={"greeting": ""})) == [[]] * 100


@pytest.mark.parametrize("style", [NEUTRAL, SERIOUS, LIVELY, SHY])
def test_a_farewell_waves_and_what_is_said_beside_it_does_not(passage_of, style):
    base = passage_of("Goodbye, see you next week!", act=DialogueAct.GOODBYE, style=style)
    made = [plan_gestures(replace(base, seed=seed)) for seed in range(60)]
    named = [tuple(each.movement.name for each in planned) for planned in made]
    assert set(named) <= {(), ("wave",), ("wave-small",)}
    assert named.count(()) <= 9
    assert ("wave",) not in named or style in (NEUTRAL, LIVELY)


def test_who_hardly_ever_gestures_leaves_greetings_to_the_head(passage_of):
    base = passage_of("Hello!", act=DialogueAct.GREETING, style=Style(gestures_per_minute=1.0))
    assert sum(bool(plan_gestures(replace(base, seed=seed))) for seed in range(60)) <= 25


@pytest.mark.parametrize("style", [NEUTRAL, SERIOUS, LIVELY, SHY])
def test_people_set_against_each_other_are_pointed_at(passage_of, style):
    base = passage_of("You know it and I know it.", style=style)
    for seed in range(20):
        planned = plan_gestures(replace(base, seed=seed))
        assert [each.movement.name for each in planned][:2] == ["other", "self"]
        assert planned[1].late_micros > 0


def test_greeting_much_is_made_up_for_by_doing_less_afterwards(passage_of):
    base = passage_of("My brother made a little boat, and everybody in the village saw it.")

    def made(before):
        plans = (plan_gestures(replace(base, seed=seed, before=before)) for seed in range(60))
        return sum(map(len, plans))

    much = History(gestures_made=6.0, spoken_micros=20_000_000)
    little = History(gestures_made=2.0, spoken_micros=20_000_000)
    assert made(much) < 0.5 * made(History())
    assert made(little) > 1.3 * made(History())


def test_styles_and_policies_choose_differently_with_the_same_seed(bases):
    def chosen(style, policy):
        return [
            (each.movement.name, each.start_char)
            for base in bases
            for each in plan_gestures(replace(base, style=style, policy=policy, seed=3))
        ]

    neutral = chosen(NEUTRAL, Policy())
    assert neutral == chosen(NEUTRAL, Policy())
    for style, policy in (
        (replace(LIVELY, name="lively"), Policy()),
        (replace(SHY, name="shy"), Policy()),
        (NEUTRAL, Policy(name="here", gesture_space=1.3)),
    ):
        alike = set(neutral) & set(chosen(style, policy))
        assert len(alike) <= 0.6 * len(neutral)


def test_feelings_that_excite_gesture_more_and_larger(bases):
    def measured(emotion):
        planned = [
            each
            for base in bases
            for seed in range(40)
            for each in plan_gestures(
                replace(base, utterance=replace(base.utterance, emotion=emotion), seed=seed)
            )
        ]
        return len(planned), sum(abs(each.weight) for each in planned) / len(planned)

    sad, delighted = (
        measured(Emotion(label=label, intensity=1.0))
        for label in (EmotionLabel.SADNESS, EmotionLabel.DELIGHT)
    )
    assert delighted[0] > sad[0]
    assert delighted[1] > sad[1]


def test_extent_and_space_make_gestures_larger(talk):
    def size(style, **policy):
        weights = [abs(each.weight) for _, planned in talk(style, **policy) for each in planned]
        return sum(weights) / len(weights)

    assert size(LIVELY) > 1.15 * size(NEUTRAL) > 1.3 * size(SERIOUS)
    assert size(NEUTRAL, gesture_space=0.7) == pytest.approx(0.7 * size(NEUTRAL), rel=0.01)


def test_around_what_the_author_asked_for_nothing_is_planned(passage_of):
    text = LINES[2][1]
    asked = Behaviour(layer=Layer.GESTURE, name="wave", stroke=Anchor(at_char=30))
    base = passage_of(text, behaviours=(asked,), style=replace(LIVELY, gestures_per_minute=60.0))
    free = replace(base, utterance=replace(base.utterance, behaviours=()))

    def middle(passage):
        for seed in range(30):
            for each in plan_gestures(replace(passage, seed=seed)):
                if 20 <= each.start_char <= 40:
                    yield each

    assert list(middle(free))
    assert not list(middle(base))


def test_a_list_is_counted_from_one_item_to_the_last_or_not_at_all(passage_of):
    text = "First we open the gate, second we light the lamps, and third we wait."
    policy = Policy(counting=("show-thumb", "show-thumb-index", "show-thumb-three"))
    base = passage_of(text, style=LIVELY, policy=policy)
    found = set()
    for seed in range(60):
        names = [each.movement.name for each in plan_gestures(replace(base, seed=seed))]
        found.add(tuple(name for name in names if name.startswith("show-")))
    assert found == {(), ("show-thumb", "show-thumb-index", "show-thumb-three")}


@given(st.sampled_from(LINES), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_the_plan_is_the_same_however_much_is_heard(passage_of, line, seed):
    language, text = line
    heard = [
        passage_of(text, language=language, until=until, seed=seed)
        for until in (100_000, 1_500_000, None)
    ]
    plans = [plan_gestures(passage) for passage in heard]
    assert plans[0] == plans[1] == plans[2]


SENSES = st.lists(
    st.builds(
        lambda meaning, start, length, value: Sense(
            meaning=meaning, start_char=start, end_char=start + length, value=value
        ),
        st.sampled_from(Meaning), st.integers(0, 60), st.integers(1, 8), st.integers(0, 11),
    ),
    max_size=6,
)  # fmt: skip


@given(
    SENSES, st.integers(0, 10**6), st.sampled_from(DialogueAct), st.sampled_from(SentenceType)
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_whatever_a_text_means_the_plan_is_in_order_and_says_why(
    bases, senses, seed, act, sentence_type
):
    base = bases[3]
    utterance = replace(base.utterance, act=act, sentence_type=sentence_type)
    passage = replace(base, utterance=utterance, senses=tuple(senses), seed=seed, style=LIVELY)
    planned = plan_gestures(passage)
    times = [each.expected_micros for each in planned]
    assert times == sorted(times)
    assert all(b - a >= GAP_MICROS for a, b in itertools.pairwise(times))
    for each in planned:
        assert each.movement is REPERTOIRE[each.movement.name]
        assert each.because
