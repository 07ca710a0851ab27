import pytest

from bridge.performance.anchoring import anchor_char
from bridge.performance.meaning import senses
from bridge.performance.sense import Meaning


@pytest.mark.parametrize(
    ("text", "language", "meaning", "word"),
    [
        ("It is my house.", "en", Meaning.SELF, "house"),
        ("That is me.", "en", Meaning.SELF, "me"),
        ("I know that.", "en", Meaning.SELF, "I"),
        ("It is over there.", "en", Meaning.THERE, "there"),
        ("Right here it is.", "en", Meaning.HERE, "Right"),
        ("I have no idea at all.", "en", Meaning.POSSIBILITY, "idea"),
        ("这里很好。", "zh", Meaning.HERE, "这里"),
        ("これは全部です。", "ja", Meaning.INCLUSIVITY, "全部"),
    ],
)
def test_a_sense_is_shown_on_the_word_that_carries_it(text, language, meaning, word):
    sense = next(s for s in senses(text, language) if s.meaning is meaning)
    assert text[anchor_char(text, sense, language) :].startswith(word)
