from dataclasses import replace

import pytest

from bridge.model import Emotion, EmotionLabel, Layer
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
    return list(feel(replace(passage, before=History(emotion=before))))


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


def test_relief_blinks_and_sighs(passage_of):
    cues = felt(passage_of, EmotionLabel.RELIEF)
    assert {"sigh", "blink"} <= {cue.name for cue in cues}
    assert all(cue.because for cue in cues)
