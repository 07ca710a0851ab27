import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.hooks import EmotionReader
from bridge.model import EmotionLabel
from bridge.testing.contracts import EmotionReaderContract

READER = LexiconEmotionReader()


class TestLexiconEmotionReader(EmotionReaderContract):
    @pytest.fixture
    def part(self) -> EmotionReader:
        return LexiconEmotionReader()


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "I am so happy to see you!", "joy"),
        ("en", "I am not happy about that.", "sadness"),
        ("en", "My dog died yesterday.", "sadness"),
        ("en", "How dare you!", "anger"),
        ("en", "I'm scared of the dark.", "fear"),
        ("en", "Don't be afraid.", "content"),
        ("en", "Wow, I can't believe it!", "surprise"),
        ("en", "That is disgusting.", "disgust"),
        ("en", "Phew, that was close.", "relief"),
        ("en", "Hahaha, good joke!", "laugh"),
        ("en", "You did what?!", "surprise"),
        ("en", "The train leaves at nine.", "neutral"),
        ("en", "I would like a ticket.", "neutral"),
        ("zh", "我好开心！", "joy"),
        ("zh", "我很难过。", "sadness"),
        ("zh", "气死我了！", "anger"),
        ("zh", "你好。", "neutral"),
        ("ja", "とても嬉しいです。", "joy"),
        ("ja", "悲しいです。", "sadness"),
        ("ja", "怖い！", "fear"),
        ("ja", "電車が来ます。", "neutral"),
        ("fr", "Je suis content.", "neutral"),
    ],
)
def test_the_feeling_of_a_sentence(language, text, label):
    assert READER.read(text, language).label == label


def test_neutral_has_no_intensity():
    assert READER.read("It is nine.", "en").intensity == 0.0


def test_boosters_and_marks_raise_and_dampers_lower():
    low, plain, high, loud = (
        READER.read(text, "en").intensity
        for text in ("I am a bit sad.", "I am sad.", "I am very sad.", "I am very sad!")
    )
    assert low < plain < high < loud


@given(st.text(max_size=120), st.sampled_from(["en", "zh", "ja", "xx"]))
def test_intensity_stays_in_range(text, language):
    emotion = READER.read(text, language)
    assert 0.0 <= emotion.intensity <= 1.0
    assert (emotion.label is EmotionLabel.NEUTRAL) == (emotion.intensity == 0.0)
