"""What every listener, activity detector and emotion reader must satisfy."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bridge.hooks import ActivityDetector, EmotionReader, Listener
from bridge.model import Emotion, EmotionLabel

__all__ = ["ActivityDetectorContract", "EmotionReaderContract", "ListenerContract"]

_RATES = (16_000, 24_000, 48_000)  # ears, voices, sound cards


class ListenerContract:
    """Subclass it in your tests, and give it your listener through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Listener:
        """Return a listener."""
        raise NotImplementedError("override the fixture `part` with one that returns your listener")

    def test_it_has_everything_a_listener_needs(self, part: Listener) -> None:
        """``listen`` is there."""
        assert isinstance(part, Listener), "a listener has `listen`"

    @pytest.mark.parametrize("rate", _RATES)
    def test_silence_holds_no_words(self, part: Listener, rate: int) -> None:
        """A listener that hears words in silence makes a character that talks to itself."""
        assert part.listen(np.zeros(rate, np.float32), rate) == ""

    def test_no_samples_hold_no_words(self, part: Listener) -> None:
        """Not even a moment of sound is needed to answer."""
        assert part.listen(np.zeros(0, np.float32), 16_000) == ""

    def test_a_recording_is_left_as_it_was(self, part: Listener) -> None:
        """The samples are the host's; they may be read-only."""
        samples = noise(16_000)
        samples.setflags(write=False)
        assert isinstance(part.listen(samples, 16_000), str)


class ActivityDetectorContract:
    """Subclass it in your tests, and give it your detector through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> ActivityDetector:
        """Return an activity detector, freshly made."""
        raise NotImplementedError("override the fixture `part` with one that returns your detector")

    def test_it_has_everything_a_detector_needs(self, part: ActivityDetector) -> None:
        """``detect`` is there."""
        assert isinstance(part, ActivityDetector), "an activity detector has `detect`"

    @pytest.mark.parametrize("rate", _RATES)
    def test_silence_is_not_speech(self, part: ActivityDetector, rate: int) -> None:
        """Half a second of zeros ends below one half."""
        quiet = np.zeros(rate * 32 // 1000, np.float32)
        assert [part.detect(quiet, rate) for _ in range(16)][-1] < 0.5

    @pytest.mark.parametrize("count", [0, 1, 160, 512, 1600])
    def test_the_answer_is_a_probability(self, part: ActivityDetector, count: int) -> None:
        """For blocks of any length, and read-only ones."""
        samples = noise(count)
        samples.setflags(write=False)
        assert 0.0 <= part.detect(samples, 16_000) <= 1.0


class EmotionReaderContract:
    """Subclass it in your tests, and give it your reader through the fixture ``part``."""

    language = "en"
    glad = "I am so happy, this is wonderful!"
    sad = "I am so sad, my friend died."

    @pytest.fixture
    def part(self) -> EmotionReader:
        """Return an emotion reader."""
        raise NotImplementedError("override the fixture `part` with one that returns your reader")

    def test_it_has_everything_a_reader_needs(self, part: EmotionReader) -> None:
        """``read`` is there."""
        assert isinstance(part, EmotionReader), "an emotion reader has `read`"

    @pytest.mark.parametrize("text", ["", "🙂", "no!!! NO", "はい。", "word " * 300, "a\0b"])
    def test_any_text_gives_a_feeling(self, part: EmotionReader, text: str) -> None:
        """The label is one a face can show, its intensity is in [0, 1]."""
        feeling = part.read(text, self.language)
        assert isinstance(feeling, Emotion)
        assert isinstance(feeling.label, EmotionLabel)
        assert 0.0 <= feeling.intensity <= 1.0

    def test_no_words_mean_no_feeling(self, part: EmotionReader) -> None:
        """An empty sentence is neutral."""
        assert part.read("", self.language).label is EmotionLabel.NEUTRAL

    def test_glad_is_not_sad(self, part: EmotionReader) -> None:
        """The plainest difference there is."""
        glad, sad = (part.read(text, self.language).label for text in (self.glad, self.sad))
        assert glad != sad

    def test_the_same_words_give_the_same_feeling(self, part: EmotionReader) -> None:
        """So that a take can be made again."""
        assert part.read(self.glad, self.language) == part.read(self.glad, self.language)


def noise(count: int) -> NDArray[np.float32]:
    """Return quiet noise, the same each time."""
    return np.random.default_rng(7).normal(0, 0.02, count).astype(np.float32)
