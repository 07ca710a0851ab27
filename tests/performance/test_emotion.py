from dataclasses import replace
from random import Random

import pytest

from bridge.model import DialogueAct, Emotion, EmotionLabel, Layer, Timeline
from bridge.performance.emotion import feel
from bridge.performance.history import History

TEXT = "Mama saw the beautiful old harbour in the morning."


def felt(passage_of, label, intensity=0.6):
    return list(feel(passage_of(TEXT, emotion=Emotion(label=label, intensity=intensity))))


def test_a_feeling_peaks_and_then_stays_until_after_the_voice(passage_of):
    lasting, peak = felt(passage_of, EmotionLabel.JOY)
    assert lasting.name == peak.name == "joy"
    assert lasting.weight + peak.weight == pytest.approx(0.6)
    assert lasting.weight > peak.weight
    assert lasting.relax_micros > peak.relax_micros
    assert lasting.relax_micros > passage_of(TEXT).expected_micros
    assert lasting.start_micros < 0


def test_surprise_is_quick_and_sadness_slow(passage_of):
    (surprise, _), (sadness, _) = (
        felt(passage_of, label) for label in (EmotionLabel.SURPRISE, EmotionLabel.SADNESS)
    )
    onsets = [cue.ready_micros - cue.start_micros for cue in (surprise, sadness)]
    assert onsets[0] <= 250_000
    assert onsets[1] >= 800_000
    assert surprise.relax_micros - surprise.ready_micros <= 1_000_000
    for cue in (surprise, sadness):
        assert (
            1.3 <= (cue.end_micros - cue.relax_micros) / (cue.ready_micros - cue.start_micros) <= 2
        )


@pytest.mark.parametrize(
    ("label", "intensity"), [(EmotionLabel.NEUTRAL, 0.8), (EmotionLabel.JOY, 0)]
)
def test_no_feeling_is_no_cue(passage_of, label, intensity):
    assert felt(passage_of, label, intensity) == []


def going_on(passage_of, before, now, **meaning):
    passage = passage_of(TEXT, emotion=now, **meaning)
    history = History(emotion=before, emotion_shown_micros=2_000_000)
    return list(feel(replace(passage, before=history)))


def joy(intensity):
    return Emotion(label=EmotionLabel.JOY, intensity=intensity)


@pytest.mark.parametrize("label", [e for e in EmotionLabel if e is not EmotionLabel.NEUTRAL])
def test_every_feeling_stays_long_enough_to_be_seen(passage_of, label):
    emotion = Emotion(label=label, intensity=0.6)
    shortest = [c for c in feel(passage_of("Oh!", emotion=emotion)) if c.layer is Layer.EMOTION]
    for cue in shortest:
        assert cue.relax_micros - cue.start_micros >= 1_200_000


def test_a_feeling_that_goes_on_neither_flares_nor_wavers(passage_of):
    (cue,) = going_on(passage_of, joy(0.6), joy(0.5))
    fresh, _ = felt(passage_of, EmotionLabel.JOY)
    assert cue.weight == pytest.approx(fresh.weight)
    assert "goes on" in cue.because


def test_a_feeling_that_grows_by_more_than_a_little_flares(passage_of):
    cues = going_on(passage_of, joy(0.3), joy(0.8))
    assert sum(cue.weight for cue in cues) == pytest.approx(0.8)
    (calmer,) = going_on(passage_of, joy(0.8), joy(0.4))
    assert calmer.weight < 0.4


def test_a_turn_begins_afresh(passage_of):
    assert len(going_on(passage_of, joy(0.6), joy(0.6), opens_turn=True)) == 2


def test_a_sentence_that_names_no_feeling_keeps_some_of_the_one_before(passage_of):
    (cue,) = going_on(passage_of, joy(0.6), Emotion())
    assert (cue.name, cue.weight) == ("joy", pytest.approx(0.6 * 0.6 * 0.72))
    assert going_on(passage_of, joy(0.6), Emotion(intensity=1.0)) == []
    surprise = Emotion(label=EmotionLabel.SURPRISE, intensity=0.6)
    assert going_on(passage_of, surprise, Emotion()) == []


def test_a_hint_of_another_feeling_does_not_replace_a_strong_one(passage_of):
    hint = Emotion(label=EmotionLabel.WORRY, intensity=0.1)
    (cue,) = going_on(passage_of, joy(0.6), hint)
    assert cue.name == "joy"
    worry = Emotion(label=EmotionLabel.WORRY, intensity=0.5)
    assert {cue.name for cue in going_on(passage_of, joy(0.6), worry)} == {"worry"}


@pytest.mark.parametrize("act", [DialogueAct.GREETING, DialogueAct.GOODBYE, DialogueAct.THANKS])
def test_courtesies_are_smiled_by_who_feels_nothing_in_particular(passage_of, act):
    (cue,) = feel(passage_of(TEXT, act=act))
    assert (cue.layer, cue.name) == (Layer.EMOTION, "joy")
    assert cue.end_micros > passage_of(TEXT).expected_micros
    assert list(feel(passage_of(TEXT, act=act, emotion=Emotion(intensity=1.0)))) == []
    sad = Emotion(label=EmotionLabel.SADNESS, intensity=0.5)
    assert {c.name for c in feel(passage_of(TEXT, act=act, emotion=sad))} == {"sadness"}


def test_relief_blinks_and_sighs(passage_of):
    cues = felt(passage_of, EmotionLabel.RELIEF)
    assert {"sigh", "blink"} <= {cue.name for cue in cues}
    assert all(cue.because for cue in cues)


def test_feelings_beside_the_first_are_shown_with_it(passage_of):
    beside = (Emotion(label=EmotionLabel.PRIDE, intensity=0.3),)
    cues = list(feel(passage_of(TEXT, emotion=replace(joy(0.5), beside=beside))))
    shown = {name: sum(c.weight for c in cues if c.name == name) for name in ("joy", "pride")}
    assert shown == {"joy": pytest.approx(0.5), "pride": pytest.approx(0.3)}


def test_what_lingers_of_a_mixed_feeling_is_mixed(passage_of):
    beside = (Emotion(label=EmotionLabel.PRIDE, intensity=0.4),)
    names = {c.name for c in going_on(passage_of, replace(joy(0.6), beside=beside), Emotion())}
    assert names == {"joy", "pride"}


def test_feelings_never_change_faster_than_they_can_be_seen(passage_of):
    """Whatever a model tags its short sentences with, each feeling lasts a second of speech."""
    rng = Random(5)
    lasting = [EmotionLabel.JOY, EmotionLabel.SADNESS, EmotionLabel.ANGER, EmotionLabel.PRIDE]
    held = 0
    for _ in range(200):
        history, spans = History(), []
        for index in range(12):
            wanted = Emotion(label=rng.choice(lasting), intensity=rng.uniform(0.2, 1.0))
            passage = replace(
                passage_of("Oh.", emotion=wanted, opens_turn=index == 0), before=history
            )
            micros = rng.randrange(100_000, 1_500_000)
            timeline = Timeline(
                utterance_id="u", origin_micros=0, duration_micros=micros, cues=tuple(feel(passage))
            )
            history = history.after(timeline, wanted)
            held += history.emotion.label is not wanted.label
            (shown,) = {c.name for c in timeline.cues}
            if spans and spans[-1][0] == shown:
                spans[-1][1] += micros
            else:
                spans.append([shown, micros])
        assert all(micros >= 1_000_000 for _, micros in spans[:-1])
    assert held > 100
