import pytest

from bridge.model import Emotion, EmotionLabel
from bridge.testing import FakeActivityDetector, FakeEmotionReader, FakeListener
from bridge.testing.contracts import (
    ActivityDetectorContract,
    EmotionReaderContract,
    ListenerContract,
)


class _Listener(FakeListener):
    def listen(self, samples, sample_rate):
        samples[:1] = 0
        return "ghosts"


def test_a_listener_that_hears_ghosts_is_found():
    with pytest.raises(AssertionError):
        ListenerContract().test_silence_holds_no_words(_Listener(), 16_000)
    with pytest.raises(AssertionError):
        ListenerContract().test_no_samples_hold_no_words(_Listener())


def test_a_listener_that_writes_into_a_recording_is_found():
    with pytest.raises(ValueError, match="read-only"):
        ListenerContract().test_a_recording_is_left_as_it_was(_Listener())


class _Detector(FakeActivityDetector):
    def detect(self, samples, sample_rate):
        return 1.5


def test_a_detector_without_probabilities_is_found():
    with pytest.raises(AssertionError):
        ActivityDetectorContract().test_silence_is_not_speech(_Detector(), 16_000)
    with pytest.raises(AssertionError):
        ActivityDetectorContract().test_the_answer_is_a_probability(_Detector(), 512)


class _Reader(FakeEmotionReader):
    def read(self, text, language):
        return Emotion(label=EmotionLabel.ANGER, intensity=3.0)


def test_a_reader_that_is_always_angry_is_found():
    contract = EmotionReaderContract()
    for check in (contract.test_no_words_mean_no_feeling, contract.test_glad_is_not_sad):
        with pytest.raises(AssertionError):
            check(_Reader())
    with pytest.raises(AssertionError):
        contract.test_any_text_gives_a_feeling(_Reader(), "no")
