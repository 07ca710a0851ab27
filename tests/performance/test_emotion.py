import pytest

from bridge.model import Emotion, EmotionLabel
from bridge.performance.emotion import feel

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
