import pytest

from bridge.dialogue.lexicon import base_language, lexicon_of
from bridge.model import EmotionLabel


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_a_language_has_all_of_a_lexicon(language):
    lexicon = lexicon_of(language)
    assert {rule.type for rule in lexicon.sentence_types} >= {
        "yes-no-question",
        "wh-question",
        "alternative-question",
        "exclamation",
        "command",
    }
    assert len(lexicon.acts) >= 10
    felt = {label for label, _ in lexicon.feeling.weights.values()}
    assert felt == set(EmotionLabel) - {EmotionLabel.NEUTRAL}


def test_an_unknown_language_has_punctuation_alone():
    lexicon = lexicon_of("tlh")
    assert len(lexicon.sentence_types) == 2
    assert not lexicon.feeling.weights
    assert lexicon is lexicon_of("xx-YY")


def test_base_language():
    assert [base_language(tag) for tag in ("zh-Hans-CN", "EN_us", "ja")] == ["zh", "en", "ja"]
